'use client';

import { Fragment, useEffect, useState, type ReactNode } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { isLeaving } from '../auth/client/signOut.js';
import { userKey } from '../auth/client/sessionTruth.js';
import { useLatest } from '../auth/client/useLatest.js';
import { useMessages, useRootProps, useSessionMessages } from './presentation.js';
import { Button } from './ui/Button.js';
import { Spinner } from './ui/Spinner.js';
import { usePermission, type Allowance } from './usePermission.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

/** A node, or a function of what can be done about the state. */
export type AuthGuardSlot = ReactNode | ((actions: { retry: () => void; signInHref: string }) => ReactNode);

export interface AuthGuardProps extends Customization {
  /** What only people with access see. Stays mounted while the session is read again. */
  children: ReactNode;
  /**
   * Who has access among those signed in: a predicate, or roles of which one is enough. Roles come from the backend's
   * `/auth/me` or from claims that the server verified. Default: everyone who is signed in.
   */
  allow?: Allowance;
  /** Shown while nothing is known. Default: a spinner with a text. */
  checking?: AuthGuardSlot;
  /** Shown to whoever is not signed in. Default: go to the sign-in page, and back here afterwards. */
  signedOut?: AuthGuardSlot;
  /** Shown when the session has ended. Default: as `signedOut`, and the sign-in page says why. */
  expired?: AuthGuardSlot;
  /** Shown when the session cannot be read and nothing is known. Default: a text with a retry. */
  unreachable?: AuthGuardSlot;
  /** Shown to whoever `allow` refuses. Default: a text. */
  forbidden?: AuthGuardSlot;
  /** The sign-in page. Default: `AuthProvider`'s, else `/login`. */
  signInPath?: string;
}

/** The states of `data-state` on what the guard shows in place of its children. */
export const authGuardStates = ['checking', 'signedOut', 'expired', 'unreachable', 'forbidden'] as const;

/**
 * Shows its children to whoever is signed in (and allowed), else what fits the auth state.
 *
 * This is presentation, not protection: everything that a browser has can be seen by its owner. The boundary is the
 * server (`requireSession`, `authProxy` and the backend itself).
 *
 * @example
 * ```tsx
 * <AuthGuard allow={['admin']} forbidden={<p>Admins only</p>}><Reports /></AuthGuard>
 * ```
 */
export function AuthGuard(props: AuthGuardProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ children, allow, signInPath, ...slots }: AuthGuardProps) {
  const { state: auth, retry, session } = usePermission(allow);
  const client = useClientContext();
  const path = signInPath ?? client.signInPath;
  // Apps tend to pass a new function at each render, which is no reason to go again.
  const navigate = useLatest(client.navigate);

  const state = auth.status !== 'signedIn' ? auth.status : 'forbidden';
  // The server does not know of the sign-out yet: its pages would show what was just hidden.
  const pending = auth.status === 'signedOut' && auth.pending === true;
  const redirects = !session && !pending && (state === 'signedOut' || state === 'expired') && slots[state] === undefined;

  useEffect(() => {
    if (!redirects) return;
    const leave = () => {
      // A sign-out has its own destination.
      if (!isLeaving()) navigate.current(signInUrl(path, state === 'expired', true), { replace: true });
    };
    leave();
    // The back-forward cache brings a page back as the sign-out left it: nobody is on the way any more.
    const onPageShow = ({ persisted }: PageTransitionEvent) => persisted && leave();
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, [redirects, state, path, navigate]);

  // In the place of what was there before, as on a page that is open for long.
  const [hadPage, setHadPage] = useState(false);
  if (session && !hadPage) setHadPage(true);

  // Another person's page begins anew: nothing that the one before typed stays.
  if (session) return <Fragment key={userKey(session)}>{children}</Fragment>;
  const slot = slots[state];
  if (slot !== undefined) {
    return typeof slot === 'function' ? slot({ retry, signInHref: signInUrl(path, state === 'expired', false) }) : slot;
  }
  return <Notice state={state} pending={pending} retry={retry} isNews={hadPage && !isLeaving()} />;
}

/** The sign-in page with the way back. Rendered on a server there is no page to come back to yet. */
function signInUrl(path: string, expired: boolean, inBrowser: boolean): string {
  const parameters = new URLSearchParams();
  if (inBrowser || typeof window !== 'undefined') {
    const { pathname, search, hash } = window.location;
    parameters.set('callbackUrl', pathname + search + hash);
  }
  if (expired) parameters.set('error', 'SessionRequired');
  const query = parameters.toString();
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}

function Notice({ state, pending, retry, isNews }: { state: (typeof authGuardStates)[number]; pending: boolean; retry: () => void; isNews: boolean }) {
  const root = useRootProps(useMessages());
  const words = useSessionMessages();
  const waiting = state === 'checking' || state === 'signedOut' || state === 'expired';
  const text = { ...words, signedOut: pending ? words.signOutPending : words.redirecting, expired: words.redirecting }[state];
  return (
    <Part slot="auth-guard"
      {...root}
      data-state={state}
      look="nau:nau-guard"
    >
      {/* A status that comes with its text is not read out; an alert is (WAI-ARIA 1.2, alert). */}
      <Part as="p" slot="text" role={isNews ? 'alert' : 'status'} look="nau:nau-guard-text">
        {waiting && <Spinner />}
        {text}
      </Part>
      {state === 'unreachable' && (
        <Button variant="quiet" onClick={retry}>
          {words.retry}
        </Button>
      )}
    </Part>
  );
}
