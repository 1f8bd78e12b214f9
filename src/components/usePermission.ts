'use client';

import { useState } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import type { ClientSession } from '../auth/client/readSession.js';
import { useSharedReading, type AuthReading } from '../auth/client/useAuthState.js';

/** Who has access among those signed in: a predicate, or roles of which one is enough. */
export type Allowance = ((session: ClientSession) => boolean) | readonly string[];

/**
 * The auth state, and the session of whoever may see what only people with access see; else none. Somebody asked to sign in
 * again in place (`SessionExpiryDialog`) keeps what they saw meanwhile, with all that was typed.
 */
export function usePermission(allow?: Allowance): AuthReading & { session: ClientSession | undefined } {
  const reading = useSharedReading();
  const { state: auth } = reading;
  const { asksInPlace } = useClientContext();
  const isPermitted = auth.status === 'signedIn' && isAllowed(auth.session, allow);
  const [wasPermitted, setWasPermitted] = useState(isPermitted);
  if (auth.status !== 'expired' && wasPermitted !== isPermitted) setWasPermitted(isPermitted);
  const stays = auth.status === 'expired' && wasPermitted && asksInPlace === true;
  return { ...reading, session: (auth.status === 'signedIn' && isPermitted) || stays ? auth.session : undefined };
}

function isAllowed(session: ClientSession, allow: Allowance | undefined): boolean {
  if (!allow) return true;
  if (typeof allow === 'function') return allow(session);
  return allow.some((role) => session.user?.roles?.includes(role));
}
