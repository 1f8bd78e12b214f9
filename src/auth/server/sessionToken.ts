import type { NextAuthOptions } from 'next-auth';
import { getToken, type JWT } from 'next-auth/jwt';
import { ownUrl, type PlainHeaders } from './ownUrl.js';
import { requireSecret } from './secret.js';

/**
 * NextAuth's decoded token from the session cookie; `null` when there is none or it does not decode. Only the cookie
 * counts: next-auth would take the token from an Authorization header as well, which no part of the kit sends.
 *
 * @throws when NEXTAUTH_SECRET is missing
 */
export async function sessionToken(request: { headers: PlainHeaders; cookies: Record<string, string> }, options: TokenOptions): Promise<JWT | null> {
  const secureCookie = options.useSecureCookies ?? ownUrl(request.headers).secure;
  return getToken({
    req: { headers: {}, cookies: request.cookies } as unknown as Parameters<typeof getToken>[0]['req'],
    secret: String(requireSecret(options)),
    secureCookie,
    cookieName: options.cookies?.sessionToken?.name ?? `${secureCookie ? '__Secure-' : ''}next-auth.session-token`,
    decode: options.jwt?.decode,
  });
}

export type TokenOptions = Pick<NextAuthOptions, 'secret' | 'jwt' | 'cookies' | 'useSecureCookies'>;
