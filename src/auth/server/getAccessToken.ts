import type { NextAuthOptions } from 'next-auth';
import { hasEnded } from '../model/expiry.js';
import { backendTokenOf } from './backendTokenOf.js';
import { nowOf } from './externalJwtSettings.js';
import { serverRequest, type PagesContext } from './serverRequest.js';
import { sessionToken } from './sessionToken.js';

/**
 * The backend's access token of whoever is signed in, for fetches on the server. `undefined` when nobody is, when the
 * token has ended, and for users of other providers. Never hand it to a Client Component or into props.
 *
 * @param context only in the Pages Router: the context of `getServerSideProps`, or `{ req, res }`
 * @throws when NEXTAUTH_SECRET is missing
 * @example
 * ```tsx
 * const token = await getAccessToken(authOptions);
 * const answer = await fetch(`${api}/products`, { headers: { Authorization: `Bearer ${token}` }, cache: 'no-store' });
 * ```
 */
export async function getAccessToken(authOptions: NextAuthOptions, context?: PagesContext): Promise<string | undefined> {
  const backend = backendTokenOf(await sessionToken(await serverRequest(context), authOptions));
  return backend && !hasEnded(backend.expiresAt, nowOf(authOptions)) ? backend.accessToken : undefined;
}
