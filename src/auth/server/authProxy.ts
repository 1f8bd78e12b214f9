import { NextResponse, type NextRequest } from 'next/server.js';
import type { NextAuthOptions } from 'next-auth';
import type { JWT, JWTOptions } from 'next-auth/jwt';
import { hasEnded } from '../model/expiry.js';
import { answerAuthRequest } from './answerAuthRequest.js';
import { backendTokenOf } from './backendTokenOf.js';
import { signInUrl } from './callbackPath.js';
import { parseSetCookie, repeatedCookies } from './cookies.js';
import { settingsOf } from './externalJwtSettings.js';
import { ownUrl, withoutBasePath } from './ownUrl.js';
import { isOver } from './renewal.js';
import { isSessionCookie, sessionCookieName } from './sessionCookies.js';
import { sessionToken } from './sessionToken.js';
import { TokenStoreUnavailable } from './tokenStore.js';

/**
 * The function for `proxy.ts`: lets signed-in people pass and sends others to the sign-in page with the way back, before
 * anything is rendered. With `authOptions` it also refuses sessions that were signed out (a copied cookie); without, it
 * decides by the cookie alone. It is a first door, not the only one: pages and API routes still check for themselves.
 *
 * GET and HEAD are redirected with 307; other methods with 303, so that no browser repeats a form's body on the sign-in
 * page. An ended backend token leads to `error=SessionRequired`. Whoever is signed in without being allowed gets a
 * plain 403 (Next drops the status of a rewrite, so a page cannot say it). Guarded pages are sent with `Cache-Control: private, no-store`,
 * so that neither a shared cache nor the Back button shows them after sign-out. The sign-in page, NextAuth's API and `/_next/` are never guarded.
 *
 * While the token store is away it answers 503 with `Retry-After`: that ends nobody's session.
 *
 * @throws (at the request) when NEXTAUTH_SECRET is missing: nobody passes
 * @example
 * ```tsx
 * export const proxy = authProxy({ authOptions, signInPath: '/login' });
 * export const config = { matcher: ['/account/:path*'] };
 * ```
 */
export function authProxy(options: AuthProxyOptions = {}): (request: NextRequest) => Promise<NextResponse> {
  const { authOptions } = options;
  const signInPath = options.signInPath ?? authOptions?.pages?.signIn ?? '/login';
  if (options.heal && !authOptions) throw new Error('authProxy: heal runs the session route in process and needs the same options. Pass authOptions as well.');
  return async (request) => {
    const own = ownUrl(Object.fromEntries(request.headers));
    const { pathname, basePath } = request.nextUrl;
    const signInPage = withoutPrefix(new URL(signInPath, own.origin).pathname, basePath);
    if (trimmed(pathname) === signInPage || isUnder(pathname, withoutBasePath(own.authPath, own)) || isAsset(pathname)) return NextResponse.next({ request: { headers: request.headers } });

    let healed: Healed | undefined;
    let token: JWT | null;
    try {
      if (options.heal) healed = await healSession(request, authOptions!);
      token = await sessionToken(
        { headers: Object.fromEntries(request.headers), cookies: healed?.cookies ?? cookiesOf(request) },
        {
          secret: options.secret ?? authOptions?.secret,
          useSecureCookies: options.useSecureCookies ?? authOptions?.useSecureCookies,
          jwt: options.decode ? { decode: options.decode } : authOptions?.jwt,
          cookies: named(options.cookieName ?? (authOptions ? undefined : hostCookieOf(request))) ?? authOptions?.cookies,
        },
      );
    } catch (error) {
      if (error instanceof TokenStoreUnavailable) return unavailable();
      throw error;
    }
    const expired = token !== null && isExpired(token, options);
    if (!token || expired) return carrying(healed, toSignIn(request, signInPath, expired));
    if (!(await isAllowed(token, request, options))) return carrying(healed, forbidden());
    return carrying(healed, noStore(NextResponse.next({ request: { headers: healed?.headers ?? request.headers } })));
  };
}

/** The options of {@link authProxy}. */
export interface AuthProxyOptions {
  /** What `withExternalJwt` gave: secret, cookie names, decoding, sign-outs and renewal are then as everywhere else. */
  authOptions?: NextAuthOptions;
  /**
   * Renews the tokens here, before the page, and puts the new cookie on request and response: then no renewal is lost when a
   * server with the memory store restarts. It costs a decoding and an encoding for each matched request. Needs `authOptions`. Default `false`.
   */
  heal?: boolean;
  /** Path of the sign-in page, with or without Next's base path. Default `pages.signIn` of `authOptions`, else `/login`. */
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

const named = (name: string | undefined) => (name === undefined ? undefined : { sessionToken: { name, options: {} } });

/** The name that `withExternalJwt` gives on https, if the request has such a cookie; next-auth's own is the default. */
function hostCookieOf(request: NextRequest): string | undefined {
  const name = '__Host-next-auth.session-token';
  return request.cookies.getAll().some((cookie) => isSessionCookie(cookie.name, name)) ? name : undefined;
}

/** Whether the session is over. A token that has ended but can be renewed is renewed by the page. */
function isExpired(token: JWT, { authOptions, now = Date.now }: AuthProxyOptions): boolean {
  const settings = authOptions && settingsOf(authOptions);
  if (settings) return isOver(token, settings);
  const backend = backendTokenOf(token);
  return token.ended === true || (backend !== undefined && backend.refreshToken === undefined && hasEnded(backend.expiresAt, now()));
}

interface Healed {
  /** The request's cookies with the renewed session. */
  cookies: Record<string, string>;
  /** The request's headers for the page. */
  headers: Headers;
  /** Whole Set-Cookie values for the browser. */
  setCookies: string[];
}

/** Runs the session route, which renews what is due. */
async function healSession(request: NextRequest, authOptions: NextAuthOptions): Promise<Healed | undefined> {
  const headers = Object.fromEntries(request.headers);
  const cookies = cookiesOf(request);
  const cookieName = sessionCookieName(authOptions, headers);
  if (!Object.keys(cookies).some((name) => isSessionCookie(name, cookieName))) return undefined;
  const answer = await answerAuthRequest({ method: 'GET', segments: ['session'], query: {}, headers, cookies, body: undefined }, authOptions);
  if (answer.status !== 200) return undefined;
  const setCookies = answer.cookies.filter((cookie) => isSessionCookie(cookie.split('=', 1)[0]!, cookieName));
  for (const [name, value] of setCookies.map(parseSetCookie).filter((pair) => pair !== undefined)) {
    if (value === '') delete cookies[name];
    else cookies[name] = value;
  }
  const forPage = new Headers(request.headers);
  forPage.set('cookie', Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '));
  return { cookies, headers: forPage, setCookies };
}

function carrying(healed: Healed | undefined, response: NextResponse): NextResponse {
  for (const cookie of healed?.setCookies ?? []) response.headers.append('set-cookie', cookie);
  return response;
}

const cookiesOf = (request: NextRequest): Record<string, string> => ({
  ...Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
  ...repeatedCookies(request.headers.get('cookie')),
});

function unavailable(): NextResponse {
  return noStore(new NextResponse('Service Unavailable', { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' } }));
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
