'use client';

import type { AuthState } from '../model/authState.js';
import { useClientContext } from './clientContext.js';
import type { ClientSession } from './readSession.js';
import { useAuthReading, type AuthReading } from './useAuthReading.js';

/**
 * Whether someone is signed in: `checking`, `signedIn`, `signedOut`, `expired` or `unreachable`. Works below
 * `AuthProvider` and below next-auth's own `SessionProvider`; throws an Error that says so below neither.
 *
 * @example
 * ```tsx
 * const auth = useAuthState();
 * if (auth.status === 'signedIn') return <p>Hello {auth.session.user?.name}</p>;
 * ```
 */
export function useAuthState(): AuthState<ClientSession> {
  return useSharedReading().state;
}

/** The reading of the `AuthProvider` above, or one of its own. */
export function useSharedReading(): AuthReading {
  const { reading, basePath } = useClientContext();
  const own = useAuthReading(!reading, basePath);
  return reading ?? own;
}
