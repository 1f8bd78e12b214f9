import type { NextAuthOptions } from 'next-auth';
import { authStateOf, type AuthState } from '../model/authState.js';
import { readSession, type ServerSession } from './readSession.js';
import type { PagesContext } from './serverRequest.js';
import { TokenStoreUnavailable } from './tokenStore.js';

/**
 * Whether someone is signed in, on the server: `signedIn`, `signedOut` or `expired`; `unreachable` when the token store
 * cannot say whether the session was signed out.
 *
 * @param context only in the Pages Router: the context of `getServerSideProps`, or `{ req, res }`
 * @throws when NEXTAUTH_SECRET is missing
 * @example
 * ```tsx
 * const state = await getAuthState(authOptions);
 * if (state.status === 'signedIn') console.log(state.session.user?.name);
 * ```
 */
export async function getAuthState(authOptions: NextAuthOptions, context?: PagesContext): Promise<AuthState<ServerSession>> {
  try {
    return authStateOf(await readSession(authOptions, context));
  } catch (error) {
    if (error instanceof TokenStoreUnavailable) return { status: 'unreachable' };
    throw error;
  }
}
