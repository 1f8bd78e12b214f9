import type { NextAuthOptions, Session } from 'next-auth';
import type { AuthSession } from '../model/session.js';
import { nextAuth } from './nextAuthModule.js';
import { requireSecret } from './secret.js';
import { serverRequest, type HeaderSink, type PagesContext } from './serverRequest.js';
import { isSignedOut } from './sessionEnd.js';
import { isSessionCookie, sessionCookieName, withoutStrayChunks } from './sessionCookies.js';
import { withStoreScope, type StoreScope } from './storeScope.js';

/**
 * The session of the request being answered, on the server; `null` when nobody is signed in. Unlike `getServerSession` in
 * its short form it keeps `expires`, so that the same object serves `SessionProvider` and the kit's components.
 *
 * @throws when NEXTAUTH_SECRET is missing; TokenStoreUnavailable when the store cannot say whether the session was signed out
 */
export async function readSession(authOptions: NextAuthOptions, context?: PagesContext): Promise<ServerSession | null> {
  // Before the secret is looked at: during a build this is where Next learns that the page is dynamic.
  const { headers, cookies, response } = await serverRequest(context);
  requireSecret(authOptions);
  const scope: StoreScope = {};
  const cookieName = sessionCookieName(authOptions, headers);
  // Only the session's: with a hostile callback URL in another cookie next-auth would say that nobody is signed in.
  const own = Object.fromEntries(Object.entries(withoutStrayChunks(cookies, cookieName)).filter(([name]) => isSessionCookie(name, cookieName)));
  const held = holdingCookies(response);
  const session = (await withStoreScope(scope, () => nextAuth.getServerSession({ headers, cookies: own }, held.response, authOptions))) as ServerSession | null;
  // next-auth has logged it and would delete the cookie: an outage ends no session.
  if (scope.outage) throw scope.outage;
  // A sign-out that came meanwhile is not undone by the cookie of this answer.
  if (await isSignedOut({ headers, cookies: own }, authOptions)) return null;
  held.release();
  // getServerSideProps refuses undefined, and apps' callbacks like to set it.
  return session && (JSON.parse(JSON.stringify(session)) as ServerSession);
}

/** The part of a response that next-auth sets cookies on, which reach it only when they are released. */
function holdingCookies(response: HeaderSink): { response: HeaderSink; release: () => void } {
  let cookies: string[] | undefined;
  const isCookie = (name: string) => name.toLowerCase() === 'set-cookie';
  return {
    response: {
      getHeader: (name) => (isCookie(name) && cookies ? cookies : response.getHeader(name)),
      setHeader: (name, value) => {
        if (isCookie(name)) cookies = [value].flat().map(String);
        else response.setHeader(name, value);
      },
    },
    release: () => {
      if (cookies) response.setHeader('set-cookie', cookies);
    },
  };
}

/** A session as the server has it: next-auth's, with what the app and the kit add. */
export type ServerSession = Session & AuthSession;
