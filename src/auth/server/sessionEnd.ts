import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { settingsOf } from './externalJwtSettings.js';
import { secretOf } from './secret.js';
import { sessionToken, type RequestCookies } from './sessionToken.js';
import { TokenStoreUnavailable } from './tokenStore.js';

/** The token in a request's session cookie, signed out or not; `undefined` without a readable one or without `withExternalJwt`. */
export async function sentToken(request: RequestCookies, authOptions: NextAuthOptions): Promise<JWT | undefined> {
  const settings = settingsOf(authOptions);
  // A missing secret is NextAuth's to report.
  if (!settings || !secretOf(authOptions)) return undefined;
  return (await sessionToken(request, { ...authOptions, jwt: { ...authOptions.jwt, decode: async (params) => settings.decode(params) } })) ?? undefined;
}

/** Whether the session in a request's cookie was signed out. `false` when nobody can tell: then nothing is dropped. */
export async function isSignedOut(request: RequestCookies, authOptions: NextAuthOptions, token?: JWT): Promise<boolean> {
  const { sid } = token ?? (await sentToken(request, authOptions)) ?? {};
  if (sid === undefined) return false;
  try {
    return (await settingsOf(authOptions)!.tokenStore.get(sid)).revoked === true;
  } catch (error) {
    if (error instanceof TokenStoreUnavailable) return false;
    throw error;
  }
}
