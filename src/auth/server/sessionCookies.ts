import type { NextAuthOptions } from 'next-auth';
import { ownUrl, type PlainHeaders } from './ownUrl.js';

/** The name of the cookie that holds the session, alone or in numbered chunks (`name.0`, `name.1`). */
export function sessionCookieName(options: CookieOptions, headers: PlainHeaders): string {
  const set = options.cookies?.sessionToken?.name;
  if (set) return set;
  return `${(options.useSecureCookies ?? ownUrl(headers).secure) ? '__Secure-' : ''}next-auth.session-token`;
}

export type CookieOptions = Pick<NextAuthOptions, 'cookies' | 'useSecureCookies'>;

/** Whether a cookie is the session's, or a chunk of it. */
export function isSessionCookie(name: string, cookieName: string): boolean {
  // Numbers as next-auth writes them: `.00` is none.
  return name === cookieName || (name.startsWith(`${cookieName}.`) && /^(0|[1-9]\d*)$/.test(name.slice(cookieName.length + 1)));
}

/**
 * The cookies without chunks that cannot be next-auth's: it writes one whole cookie, or chunks from 0 on without a gap.
 * next-auth itself joins whatever begins with the name, so one planted cookie would sign people out.
 */
export function withoutStrayChunks(cookies: Record<string, string>, cookieName: string): Record<string, string> {
  const whole = cookies[cookieName];
  // A compact JWE has five parts (RFC 7516 7.1).
  const isWhole = whole !== undefined && whole.split('.').length === 5;
  let chunks = 0;
  while (cookies[`${cookieName}.${chunks}`] !== undefined) chunks++;
  const belongs = (name: string) =>
    isWhole || chunks === 0 ? name === cookieName : name !== cookieName && Number(name.slice(cookieName.length + 1)) < chunks;
  return Object.fromEntries(Object.entries(cookies).filter(([name]) => !name.startsWith(cookieName) || (isSessionCookie(name, cookieName) && belongs(name))));
}
