import type { NextAuthOptions } from 'next-auth';
import { getToken, type JWT } from 'next-auth/jwt';
import type { NextRequest } from 'next/server.js';
import { requireSecret } from './secret.js';

/** Cookies as Next hands them out: an object, or a store with `getAll`. */
export type Cookies = Partial<Record<string, string>> | { getAll: () => { name: string; value: string }[] };

/** NextAuth's decoded session token, or null. Only cookies count: a caller's `Authorization` header is not a session. */
export async function sessionToken(authOptions: Pick<NextAuthOptions, 'secret' | 'jwt' | 'cookies'>, cookies: Cookies): Promise<JWT | null> {
  const { jwt, cookies: names } = authOptions;
  return getToken({
    // Its type wants a whole request; it reads these two.
    req: { cookies, headers: {} } as unknown as NextRequest,
    secret: requireSecret(authOptions),
    ...(jwt?.decode && { decode: jwt.decode }),
    ...(names?.sessionToken && { cookieName: names.sessionToken.name }),
  });
}
