'use client';

import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { SessionContext } from 'next-auth/react';
import { authStateOf, type AuthState } from '../model/authState.js';
import { maxTimerDelay } from '../model/expiry.js';
import { forgetAccessTokens } from './accessToken.js';
import { readSession, type ClientSession } from './readSession.js';

export interface AuthReading {
  state: AuthState<ClientSession>;
  /** Reads the session again, for instance after an outage. */
  retry: () => void;
}

/** What "unauthenticated" of next-auth turned out to be. */
type Verdict = 'unknown' | 'signedOut' | 'unreachable';

/**
 * Turns next-auth's session context into the auth state. next-auth says "unauthenticated" when nobody is signed in
 * and also when a request failed; here a read of our own decides. While a session is read again, the last good one
 * stays, and the access token's end is watched.
 *
 * @param handedDownNull the server said in this page's HTML that nobody is signed in
 */
export function useAuthReading(enabled: boolean, basePath: string | undefined, handedDownNull = false): AuthReading {
  const context = useContext(SessionContext);
  if (enabled && !context) {
    throw new Error(
      'next-auth-ui: no session context. Wrap the app in <AuthProvider> (or in next-auth\'s <SessionProvider>): ' +
        'AuthGuard, SessionBadge, SignInPage and useAuthState read the session from it. LoginForm alone needs none.',
    );
  }
  const status = enabled ? context!.status : 'loading';
  const data: ClientSession | null = context?.data ?? null;
  const [verdict, setVerdict] = useState<Verdict>(handedDownNull ? 'signedOut' : 'unknown');
  const [last, setLast] = useState<ClientSession | null>(data);
  const [attempt, setAttempt] = useState(0);
  const trustsHtml = useRef(handedDownNull);
  const ended = useEnded(data);

  if (data && data !== last) setLast(data);
  if (data && verdict !== 'unknown') setVerdict('unknown');

  useEffect(() => {
    if (status !== 'unauthenticated') return;
    if (trustsHtml.current) {
      trustsHtml.current = false;
      return;
    }
    let current = true;
    void readSession(basePath).then((reading) => {
      if (!current) return;
      if (reading.status === 'session') {
        wakeSessionProvider();
      } else {
        if (reading.status === 'none') {
          forgetAccessTokens();
          setLast(null);
        }
        setVerdict(reading.status === 'none' ? 'signedOut' : 'unreachable');
      }
    });
    return () => {
      current = false;
    };
  }, [status, attempt, basePath]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    if (verdict !== 'unreachable') return;
    window.addEventListener('online', retry);
    window.addEventListener('focus', retry);
    return () => {
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
    };
  }, [verdict, retry]);

  const state = useMemo((): AuthState<ClientSession> => {
    const session = data ?? last;
    if (status === 'unauthenticated' && verdict === 'signedOut') return { status: 'signedOut' };
    if (!session) return status === 'unauthenticated' && verdict === 'unreachable' ? { status: 'unreachable' } : { status: 'checking' };
    const known = ended ? ({ status: 'expired', session } as const) : authStateOf(session);
    return known.status === 'signedIn' && verdict === 'unreachable' ? { ...known, stale: true } : known;
  }, [status, verdict, data, last, ended]);

  return useMemo(() => ({ state, retry }), [state, retry]);
}

/** Whether the access token's time has run out since the session arrived. */
function useEnded(session: ClientSession | null): boolean {
  const [endedSession, setEndedSession] = useState<ClientSession | null>(null);
  const arrival = useRef<{ session: ClientSession; at: number }>(undefined);
  useEffect(() => {
    const lifetime = session?.accessTokenExpiresIn;
    if (!session || lifetime === undefined || session.error) return;
    // Seconds counted from the arrival, not the date: the device's clock may be wrong.
    if (arrival.current?.session !== session) arrival.current = { session, at: Date.now() };
    const end = arrival.current.at + lifetime * 1000;
    let timer: ReturnType<typeof setTimeout>;
    const check = () => {
      clearTimeout(timer);
      const left = end - Date.now();
      if (left <= 0) setEndedSession(session);
      else timer = setTimeout(check, Math.min(left, maxTimerDelay));
    };
    check();
    // Timers stand still while a laptop sleeps.
    document.addEventListener('visibilitychange', check);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', check);
    };
  }, [session]);
  return session !== null && endedSession === session;
}

/** Makes next-auth's SessionProvider read the session again: its `update` does nothing while it thinks nobody is signed in. */
function wakeSessionProvider(): void {
  const newValue = JSON.stringify({ event: 'session', data: { trigger: 'getSession' }, timestamp: Math.floor(Date.now() / 1000) });
  window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message', newValue }));
}
