import type { NextAuthOptions } from 'next-auth';
import { authStateOf, type AuthState } from '../model/authState.js';
import { serverSession, type ServerContext, type ServerSession } from './serverSession.js';

/**
 * Whether the person who makes this request is signed in: `signedIn`, `signedOut` or `expired` (a server is never
 * `checking`). For Server Components without a context, for `getServerSideProps` and API routes with it.
 *
 * @example
 * ```tsx
 * const auth = await getAuthState(authOptions);
 * if (auth.status === 'signedIn') return <p>Hello {auth.session.user?.name}</p>;
 * ```
 */
export async function getAuthState(authOptions: NextAuthOptions, context?: ServerContext): Promise<AuthState<ServerSession>> {
  return authStateOf(await serverSession(authOptions, context));
}
