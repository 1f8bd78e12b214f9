import type { AuthSession } from './session.js';

/**
 * Whether someone is signed in: the one answer that every component, hook and test shares.
 *
 * - `checking`: nothing is known yet.
 * - `signedIn`: with `stale: true` while the session cannot be read; the last good one is kept.
 * - `signedOut`: the server said so; with `pending: true` the person has signed out and the server could not be told yet.
 * - `expired`: there was a session; the backend's token has ended and cannot be renewed.
 * - `unreachable`: the session cannot be read and nothing is known. An outage is never "signed out".
 */
export type AuthState<S extends AuthSession = AuthSession> =
  | { status: 'checking' }
  | { status: 'signedIn'; session: S; stale?: true }
  | { status: 'signedOut'; pending?: true }
  | { status: 'expired'; session: S }
  | { status: 'unreachable' };

/** The names of the auth states. */
export type AuthStatus = AuthState['status'];

/** Every auth state's name, for controls, boards and tables. */
export const authStatuses = ['checking', 'signedIn', 'signedOut', 'expired', 'unreachable'] as const satisfies readonly AuthStatus[];

/** The auth state that a session (or its absence) means, at the moment in which the server answered. */
export function authStateOf<S extends AuthSession>(session: S | null | undefined): AuthState<S> {
  if (!session) return { status: 'signedOut' };
  if (session.error === 'expired') return { status: 'expired', session };
  return { status: 'signedIn', session };
}
