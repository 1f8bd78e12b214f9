import type { NextAuthOptions } from 'next-auth';
import { decodeChallenge } from '../model/challenge.js';
import { decodeFailure, encodeFailure } from '../model/failure.js';
import { callbackPath, signInUrl } from './callbackPath.js';
import { challengeCookie } from './challengeCookie.js';
import { parseSetCookie } from './cookies.js';
import { emailCookie } from './emailCookie.js';
import { settingsOf } from './externalJwtSettings.js';
import { logError, logErrorOnce } from './log.js';
import { headerOf, type OwnUrl } from './ownUrl.js';
import { plainNextAuth, type PlainAnswer, type PlainRequest } from './plainNextAuth.js';
import { isSameOrigin } from './sameOrigin.js';

/**
 * Answers a form that a browser sent without JavaScript. A page that a Server Component rendered has no CSRF cookie, so
 * for a form of the app's own pages the token and cookie pair is fetched from NextAuth in process; any other form goes
 * on as it came, and NextAuth refuses it. Redirects become 303, so that no browser repeats the POST, and a failure leads
 * back to the sign-in page with its code and the way back.
 */
export async function nativeForm(request: PlainRequest, options: NextAuthOptions, own: OwnUrl): Promise<PlainAnswer> {
  const trusted = isSameOrigin(request.headers, own.origin);
  if (!trusted) hintAtOrigin(request, options, own);
  let answer: PlainAnswer;
  try {
    answer = await plainNextAuth(trusted ? await withCsrfPair(request, options) : request, options);
  } catch {
    // The message is a foreign one; NextAuth logs its own errors itself.
    logError(options, 'NAU_FORM', 'NextAuth threw while it handled a form. The likely cause is an app\'s jwt or signIn callback that throws; with JavaScript the same request ends in a 500.');
    answer = redirectTo(`${own.authPath}/error?error=${encodeFailure({ code: 'unexpected' })}`);
  }
  return toSignInPage(answer, request, options, own, trusted);
}

/** Whether a request is a form post that this module handles: credentials, start of another provider's sign-in, sign-out. */
export function isNativeForm(request: PlainRequest, options: NextAuthOptions): boolean {
  const [action, providerId] = request.segments;
  const type = headerOf(request.headers, 'content-type') ?? '';
  if (request.method !== 'POST' || !/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return false;
  if (bodyOf(request).json === 'true') return false;
  if (action === 'signin' || action === 'signout') return true;
  // The callbacks of OAuth providers are posts from their site (response_mode=form_post) and are none of ours.
  return action === 'callback' && options.providers.some((provider) => provider.type === 'credentials' && (provider.options?.id ?? provider.id) === providerId);
}

async function withCsrfPair(request: PlainRequest, options: NextAuthOptions): Promise<PlainRequest> {
  const pair = await plainNextAuth({ ...request, method: 'GET', segments: ['csrf'], query: {}, cookies: {}, body: undefined }, options);
  const { csrfToken } = JSON.parse(pair.body ?? '{}') as { csrfToken?: string };
  const cookie = pair.cookies.map(parseSetCookie).find((found) => csrfToken && found?.[1].startsWith(`${csrfToken}|`));
  // Without a pair (a configuration error, which NextAuth has logged) the request meets the same error.
  if (!csrfToken || !cookie) return request;
  return { ...request, body: { ...bodyOf(request), csrfToken }, cookies: { ...request.cookies, [cookie[0]]: cookie[1] } };
}

function toSignInPage(answer: PlainAnswer, request: PlainRequest, options: NextAuthOptions, own: OwnUrl, trusted: boolean): PlainAnswer {
  const failure = failureOf(answer, own);
  if (answer.headers.has('location')) answer.status = 303;
  const signInPath = options.pages?.signIn;
  if (!signInPath) return answer;
  const isSignIn = request.segments[0] === 'callback';
  if (!failure) {
    if (isSignIn && answer.headers.has('location')) answer.cookies.push(emailCookie(undefined, signInPath, own), challengeCookie(undefined, signInPath, own));
    return answer;
  }
  const wanted = bodyOf(request).callbackUrl ?? request.query.callbackUrl;
  const challenge = decodeChallenge(failure);
  if (challenge) {
    const next = redirectTo(signInUrl(signInPath, { callbackUrl: callbackPath(wanted, own.origin, settingsOf(options)?.allowedOrigins) }));
    next.cookies = [...answer.cookies, challengeCookie(challenge, signInPath, own)];
    return next;
  }
  const decoded = decodeFailure(failure);
  // Our own is written anew, as the backend's texts about fields have no place in a URL; NextAuth's codes stay as they are.
  const error = decoded.code === 'unexpected' || failure.startsWith('nau') ? encodeFailure(decoded) : failure;
  const back = redirectTo(signInUrl(signInPath, { error, callbackUrl: callbackPath(wanted, own.origin, settingsOf(options)?.allowedOrigins) }));
  back.cookies = answer.cookies;
  if (decoded.code === 'challengeExpired') back.cookies.push(challengeCookie(undefined, signInPath, own));
  // A foreign form must not fill in the field.
  if ((isSignIn || bodyOf(request).email !== undefined) && trusted) back.cookies.push(emailCookie(bodyOf(request).email, signInPath, own));
  return back;
}

/** The code in NextAuth's answer to a form, if it says that something failed. */
function failureOf(answer: PlainAnswer, own: OwnUrl): string | undefined {
  const location = answer.headers.get('location');
  if (!location) return answer.status >= 500 ? 'Configuration' : undefined;
  const url = new URL(location, own.origin);
  if (url.origin !== own.origin) return undefined;
  if (url.pathname === `${own.authPath}/error`) return url.searchParams.get('error') ?? encodeFailure({ code: 'unexpected' });
  if (url.pathname === `${own.authPath}/signin` && url.searchParams.get('csrf') === 'true') return encodeFailure({ code: 'staleForm' });
  return undefined;
}

function hintAtOrigin(request: PlainRequest, options: NextAuthOptions, own: OwnUrl): void {
  // Another site's attempt says cross-site and is no mistake of the developer's.
  if (headerOf(request.headers, 'sec-fetch-site') !== 'same-origin') return;
  logErrorOnce(
    options,
    'NAU_ORIGIN',
    `A form of the app's own page was refused, because the browser's Origin is not that of NEXTAUTH_URL (${own.origin}). ` +
      'Set NEXTAUTH_URL to the address that people type; "localhost" and "127.0.0.1" are two origins.',
  );
}

function redirectTo(location: string): PlainAnswer {
  return { status: 303, headers: new Map([['location', location]]), cookies: [], body: undefined };
}

function bodyOf(request: PlainRequest): Record<string, unknown> {
  return typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};
}
