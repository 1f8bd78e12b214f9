import type { OwnUrl } from './ownUrl.js';

/**
 * Whether a request that changes something comes from a page of the app itself (OWASP CSRF Cheat Sheet, Fetch Metadata and
 * origin checks). `Sec-Fetch-Site` must be absent or `same-origin`; `Origin` must be the app's, and may be absent or
 * `null` only when `Sec-Fetch-Site` vouches for it.
 */
export function isSameOrigin(header: (name: string) => string | null | undefined, { origin: own }: OwnUrl): boolean {
  const site = header('sec-fetch-site');
  const origin = header('origin');
  if (site && site !== 'same-origin') return false;
  return origin && origin !== 'null' ? origin === own : site === 'same-origin';
}
