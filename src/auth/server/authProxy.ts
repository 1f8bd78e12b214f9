import { NextResponse, type NextRequest } from 'next/server.js';
import type { JWT, JWTOptions } from 'next-auth/jwt';
import { hasEnded } from '../model/expiry.js';
import { backendTokenOf } from './backendTokenOf.js';
import { signInUrl } from './callbackPath.js';
import { ownUrl, withoutBasePath } from './ownUrl.js';
import { sessionToken } from './sessionToken.js';

/**
 * The function for `proxy.ts`: lets signed-in people pass and sends others to the sign-in page with the way back, before
 * anything is rendered. It decides by the session cookie alone and asks nobody, so it is a first door, not the only one:
 * pages and API routes still check for themselves.
 *
 * GET and HEAD are redirected with 307; other methods with 303, so that no browser repeats a form's body on the sign-in
 * page. An ended backend token leads to `error=SessionRequired`. Whoever is signed in without being allowed gets a
 * plain 403 (Next drops the status of a rewrite, so a page cannot say it). Guarded pages are sent with `Cache-Control: private, no-store`,
 * so that neither a shared cache nor the Back button shows them after sign-out. The sign-in page, NextAuth's API and `/_next/` are never guarded.
 *
 * @throws (at the request) when NEXTAUTH_SECRET is missing: nobody passes
 * @example
 * ```tsx
 * export const proxy = authProxy({ signInPath: '/login' });
 * export const config = { matcher: ['/account/:path*'] };
 * ```
 */
export function authProxy(options: AuthProxyOptions = {}): (request: NextRequest) => Promise<NextResponse> {
  const { signInPath = '/login', now = Date.now } = options;
  return async (request) => {
    const own = ownUrl(Object.fromEntries(request.headers));
    const { pathname, basePath } = request.nextUrl;
    const signInPage = withoutPrefix(new URL(signInPath, own.origin).pathname, basePath);
    if (trimmed(pathname) === signInPage || isUnder(pathname, withoutBasePath(own.authPath, own)) || isAsset(pathname)) return NextResponse.next();

    const token = await sessionToken(
      { headers: Object.fromEntries(request.headers), cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])) },
      {
        secret: options.secret,
        useSecureCookies: options.useSecureCookies,
        jwt: options.decode && { decode: options.decode },
        cookies: options.cookieName ? { sessionToken: { name: options.cookieName, options: {} } } : undefined,
      },
    );
    const backend = backendTokenOf(token);
    const expired = backend !== undefined && hasEnded(backend.expiresAt, now());
    if (!token || expired) return toSignIn(request, signInPath, expired);
    if (!(await isAllowed(token, request, options))) return forbidden();
    return noStore(NextResponse.next());
  };
}

/** The options of {@link authProxy}. It does not take `authOptions`, which would pull the whole of NextAuth into the proxy. */
export interface AuthProxyOptions {
  /** Path of the sign-in page, with or without Next's base path. Default `/login`. */
  signInPath?: string;
  /** A predicate on NextAuth's decoded token, or roles (those of the backend's token) of which one is enough. */
  allow?: ((token: JWT, request: NextRequest) => boolean | Promise<boolean>) | readonly string[];
  /** As in the NextAuth options. Default `NEXTAUTH_SECRET`. */
  secret?: string;
  /** `cookies.sessionToken.name` of the NextAuth options, if it is set there. */
  cookieName?: string;
  /** As in the NextAuth options. Default: whether `NEXTAUTH_URL` is https. */
  useSecureCookies?: boolean;
  /** `jwt.decode` of the NextAuth options, if it is set there. */
  decode?: JWTOptions['decode'];
  /** Milliseconds since 1970, for tests. */
  now?: () => number;
}

function toSignIn(request: NextRequest, signInPath: string, expired: boolean): NextResponse {
  const { nextUrl } = request;
  // href has the base path and the locale, which pathname lacks.
  const wanted = new URL(nextUrl.href);
  const destination = new URL(
    signInUrl(nextUrl.basePath + withoutPrefix(signInPath, nextUrl.basePath), {
      callbackUrl: wanted.pathname + wanted.search,
      error: expired ? 'SessionRequired' : undefined,
    }),
    nextUrl.origin,
  );
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return noStore(NextResponse.redirect(destination, isRead ? 307 : 303));
}

function forbidden(): NextResponse {
  return noStore(new NextResponse('Forbidden', { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } }));
}

async function isAllowed(token: JWT, request: NextRequest, { allow }: AuthProxyOptions): Promise<boolean> {
  if (!allow) return true;
  if (typeof allow === 'function') return (await allow(token, request)) === true;
  const roles = backendTokenOf(token)?.roles ?? [];
  return allow.some((role) => roles.includes(role));
}

// The answer depends on a cookie. Next lets shared caches keep a prerendered page for a year, guarded or not.
function noStore(response: NextResponse): NextResponse {
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

// Data of pages is under /_next too (when an app turns URL normalisation off) and is guarded like the pages.
const isAsset = (path: string) => isUnder(path, '/_next') && !isUnder(path, '/_next/data');

const trimmed = (path: string) => (path.length > 1 ? path.replace(/\/$/, '') : path);

// By whole segments: /api/auth-admin is not under /api/auth.
const isUnder = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

const withoutPrefix = (path: string, prefix: string) => (prefix && isUnder(path, prefix) ? path.slice(prefix.length) : path);
