import type { NextAuthOptions } from 'next-auth';
import { sendableToken } from './renewal.js';
import { serverRequest, type PagesContext } from './serverRequest.js';
import { currentSessionToken } from './sessionToken.js';

/**
 * The backend's access token of whoever is signed in, renewed if it was due, for fetches on the server. `undefined` when nobody is, when the
 * token has ended, and for users of other providers. Never hand it to a Client Component or into props.
 *
 * @param context only in the Pages Router: the context of `getServerSideProps`, or `{ req, res }`
 * @throws when NEXTAUTH_SECRET is missing; TokenStoreUnavailable when the store cannot say whether the session was signed out
 * @example
 * ```tsx
 * const token = await getAccessToken(authOptions);
 * const answer = await fetch(`${api}/products`, { headers: { Authorization: `Bearer ${token}` }, cache: 'no-store' });
 * ```
 */
export async function getAccessToken(authOptions: NextAuthOptions, context?: PagesContext): Promise<string | undefined> {
  const token = await currentSessionToken(await serverRequest(context), authOptions);
  return token ? sendableToken(token, authOptions) : undefined;
}
