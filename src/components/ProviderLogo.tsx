import { Part } from './ui/Part.js';

export interface ProviderLogoProps {
  /** NextAuth's id of the provider. */
  provider: string;
  /** Its logo: the path of an SVG of 24 by 24, such as `providerLogo(id)`. Default: its first letter in a circle. */
  path?: string;
}

/**
 * The sign of a provider: its logo in the colour of the text, or its first letter in a circle. Decoration: the button's
 * text names the provider.
 *
 * @example
 * ```tsx
 * <Button><ProviderLogo provider="github" path={providerLogo('github')} /> Continue with GitHub</Button>
 * ```
 */
export function ProviderLogo({ provider, path }: ProviderLogoProps) {
  return (
    <Part as="svg" slot="provider-logo"
      data-state={path ? 'logo' : 'letter'}
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="currentColor"
      look="nau:nau-provider-logo"
    >
      {path ? (
        <path d={path} />
      ) : (
        <>
          <circle cx="12" cy="12" r="10.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <text x="12" y="16.5" textAnchor="middle" fontSize="12" fontWeight="600">
            {[...provider][0]?.toUpperCase()}
          </text>
        </>
      )}
    </Part>
  );
}
