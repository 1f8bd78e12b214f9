import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { NextResponse, type NextRequest } from 'next/server.js';
import { hasEnded } from '../model/expiry.js';
import { backendTokenOf } from './backendTokenOf.js';
import { ownUrl, withBasePath } from './ownUrl.js';
import { signInUrl } from './requireSession.js';
import { sessionToken } from './sessionToken.js';

export interface AuthProxyOptions {
  /** The sign-in page, with Next's `basePath` in front. Default `/login`. It is never guarded itself. */
  signInPath?: string;
  /** Who has access among those signed in: a predicate on NextAuth's token, or roles of which one is enough. */
  allow?: ((token: JWT) => boolean) | readonly string[];
  /** As in the app's NextAuth options, when it sets them there: its own secret, cookie names, `jwt.decode`. */
  authOptions?: Pick<NextAuthOptions, 'secret' | 'jwt' | 'cookies'>;
}

/**
 * Makes the function for `proxy.ts` (Node runtime) that guards the pages its `matcher` names: whoever is not signed in,
 * or whose backend token has ended, goes to the sign-in page and back; whoever `allow` refuses gets a 403. The sign-in page
 * and next-auth's API are let through even when the matcher names them.
 *
 * @throws when `NEXTAUTH_SECRET` is missing
 * @example proxy.ts
 * ```tsx
 * export const proxy = authProxy({ signInPath: '/login' });
 * export const config = { matcher: ['/account/:path*'] };
 * ```
 */
export function authProxy({ signInPath = '/login', allow, authOptions = {} }: AuthProxyOptions = {}): (request: NextRequest) => Promise<NextResponse> {
  return async (request) => {
    const { pathname, search, basePath } = request.nextUrl;
    const own = { ...ownUrl(Object.fromEntries(request.headers)), basePath };
    const page = basePath + pathname;
    const isOpen = page === withBasePath(signInPath, own) || pathname === '/api/auth' || pathname.startsWith('/api/auth/');
    if (isOpen) return NextResponse.next();

    const token = await sessionToken(authOptions, request.cookies);
    const backend = backendTokenOf(token);
    const expired = backend !== undefined && hasEnded(backend.expiresAt, Date.now());
    if (token && !expired) {
      return isAllowed(token, allow) ? NextResponse.next() : new NextResponse('Forbidden', { status: 403, headers: { 'cache-control': 'no-store' } });
    }
    const path = signInUrl({ pages: { signIn: withBasePath(signInPath, own) } }, page + search, expired);
    // Behind a reverse proxy the request's own host may be an inner one.
    const origin = process.env.NEXTAUTH_URL ? own.origin : request.nextUrl.origin;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    // 303: a post to a guarded page must not be repeated at the sign-in page.
    return NextResponse.redirect(new URL(path, origin), isRead ? 307 : 303);
  };
}

function isAllowed(token: JWT, allow: AuthProxyOptions['allow']): boolean {
  if (!allow) return true;
  if (typeof allow === 'function') return allow(token);
  return allow.some((role) => token.backend?.roles?.includes(role));
}
