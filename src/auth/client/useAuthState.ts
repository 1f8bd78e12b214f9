'use client';

import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AuthState } from '../model/authState.js';
import { useClientContext } from './clientContext.js';
import { SessionContext } from './nextAuthSession.js';
import type { ClientSession } from './readSession.js';
import { SessionTruth } from './sessionTruth.js';

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

export interface AuthReading {
  state: AuthState<ClientSession>;
  truth: SessionTruth;
  /** Reads the session again, for instance after an outage. */
  retry: () => void;
}

/** The state of the `AuthProvider` above, or one of its own below next-auth's provider alone. */
export function useSharedReading(): AuthReading {
  const truth = useSessionTruth();
  const state = useSyncExternalStore(truth.subscribe, truth.getState, truth.getFirstState);
  return useMemo(() => ({ state, truth, retry: truth.read }), [state, truth]);
}

/** The one that knows. */
export function useSessionTruth(): SessionTruth {
  const { truth, basePath } = useClientContext();
  const ear = useContext(SessionContext);
  if (!truth && !ear) {
    throw new Error(
      'next-auth-ui: no session context. Wrap the app in <AuthProvider> (or in next-auth\'s <SessionProvider>): ' +
        'AuthGuard, SessionBadge, SignInPage and useAuthState read the session from it. LoginForm alone needs none.',
    );
  }
  const [own] = useState(() => truth ?? new SessionTruth({ basePath, session: ear!.status === 'loading' ? undefined : ear!.data, waitsForEar: true }));
  useHearing(truth ? undefined : own, ear);
  return truth ?? own;
}

/** Lets a truth hear what next-auth's own provider in this tab says. */
export function useHearing(truth: SessionTruth | undefined, ear: { status: string; data: unknown } | undefined): void {
  const { status, data } = ear ?? { status: 'loading' };
  useEffect(() => {
    if (truth && status !== 'loading') truth.hear((data ?? null) as ClientSession | null);
  }, [truth, status, data]);
}
