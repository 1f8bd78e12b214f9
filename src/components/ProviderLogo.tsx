import { providerLogos } from './providerLogos.js';

/**
 * The sign of a provider by NextAuth's id: its logo in the colour of the text, for one that is not known its first letter in
 * a circle. Decoration: the button's text names the provider.
 *
 * @example
 * ```tsx
 * <Button><ProviderLogo provider="github" /> Continue with GitHub</Button>
 * ```
 */
export function ProviderLogo({ provider }: { provider: string }) {
  const path = pathOf(provider);
  return (
    <svg
      data-slot="provider-logo"
      data-state={path ? 'logo' : 'letter'}
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="currentColor"
      className="nau:size-5 nau:shrink-0"
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
    </svg>
  );
}

/** Microsoft's sign, which no free collection has: four squares. */
const squares = 'M1 1h10.5v10.5H1zM12.5 1H23v10.5H12.5zM1 12.5h10.5V23H1zM12.5 12.5H23V23H12.5z';
const microsoft: ReadonlySet<string> = new Set(['azure-ad', 'azure-ad-b2c', 'microsoft', 'microsoft-entra-id']);

/** The id is the app's own word, which may be "constructor". */
function pathOf(provider: string): string | undefined {
  if (microsoft.has(provider)) return squares;
  const id = provider === 'x' ? 'twitter' : provider;
  return Object.hasOwn(providerLogos, id) ? providerLogos[id] : undefined;
}
