import type { NextAuthOptions } from 'next-auth';
import { hasEnded } from '../model/expiry.js';
import { backendTokenOf } from './backendTokenOf.js';
import { nowOf } from './externalJwtSettings.js';
import type { ServerContext } from './serverSession.js';
import { sessionToken } from './sessionToken.js';

/**
 * The backend's access token of the person who makes this request, for a server's own calls of the backend; undefined
 * when nobody is signed in, the token has ended, or the person came through another provider. Never hand it to the browser.
 *
 * @example
 * ```tsx
 * const token = await getAccessToken(authOptions);
 * const answer = await fetch(`${backend}/products`, { headers: { authorization: `Bearer ${token}` } });
 * ```
 */
export async function getAccessToken(authOptions: NextAuthOptions, context?: Pick<ServerContext, 'req'>): Promise<string | undefined> {
  const cookies = context ? context.req.cookies : await (await import('next/headers.js')).cookies();
  const backend = backendTokenOf(await sessionToken(authOptions, cookies));
  return backend && !hasEnded(backend.expiresAt, nowOf(authOptions)) ? backend.accessToken : undefined;
}
