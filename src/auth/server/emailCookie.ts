import type { OwnUrl } from './ownUrl.js';
import { pageCookie, pageCookieOf } from './pageCookie.js';

/**
 * The `Set-Cookie` value that carries the typed e-mail over a failed sign-in without JavaScript, so that nobody types it
 * twice (WCAG 3.3.7). Never in a URL, where logs and histories would keep it; gone after a minute or with the next success.
 * Without an e-mail it clears the cookie.
 *
 * @param signInPath the path of the page that shows it, base path included
 * @param maxAge seconds
 */
export function emailCookie(email: unknown, signInPath: string, own: OwnUrl, maxAge = 60): string {
  const kept = emailToKeep(email);
  return pageCookie('nau.email', kept && encodeURIComponent(kept), maxAge, signInPath, own);
}

/** The e-mail in the request's cookies. */
export const emailOf = (cookies: Record<string, string>, own: OwnUrl): string | undefined => emailToKeep(pageCookieOf(cookies, 'nau.email', own));

/** What of a typed or returned e-mail may go back into the field: a short text without control characters. */
export function emailToKeep(email: unknown): string | undefined {
  if (typeof email !== 'string') return undefined;
  const text = email.trim();
  return text === '' || text.length > 320 || /[\p{Cc}\p{Surrogate}]/u.test(text) ? undefined : text;
}
