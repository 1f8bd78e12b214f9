import { providerLogos } from './providerLogos.js';

/**
 * The logo of a well-known provider by NextAuth's id, as the path of an SVG of 24 by 24; `undefined` for one that is not
 * known. `getSignInPageProps` puts those of the app's own providers into its `providers`, so that no browser loads the others.
 *
 * @example
 * ```tsx
 * <ProviderButtons providers={[{ id: 'github', name: 'GitHub', type: 'oauth', logo: providerLogo('github') }]} />
 * ```
 */
export function providerLogo(provider: string): string | undefined {
  if (microsoft.has(provider)) return squares;
  const id = provider === 'x' ? 'twitter' : provider;
  // The id is the app's own word, which may be "constructor".
  return Object.hasOwn(providerLogos, id) ? providerLogos[id] : undefined;
}

/** Microsoft's sign, which no free collection has: four squares. */
const squares = 'M1 1h10.5v10.5H1zM12.5 1H23v10.5H12.5zM1 12.5h10.5V23H1zM12.5 12.5H23V23H12.5z';
const microsoft: ReadonlySet<string> = new Set(['azure-ad', 'azure-ad-b2c', 'microsoft', 'microsoft-entra-id']);
