'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useSessionTruth } from './useAuthState.js';

/** How close the end of the session is. */
export interface SessionExpiry {
  /** `warning` from `warnBefore` seconds on; `expired` when the session has ended while this page was open. */
  status: 'none' | 'warning' | 'expired';
  /** Whole seconds that are left; only with `warning`. */
  secondsLeft?: number;
  /** Whether the server can put the end off. */
  canExtend: boolean;
  /** Puts it off. Tells whether that worked. */
  extend: () => Promise<boolean>;
}

/** The shortest warning: people need time to react (WCAG 2.2.1 asks for at least 20 seconds). */
export const shortestWarning = 20;

/**
 * The end of the session, for whoever wants to warn of it: of the access token when it cannot be renewed (or is not, with
 * `keepAlive={false}`), else of the session as a whole (`maxSessionAge`).
 *
 * @param options.warnBefore seconds; at least 20. Default 60
 */
export function useSessionExpiry({ warnBefore = 60 }: { warnBefore?: number } = {}): SessionExpiry {
  const truth = useSessionTruth();
  const state = useSyncExternalStore(truth.subscribe, truth.getState, truth.getFirstState);
  const [now, setNow] = useState<number>();
  const seconds = Math.max(warnBefore, shortestWarning);
  const session = state.status === 'signedIn' ? state.session : undefined;

  useEffect(() => {
    if (!session) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      setNow(Date.now());
      const end = truth.getEnd();
      if (!end) return;
      const left = end.at - Date.now();
      // Each second during the warning; before it, once when it begins.
      const next = left > seconds * 1000 ? left - seconds * 1000 : 1000;
      if (left > 0) timer = setTimeout(tick, Math.min(next, 2 ** 31 - 1));
    };
    // Not in this very moment: a new session must not make the page paint twice.
    timer = setTimeout(tick, 0);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [session, seconds, truth]);

  const extend = useCallback(() => truth.extend(), [truth]);
  if (state.status === 'expired' && truth.hasEndedHere()) return { status: 'expired', canExtend: false, extend };
  const end = session && truth.getEnd();
  if (!end || now === undefined) return { status: 'none', canExtend: false, extend };
  const secondsLeft = Math.max(0, Math.ceil((end.at - now) / 1000));
  return secondsLeft <= seconds ? { status: 'warning', secondsLeft, canExtend: end.canExtend, extend } : { status: 'none', canExtend: end.canExtend, extend };
}
