import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { answerAccountRequest, isAccountRequest } from './answerAccountRequest.js';
import { encodeFailure } from '../model/failure.js';
import { parseSetCookie } from './cookies.js';
import { emailCookie } from './emailCookie.js';
import { endSession } from './endSession.js';
import { settingsOf } from './externalJwtSettings.js';
import { isNativeForm, nativeForm } from './nativeForm.js';
import { ownUrl, withBasePath, type OwnUrl } from './ownUrl.js';
import { plainNextAuth, type PlainAnswer, type PlainRequest } from './plainNextAuth.js';
import { isSessionCookie, sessionCookieName, withoutStrayChunks } from './sessionCookies.js';
import { isSignedOut, sentToken } from './sessionEnd.js';
import { withStoreScope, type StoreScope } from './storeScope.js';

/**
 * NextAuth's answer to one request on its route, whichever router it came through, with what `authHandler` adds to it.
 */
export async function answerAuthRequest(request: PlainRequest, authOptions: NextAuthOptions): Promise<PlainAnswer> {
  const own = ownUrl(request.headers);
  const options = { ...authOptions, pages: pagesWithBasePath(authOptions.pages, own) };
  const repaired = withRepairedSession(withoutHostileParameters(request, options, own), options);
  const [action] = repaired.segments;
  if (isAccountRequest(repaired)) {
    const before = await sentToken(repaired, options);
    const answer = await withStoreScope({}, () => answerAccountRequest(repaired, options, own));
    // A registration without scripts signs in.
    if (before) await endReplaced(answer, repaired, options, before);
    answer.headers.set('cache-control', 'no-store');
    return answer;
  }
  const scope: StoreScope = { signingOut: action === 'signout' };
  const before = action === 'session' || action === 'callback' ? await sentToken(repaired, options) : undefined;
  const result = await withStoreScope(scope, () => (isNativeForm(repaired, options) ? nativeForm(repaired, options, own) : plainNextAuth(repaired, options)));
  if (action === 'session') await keepTruth(result, repaired, options, before, scope);
  if (action === 'signin') keepAddress(result, repaired, options, own);
  if (action === 'callback' && before) await endReplaced(result, repaired, options, before);
  if (!result.headers.get('cache-control')?.includes('no-store')) result.headers.set('cache-control', 'no-store');
  return result;
}

/** A session answer says nothing that a sign-out or an outage meanwhile has made untrue. */
async function keepTruth(result: PlainAnswer, request: PlainRequest, options: NextAuthOptions, before: JWT | undefined, scope: StoreScope): Promise<void> {
  const cookieName = sessionCookieName(options, request.headers);
  const withoutSessionCookies = () => (result.cookies = result.cookies.filter((cookie) => !isSessionCookie(cookie.split('=', 1)[0]!, cookieName)));
  if (scope.outage) {
    // next-auth said "nobody" and deleted the cookie, but nobody knows.
    withoutSessionCookies();
    result.status = 503;
    result.headers.set('retry-after', '5');
    result.body = '{"error":"tokenStoreUnavailable"}';
  } else if (before && (await isSignedOut(request, options, before))) {
    // Neither set nor deleted: by now the browser may have the next person's cookie under this name.
    withoutSessionCookies();
    result.body = '{}';
  }
}

/** The page that says "check your e-mail" may name the address, and send the link again: NextAuth tells it neither. */
function keepAddress(result: PlainAnswer, request: PlainRequest, options: NextAuthOptions, own: OwnUrl): void {
  const { verifyRequest } = options.pages ?? {};
  const leadsTo = `${result.headers.get('location') ?? ''}${result.body ?? ''}`;
  if (!verifyRequest || request.method !== 'POST' || !leadsTo.includes('/verify-request')) return;
  result.cookies.push(emailCookie((request.body as Record<string, unknown>).email, verifyRequest, own, 600));
}

/** A sign-in takes the place of the session that the browser had: its cookie counts no more, late answers included. */
async function endReplaced(result: PlainAnswer, request: PlainRequest, options: NextAuthOptions, before: JWT): Promise<void> {
  const cookieName = sessionCookieName(options, request.headers);
  const issued = result.cookies.map(parseSetCookie).filter((pair) => pair && isSessionCookie(pair[0], cookieName) && pair[1] !== '');
  const settings = settingsOf(options);
  if (issued.length === 0 || !settings) return;
  await endSession(before, settings, options, 'told later');
}

function withRepairedSession(request: PlainRequest, options: NextAuthOptions): PlainRequest {
  return { ...request, cookies: withoutStrayChunks(request.cookies, sessionCookieName(options, request.headers)) };
}

// NextAuth redirects to `pages` as they stand, while Next's own redirects and links add the base path.
function pagesWithBasePath(pages: NextAuthOptions['pages'], own: OwnUrl): NextAuthOptions['pages'] {
  return pages && Object.fromEntries(Object.entries(pages).map(([name, path]) => [name, path && withBasePath(path, own)]));
}

// NextAuth answers 500 to every request, the session's included, while the cookie holds "javascript:…" or the like.
function withoutHostileParameters(request: PlainRequest, options: NextAuthOptions, own: OwnUrl): PlainRequest {
  const cookies = { ...request.cookies };
  const query = { ...request.query };
  for (const name of [options.cookies?.callbackUrl?.name ?? 'next-auth.callback-url', '__Secure-next-auth.callback-url']) {
    if (cookies[name] !== undefined && !isHttpUrl(cookies[name], own.origin)) delete cookies[name];
  }
  if (query.callbackUrl !== undefined && !isHttpUrl(query.callbackUrl, own.origin)) delete query.callbackUrl;
  // NextAuth writes it into its redirect as it is: other scripts than Latin are a 500, and an `&` begins another parameter.
  if (query.error !== undefined && !isErrorCode(query.error)) query.error = encodeFailure({ code: 'unexpected' });
  return { ...request, cookies, query, body: withoutHostileTexts(request) };
}

const isErrorCode = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]+$/.test(value);

// NextAuth logs the error that a provider's form names, and what browsers report of themselves: a line break in it would be
// a line of the log that anybody can write.
function withoutHostileTexts({ method, segments: [action], body }: PlainRequest): unknown {
  if (method !== 'POST' || typeof body !== 'object' || body === null) return body;
  if (action === 'callback' && 'error' in body && body.error !== undefined && !isErrorCode(body.error)) return { ...body, error: encodeFailure({ code: 'unexpected' }) };
  if (action !== '_log') return body;
  const { level, code, ...texts } = body as Record<string, unknown>;
  return {
    ...Object.fromEntries(
      Object.entries(texts)
        .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
        .slice(0, 10)
        .map(([name, text]) => [oneLine(name, 40), oneLine(text, 2000)]),
    ),
    level: level === 'warn' || level === 'debug' ? level : 'error',
    code: typeof code === 'string' && /^[A-Z_]{1,64}$/.test(code) ? code : 'CLIENT_ERROR',
  };
}

const oneLine = (text: string, length: number): string => text.slice(0, length).replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');

function isHttpUrl(value: unknown, origin: string): boolean {
  if (typeof value !== 'string') return false;
  try {
    return /^https?:$/.test(new URL(value, value.startsWith('/') ? origin : undefined).protocol);
  } catch {
    return false;
  }
}
