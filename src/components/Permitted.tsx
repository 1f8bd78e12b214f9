'use client';

import { Fragment, type ReactNode } from 'react';
import type { ClientSession } from '../auth/client/readSession.js';
import { userKey } from '../auth/client/sessionTruth.js';
import { usePermission, type Allowance } from './usePermission.js';

export interface PermittedProps {
  /** What they see: nodes, or a function of the session. Stays mounted while the session is read again. */
  children: ReactNode | ((session: ClientSession) => ReactNode);
  /** Shown while it is not known whether somebody is signed in (`checking`, `unreachable`). Default nothing. */
  fallback?: ReactNode;
}

/** What `SignedIn` and `ShowFor` have in common. */
export function Permitted({ allow, children, fallback }: PermittedProps & { allow?: Allowance }) {
  const { state, session } = usePermission(allow);
  // Another person's begins anew: nothing that the one before typed stays.
  if (session) return <Fragment key={userKey(session)}>{typeof children === 'function' ? children(session) : children}</Fragment>;
  return state.status === 'checking' || state.status === 'unreachable' ? fallback : null;
}
