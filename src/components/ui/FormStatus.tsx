import { Part } from './Part.js';

/** What a form says while it works: a visible remark when it takes long, and the polite announcement. Keep it mounted. */
export function FormStatus({ status, slowText }: { status: string; slowText?: string }) {
  return (
    <>
      {slowText && (
        <Part as="p" slot="slow" aria-hidden="true" look="nau:nau-aside-line">
          {slowText}
        </Part>
      )}
      <Part as="span" slot="status" role="status" className="nau:sr-only">
        {status}
      </Part>
    </>
  );
}
