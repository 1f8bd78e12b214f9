'use client';

import type { ReactNode } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { useAuthState } from '../auth/client/useAuthState.js';

export interface SignedOutProps {
  /** What people see who are not signed in, or whose session has ended. */
  children: ReactNode;
  /** Shown while it is not known whether somebody is signed in (`checking`, `unreachable`). Default nothing. */
  fallback?: ReactNode;
}

/**
 * Shows its children while nobody is signed in: not before that is known, and never for want of an answer.
 *
 * @example
 * ```tsx
 * <SignedOut><a href="/register">Create an account</a></SignedOut>
 * ```
 */
export function SignedOut({ children, fallback }: SignedOutProps) {
  const { status } = useAuthState();
  const { asksInPlace } = useClientContext();
  // Somebody is asked to sign in again in place (SessionExpiryDialog): the page stays theirs meanwhile.
  if (status === 'signedOut' || (status === 'expired' && !asksInPlace)) return children;
  return status === 'checking' || status === 'unreachable' ? fallback : null;
}
