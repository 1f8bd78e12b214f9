'use client';

import { useContext, useMemo, type ReactNode } from 'react';
import { appBasePath } from '../auth/client/authBasePath.js';
import { ClientContext, defaultSignInPath, loadPage, type Navigate } from '../auth/client/clientContext.js';
import { SessionContext, SessionProvider } from '../auth/client/nextAuthSession.js';
import type { ClientSession } from '../auth/client/readSession.js';
import { useAuthReading } from '../auth/client/useAuthReading.js';
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
  /** The language: `en`, `ko` or a catalogue of the app's own. Default `en`. */
  messages?: Messages;
  /** How the kit looks. */
  appearance?: Appearance;
}

/**
 * Renders its children with the session, navigation, language and appearance that the kit's components share.
 * Under a `SessionProvider` that the app has already, it uses that one and mounts no second.
 *
 * @example
 * ```tsx
 * <AuthProvider session={session} messages={ko}>{children}</AuthProvider>
 * ```
 */
export function AuthProvider({ children, session, basePath, signInPath, navigate, messages = en, appearance }: AuthProviderProps) {
  const above = useContext(SessionContext);
  const presentation = useMemo(() => ({ messages, appearance: appearance ?? {} }), [messages, appearance]);
  const shared = (
    <Shared basePath={basePath} signInPath={signInPath} navigate={navigate} signedOutInHtml={!above && session === null}>
      {children}
    </Shared>
  );
  return (
    <PresentationContext.Provider value={presentation}>
      {above ? (
        shared
      ) : (
        <SessionProvider session={session} basePath={basePath}>
          {shared}
        </SessionProvider>
      )}
    </PresentationContext.Provider>
  );
}

interface SharedProps extends Pick<AuthProviderProps, 'children' | 'basePath' | 'signInPath' | 'navigate'> {
  signedOutInHtml: boolean;
}

function Shared({ children, basePath, signInPath = defaultSignInPath, navigate: appNavigate, signedOutInHtml }: SharedProps) {
  const reading = useAuthReading(true, basePath, signedOutInHtml);
  const navigate = useMemo((): Navigate => {
    if (!appNavigate) return loadPage;
    const prefix = appBasePath(basePath);
    return (url, options) => appNavigate(prefix && url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : url, options);
  }, [appNavigate, basePath]);
  const value = useMemo(() => ({ basePath, signInPath, navigate, loadPage, reading }), [basePath, signInPath, navigate, reading]);
  return <ClientContext.Provider value={value}>{children}</ClientContext.Provider>;
}
