import type { NextAuthOptions } from 'next-auth';
import { getToken, type JWT } from 'next-auth/jwt';
import { settingsOf } from './externalJwtSettings.js';
import type { PlainHeaders } from './ownUrl.js';
import { renewedToken, SessionRevoked, type RenewWish } from './renewal.js';
import { requireSecret } from './secret.js';
import { sessionCookieName, withoutStrayChunks } from './sessionCookies.js';
import { withStoreScope, type StoreScope } from './storeScope.js';

/**
 * NextAuth's decoded token from the session cookie; `null` when there is none, it does not decode, or it was signed out.
 * Only the cookie counts: next-auth would take the token from an Authorization header as well, which no part of the kit sends.
 *
 * @throws when NEXTAUTH_SECRET is missing; TokenStoreUnavailable when the store cannot say whether it was signed out
 */
export async function sessionToken(request: RequestCookies, options: TokenOptions): Promise<JWT | null> {
  const cookieName = sessionCookieName(options, request.headers);
  const scope: StoreScope = {};
  const token = await withStoreScope(scope, () =>
    getToken({
      req: { headers: {}, cookies: withoutStrayChunks(request.cookies, cookieName) } as unknown as Parameters<typeof getToken>[0]['req'],
      secret: String(requireSecret(options)),
      cookieName,
      decode: options.jwt?.decode,
    }),
  );
  if (scope.outage) throw scope.outage;
  return token;
}

/** {@link sessionToken} with the backend's newest tokens, renewed when they are due. */
export async function currentSessionToken(request: RequestCookies, authOptions: NextAuthOptions, wish?: RenewWish): Promise<JWT | null> {
  const token = await sessionToken(request, authOptions);
  const settings = settingsOf(authOptions);
  if (!token || !settings) return token;
  try {
    return await renewedToken(token, settings, authOptions, wish);
  } catch (error) {
    if (error instanceof SessionRevoked) return null;
    throw error;
  }
}

export interface RequestCookies {
  headers: PlainHeaders;
  cookies: Record<string, string>;
}

export type TokenOptions = Pick<NextAuthOptions, 'secret' | 'jwt' | 'cookies' | 'useSecureCookies'>;
