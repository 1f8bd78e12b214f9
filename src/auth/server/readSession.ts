import type { NextAuthOptions, Session } from 'next-auth';
import type { AuthSession } from '../model/session.js';
import { nextAuth } from './nextAuthModule.js';
import { requireSecret } from './secret.js';
import { serverRequest, type PagesContext } from './serverRequest.js';

/**
 * The session of the request being answered, on the server; `null` when nobody is signed in. Unlike `getServerSession` in
 * its short form it keeps `expires`, so that the same object serves `SessionProvider` and the kit's components.
 *
 * @throws when NEXTAUTH_SECRET is missing
 */
export async function readSession(authOptions: NextAuthOptions, context?: PagesContext): Promise<ServerSession | null> {
  // Before the secret is looked at: during a build this is where Next learns that the page is dynamic.
  const { headers, cookies, response } = await serverRequest(context);
  requireSecret(authOptions);
  const session = (await nextAuth.getServerSession({ headers, cookies }, response, authOptions)) as ServerSession | null;
  // getServerSideProps refuses undefined, and apps' callbacks like to set it.
  return session && (JSON.parse(JSON.stringify(session)) as ServerSession);
}

/** A session as the server has it: next-auth's, with what the app and the kit add. */
export type ServerSession = Session & AuthSession;
