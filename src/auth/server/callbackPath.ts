import { isSafeCallbackUrl, relativeToOrigin } from '../model/callbackUrl.js';

/** A callback URL as our own URLs carry it: a path of the app (an allow-listed origin's URL stays whole); `undefined` when unsafe. */
export function callbackPath(value: unknown, origin: string, allowedOrigins: readonly string[] = []): string | undefined {
  if (!isSafeCallbackUrl(value, { origin, allowedOrigins })) return undefined;
  return relativeToOrigin(value as string, origin);
}

/** The sign-in page's URL with what it has to know. */
export function signInUrl(signInPath: string, query: { callbackUrl?: string; error?: string }): string {
  const search = new URLSearchParams();
  if (query.error) search.set('error', query.error);
  if (query.callbackUrl) search.set('callbackUrl', query.callbackUrl);
  const text = search.toString();
  return text ? `${signInPath}${signInPath.includes('?') ? '&' : '?'}${text}` : signInPath;
}
