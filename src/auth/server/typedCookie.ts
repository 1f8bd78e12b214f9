import { fromBase64Url, toBase64Url } from '../model/base64Url.js';
import type { OwnUrl } from './ownUrl.js';

/**
 * The cookie that carries what was typed, secrets left out, over a failed form without JavaScript, so that nobody types it
 * twice (WCAG 3.3.7). Never in a URL, where logs and histories would keep it; gone after a minute or with the next success.
 */
export const typedCookieName = 'nau.typed';

/** The `Set-Cookie` value that keeps the values for 60 seconds, for one page only; without values the one that clears it. */
export function typedCookie(values: Record<string, string> | undefined, path: string, own: OwnUrl): string {
  const attributes = `Path=${new URL(path, own.origin).pathname}; HttpOnly; SameSite=Lax${own.secure ? '; Secure' : ''}`;
  const kept = Object.entries(values ?? {}).filter(([, value]) => value.length <= 320);
  return kept.length
    ? `${typedCookieName}=${toBase64Url(JSON.stringify(Object.fromEntries(kept.slice(0, 8))))}; Max-Age=60; ${attributes}`
    : `${typedCookieName}=; Max-Age=0; ${attributes}`;
}

/** What was typed; anything that is no such cookie is nothing. */
export function typedOf(cookies: Record<string, string>): Record<string, string> {
  try {
    const values: unknown = JSON.parse(fromBase64Url(cookies[typedCookieName] ?? ''));
    if (typeof values !== 'object' || values === null) return {};
    return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= 320).slice(0, 8));
  } catch {
    return {};
  }
}
