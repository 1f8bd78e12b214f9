import type { OwnUrl } from './ownUrl.js';

/** Cookies of the kit's own, each of one page and for minutes at most. */
export type PageCookieName = 'nau.email' | 'nau.typed' | 'nau.challenge';

/**
 * The name in the browser. Over https it begins with `__Secure-`, so that nobody without https can plant one (RFC 6265bis 4.1.3;
 * OWASP ASVS 5.0, 3.3.1); `__Host-` would want it on all paths.
 */
const pageCookieName = (name: PageCookieName, { secure }: OwnUrl): string => (secure ? `__Secure-${name}` : name);

/**
 * The `Set-Cookie` value of such a cookie; without a value the one that clears it.
 *
 * @param value in characters that a cookie may have
 * @param maxAge seconds
 * @param page the path of the page that reads it, base path included; a query is left out
 */
export function pageCookie(name: PageCookieName, value: string | undefined, maxAge: number, page: string, own: OwnUrl): string {
  const attributes = `Path=${new URL(page, own.origin).pathname}; HttpOnly; SameSite=Lax${own.secure ? '; Secure' : ''}`;
  return `${pageCookieName(name, own)}=${value ?? ''}; Max-Age=${value ? maxAge : 0}; ${attributes}`;
}

/** Its value in a request; over https that of the name without the prefix is not read. */
export const pageCookieOf = (cookies: Record<string, string>, name: PageCookieName, own: OwnUrl): string | undefined => cookies[pageCookieName(name, own)];
