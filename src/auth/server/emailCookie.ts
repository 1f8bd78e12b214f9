import type { OwnUrl } from './ownUrl.js';

/**
 * The cookie that carries the typed e-mail over a failed sign-in without JavaScript, so that nobody types it twice
 * (WCAG 3.3.7). Never in a URL, where logs and histories would keep it; gone after a minute or with the next success.
 */
export const emailCookieName = 'nau.email';

/**
 * The `Set-Cookie` value that keeps the e-mail for a minute, for one page only; without an e-mail the one that clears it.
 *
 * @param signInPath the path of the page that shows it, base path included
 * @param maxAge seconds
 */
export function emailCookie(email: unknown, signInPath: string, own: OwnUrl, maxAge = 60): string {
  const path = new URL(signInPath, own.origin).pathname;
  const attributes = `Path=${path}; HttpOnly; SameSite=Lax${own.secure ? '; Secure' : ''}`;
  const kept = emailToKeep(email);
  return kept ? `${emailCookieName}=${encodeURIComponent(kept)}; Max-Age=${maxAge}; ${attributes}` : `${emailCookieName}=; Max-Age=0; ${attributes}`;
}

/** What of a typed or returned e-mail may go back into the field: a short text without control characters. */
export function emailToKeep(email: unknown): string | undefined {
  if (typeof email !== 'string') return undefined;
  const text = email.trim();
  return text === '' || text.length > 320 || /[\p{Cc}\p{Surrogate}]/u.test(text) ? undefined : text;
}
