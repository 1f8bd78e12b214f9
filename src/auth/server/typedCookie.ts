import { fromBase64Url, toBase64Url } from '../model/base64Url.js';
import type { OwnUrl } from './ownUrl.js';
import { pageCookie, pageCookieOf } from './pageCookie.js';

/**
 * The `Set-Cookie` value that carries what was typed, secrets left out, over a failed form without JavaScript, so that nobody
 * types it twice (WCAG 3.3.7). Never in a URL, where logs and histories would keep it; for 60 seconds and one page only.
 * Without values it clears the cookie.
 */
export function typedCookie(values: Record<string, string> | undefined, path: string, own: OwnUrl): string {
  const kept = Object.entries(values ?? {}).filter(([, value]) => value.length <= 320);
  return pageCookie('nau.typed', kept.length ? toBase64Url(JSON.stringify(Object.fromEntries(kept.slice(0, 8)))) : undefined, 60, path, own);
}

/** What was typed; anything that is no such cookie is nothing. */
export function typedOf(cookies: Record<string, string>, own: OwnUrl): Record<string, string> {
  try {
    const values: unknown = JSON.parse(fromBase64Url(pageCookieOf(cookies, 'nau.typed', own) ?? ''));
    if (typeof values !== 'object' || values === null) return {};
    return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= 320).slice(0, 8));
  } catch {
    return {};
  }
}
