'use client';

import { useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { appBasePath } from '../auth/client/authBasePath.js';
import { ClientContext, defaultSignInPath, loadPage, type Navigate } from '../auth/client/clientContext.js';
import { SessionContext, SessionProvider, type SessionContextValue } from '../auth/client/nextAuthSession.js';
import type { ClientSession } from '../auth/client/readSession.js';
import { SessionTruth } from '../auth/client/sessionTruth.js';
import { isSigningIn } from '../auth/client/signIn.js';
import { useHearing } from '../auth/client/useAuthState.js';
import type { AuthState } from '../auth/model/authState.js';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/Messages.js';
import { MessagesContext } from './presentation.js';
import { CustomizationProvider, type Customization } from './ui/looks.js';

export interface AuthProviderProps extends Customization {
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
  /**
   * The language: one of the kit's catalogues with the families that the app shows, such as `{ ...ko, session: koSession }`, or one of
   * the app's own. Default English.
   */
  messages?: Messages;
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
  ...customization
}: AuthProviderProps) {
  const above = useContext(SessionContext);
  const [truth] = useState(
    () =>
      new SessionTruth({
        basePath,
        keepAlive,
        pollInterval,
        session: session === undefined && above && above.status !== 'loading' ? above.data : session,
        waitsForEar: true,
      }),
  );
  useEffect(() => truth.set({ basePath, keepAlive, pollInterval, waitsForEar: true }), [truth, basePath, keepAlive, pollInterval]);
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
    <MessagesContext.Provider value={messages}>
      {!above && (
        <SessionProvider session={session} basePath={basePath} refetchOnWindowFocus={false}>
          <Ear truth={truth} />
        </SessionProvider>
      )}
      <SessionContext.Provider value={nextAuth}>
        <ClientContext.Provider value={client}>
          <CustomizationProvider {...customization}>{children}</CustomizationProvider>
        </ClientContext.Provider>
      </SessionContext.Provider>
    </MessagesContext.Provider>
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
