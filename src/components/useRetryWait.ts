'use client';

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import type { AuthFailure, FailureCode } from '../auth/model/failure.js';

export interface RetryWait {
  /** Whole seconds that are left; 0 when the wait is over. `undefined` without a wait. */
  secondsLeft: number | undefined;
  /** Why there is a wait, also after a reload. */
  code: FailureCode | undefined;
  /** Begins the wait that a failure asks for; one without `retryAfter` ends any. */
  begin: (failure: AuthFailure) => void;
  end: () => void;
}

interface Wait {
  code: FailureCode;
  /** Milliseconds since 1970, so that it survives a reload. */
  until: number;
}

/**
 * Counts down the wait that a failure asks for (`retryAfter`), second by second. It survives a reload of the tab, also
 * when the failure stands in the URL and would begin anew; where storage is blocked it lasts as long as the form.
 *
 * @param first the failure that the page began with
 * @param name tells apart forms of different purposes; forms of the same wait together
 */
export function useRetryWait(first: AuthFailure | undefined, name: string): RetryWait {
  // Apps of one origin are told apart by the path of their API.
  const { basePath = '' } = useClientContext();
  const key = `next-auth-ui.wait.${basePath}${name}`;
  const { code: firstCode, retryAfter } = first ?? {};
  const secondsLeft = useSyncExternalStore(
    useCallback((changed: () => void) => subscribe(key, changed), [key]),
    () => leftOf(current(key)),
    () => retryAfter,
  );
  const begin = useCallback((failure: AuthFailure) => set(key, waitOf(failure)), [key]);
  const end = useCallback(() => set(key, undefined), [key]);

  useEffect(() => {
    if (!firstCode || !retryAfter) return;
    const kept = read(key);
    // The number in a URL is as old as the page, and a reload does not make it new.
    set(key, isReload() && kept?.code === firstCode ? kept : waitOf({ code: firstCode, retryAfter }));
  }, [firstCode, retryAfter, key]);

  return { secondsLeft, code: secondsLeft === undefined ? undefined : (current(key)?.code ?? firstCode), begin, end };
}

const waits = new Map<string, Wait | undefined>();
const listeners = new Map<string, Set<() => void>>();

function subscribe(key: string, changed: () => void): () => void {
  const own = listeners.get(key) ?? new Set();
  listeners.set(key, own.add(changed));
  const timer = setInterval(() => current(key) && changed(), 1000);
  return () => {
    clearInterval(timer);
    own.delete(changed);
    // The next form reads what the storage has kept.
    if (own.size === 0) waits.delete(key);
  };
}

function current(key: string): Wait | undefined {
  if (!waits.has(key)) {
    const kept = typeof window === 'undefined' ? undefined : read(key);
    waits.set(key, kept && kept.until > Date.now() ? kept : undefined);
  }
  return waits.get(key);
}

function set(key: string, wait: Wait | undefined): void {
  waits.set(key, wait);
  try {
    if (wait) sessionStorage.setItem(key, JSON.stringify(wait));
    else sessionStorage.removeItem(key);
  } catch {
    // Blocked: the wait lasts as long as the form.
  }
  listeners.get(key)?.forEach((changed) => changed());
}

function read(key: string): Wait | undefined {
  try {
    const wait = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Wait | null;
    return wait && typeof wait.until === 'number' && typeof wait.code === 'string' ? wait : undefined;
  } catch {
    return undefined;
  }
}

const waitOf = ({ code, retryAfter }: AuthFailure): Wait | undefined => (retryAfter ? { code, until: Date.now() + retryAfter * 1000 } : undefined);

const leftOf = (wait: Wait | undefined): number | undefined => wait && Math.max(0, Math.ceil((wait.until - Date.now()) / 1000));

const isReload = (): boolean => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'reload';
