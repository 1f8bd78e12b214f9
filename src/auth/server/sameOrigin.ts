import { headerOf, type PlainHeaders } from './ownUrl.js';

/**
 * Whether a browser sent this request from the app's own pages. `Sec-Fetch-Site` must be absent (old browsers) or
 * `same-origin`, and `Origin` must be the app's; an absent or `null` one is enough only beside `same-origin`.
 * Neither header can be set by a script or form of another site. Source: OWASP CSRF Prevention, "Fetch Metadata" and
 * "Verifying Origin With Standard Headers".
 */
export function isSameOrigin(headers: PlainHeaders, ownOrigin: string): boolean {
  const site = headerOf(headers, 'sec-fetch-site');
  const origin = headerOf(headers, 'origin');
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined || origin === 'null') return site === 'same-origin';
  return origin === ownOrigin;
}
