'use client';

import { useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { appBasePath } from '../auth/client/authBasePath.js';
import { ClientContext, defaultSignInPath, loadPage, type Navigate } from '../auth/client/clientContext.js';
import { SessionContext, SessionProvider, type SessionContextValue } from '../auth/client/nextAuthSession.js';
import type { ClientSession } from '../auth/client/readSession.js';
import { SessionTruth } from '../auth/client/sessionTruth.js';
import { isSigningIn } from '../auth/client/signIn.js';
import { useHearing } from '../auth/client/useAuthState.js';
import { useLatest } from '../auth/client/useLatest.js';
import type { AuthState } from '../auth/model/authState.js';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/Messages.js';
import { PresentationContext, type Appearance } from './presentation.js';

export interface AuthProviderProps {
  /** The app, or the part of it that has to do with signing in. */
  children: ReactNode;
  /** The session as the server read it (`getServerSession`), so that the first paint is right; `null` is "nobody". */
  session?: ClientSession | null;
  /** The path of NextAuth's API, with Next's `basePath` in front: `/shop/api/auth`. Default `/api/auth`. */
  basePath?: string;
  /** The sign-in page, for guards and badges, with Next's `basePath` in front. Default `/login`. */
  signInPath?: string;
  /**
   * How to go to another page. Default: load it. With a router: `(url, { replace }) => (replace ? router.replace(url)
   * : router.push(url))`. URLs of the app come as path, query and hash, without Next's `basePath`, which Next's routers add.
   */
  navigate?: Navigate;
  /**
   * Whether an access token that the server can renew is renewed before it ends, for as long as the page is open. `false`:
   * only when the person says so (`SessionExpiryDialog`); then the session ends with the token. Default `true`.
   */
  keepAlive?: boolean;
  /** Seconds between reads of the session, so that a sign-out elsewhere is seen without a focus. Default 0, none. */
  pollInterval?: number;
  /** The language: `en`, `ko` or a catalogue of the app's own. Default `en`. */
  messages?: Messages;
  /** How the kit looks. */
  appearance?: Appearance;
}

/**
 * Renders its children with the session, navigation, language and appearance that the kit's components share.
 *
 * It owns the session's state, and next-auth's `useSession` below it gets the same: an outage signs nobody out, nothing is
 * `loading` while there is a session, and one that has ended is `unauthenticated`. Raw calls of next-auth's `signIn` and
 * `signOut` are heard, through a silent `SessionProvider` beside the children or through the one that the app has above.
 *
 * @example
 * ```tsx
 * <AuthProvider session={session} messages={ko}>{children}</AuthProvider>
 * ```
 */
export function AuthProvider({
  children,
  session,
  basePath,
  signInPath = defaultSignInPath,
  navigate: appNavigate,
  keepAlive = true,
  pollInterval = 0,
  messages = en,
  appearance,
}: AuthProviderProps) {
  const above = useContext(SessionContext);
  const presentation = useMemo(() => ({ messages, appearance: appearance ?? {} }), [messages, appearance]);
  const [truth] = useState(
    () =>
      new SessionTruth({
        basePath,
        keepAlive,
        pollInterval,
        session: session === undefined && above && above.status !== 'loading' ? above.data : session,
        waitsForEar: above !== undefined,
      }),
  );
  useEffect(() => truth.set({ basePath, keepAlive, pollInterval }), [truth, basePath, keepAlive, pollInterval]);
  useHearing(above && truth, above);

  const navigate = useMemo((): Navigate => {
    if (!appNavigate) return loadPage;
    const prefix = appBasePath(basePath);
    return (url, options) => appNavigate(prefix && url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : url, options);
  }, [appNavigate, basePath]);

  const [askers, setAskers] = useState(0);
  const askInPlace = useCallback(() => {
    setAskers((count) => count + 1);
    return () => setAskers((count) => count - 1);
  }, []);
  const asksInPlace = askers > 0;
  const client = useMemo(
    () => ({ basePath, signInPath, navigate, loadPage, truth, askInPlace, asksInPlace }),
    [basePath, signInPath, navigate, truth, askInPlace, asksInPlace],
  );

  const state = useSyncExternalStore(truth.subscribe, truth.getState, truth.getFirstState);
  const earSeat = useSyncExternalStore(truth.subscribe, truth.getEarSeat, truth.getEarSeat);
  useEffect(
    () =>
      // Somebody else signed in in another tab: what this page shows was made for the person before.
      truth.onUserChange(() => {
        if (!isSigningIn()) loadPage(window.location.href);
      }),
    [truth],
  );
  const nextAuth = useMemo(() => ({ ...nextAuthValue(state, asksInPlace), update: truth.update }) as SessionContextValue, [state, asksInPlace, truth]);

  return (
    <PresentationContext.Provider value={presentation}>
      {!above && <EarSeat key={earSeat} truth={truth} session={'session' in state ? state.session : null} basePath={basePath} />}
      <SessionContext.Provider value={nextAuth}>
        <ClientContext.Provider value={client}>{children}</ClientContext.Provider>
      </SessionContext.Provider>
    </PresentationContext.Provider>
  );
}

/**
 * A silent SessionProvider beside the children. It is given what is known, so it reads nothing by itself, which would make
 * the other tabs read as well. It is seated one commit after the last one has gone, which in going makes next-auth forget
 * what the new one began with.
 */
function EarSeat({ truth, session, basePath }: { truth: SessionTruth; session: ClientSession | null; basePath: string | undefined }) {
  const [first, seat] = useState<{ session: ClientSession | null }>();
  const latest = useLatest(session);
  useEffect(() => seat({ session: latest.current }), [latest]);
  return (
    first && (
      <SessionProvider session={first.session} basePath={basePath} refetchOnWindowFocus={false}>
        <Ear truth={truth} />
      </SessionProvider>
    )
  );
}

/** Hears raw calls of next-auth's functions, which speak to its own provider only. */
function Ear({ truth }: { truth: SessionTruth }) {
  useHearing(truth, useContext(SessionContext));
  return null;
}

/** The state in next-auth's words. */
function nextAuthValue(state: AuthState<ClientSession>, asksInPlace: boolean): Pick<SessionContextValue, 'data' | 'status'> {
  if (state.status === 'signedIn' || (state.status === 'expired' && asksInPlace)) return { data: state.session, status: 'authenticated' };
  // Nothing is known: an app that sends "unauthenticated" people away would send everybody away in an outage.
  if (state.status === 'checking' || state.status === 'unreachable') return { data: null, status: 'loading' };
  return { data: null, status: 'unauthenticated' };
}
