/** What a form says while it works: a visible remark when it takes long, and the polite announcement. Keep it mounted. */
export function FormStatus({ status, slowText }: { status: string; slowText?: string }) {
  return (
    <>
      {slowText && (
        <p data-slot="slow" aria-hidden="true" className="nau:text-center nau:text-sm nau:text-auth-muted">
          {slowText}
        </p>
      )}
      <span role="status" className="nau:sr-only">
        {status}
      </span>
    </>
  );
}
