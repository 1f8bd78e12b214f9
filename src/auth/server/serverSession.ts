import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextAuthOptions, Session } from 'next-auth';
import type { AuthSession } from '../model/session.js';
import { nextAuth } from './nextAuthModule.js';
import { reportMissingSecret } from './secret.js';

/** A session as the server has it: next-auth's, with what the app and the kit add. */
export type ServerSession = Session & AuthSession;

/** Request and response of `getServerSideProps` or of an API route. In a Server Component there are none. */
export interface ServerContext {
  req: IncomingMessage & { cookies: Partial<Record<string, string>> };
  res: ServerResponse;
}

/** The session of the person who makes this request, or null. */
export async function serverSession(authOptions: NextAuthOptions, context?: ServerContext): Promise<ServerSession | null> {
  reportMissingSecret(authOptions);
  const session = await (context
    ? nextAuth.getServerSession(context.req, context.res, authOptions)
    : nextAuth.getServerSession(authOptions));
  return (session as ServerSession | null) ?? null;
}
