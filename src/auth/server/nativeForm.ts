import type { NextAuthOptions } from 'next-auth';
import { relativeToOrigin, safeCallbackUrl } from '../model/callbackUrl.js';
import { decodeFailure, encodeFailure } from '../model/failure.js';
import { settingsOf } from './externalJwtSettings.js';
import { ownUrl, withBasePath, type OwnUrl } from './ownUrl.js';
import { plainNextAuth, type PlainAnswer, type PlainRequest } from './plainNextAuth.js';
import { signInPathOf } from './requireSession.js';

/** Holds the typed e-mail over a failed sign-in without scripts; it must not stand in a URL. */
export const emailCookie = 'nau.email';

/** Seconds that the cookie lives. */
const emailCookieAge = 60;

/** Whether a request may be a native form's post that the kit completes: the credentials callback, or sign-out. */
export function isNativeFormPath(method: string, nextauth: readonly string[], authOptions: NextAuthOptions): boolean {
  const provider = settingsOf(authOptions)?.providerId ?? 'credentials';
  return method === 'POST' && ['signout', `callback/${provider}`].includes(nextauth.join('/'));
}

/**
 * Does what a script would have done for a form without scripts: fetches a CSRF pair from next-auth's own csrf action,
 * completes body and cookies with it, and calls NextAuth. The caller has made sure that the form is the app's own, for
 * which the pair would else be the proof.
 */
export async function postNativeForm(request: PlainRequest, authOptions: NextAuthOptions): Promise<PlainAnswer> {
  const own = ownUrl(request.headers);
  const form = request.body ?? {};
  const csrf = await plainNextAuth({ ...request, method: 'GET', nextauth: ['csrf'], body: undefined }, authOptions);
  const { csrfToken } = (csrf.body ?? {}) as { csrfToken?: string };
  const callbackUrl = safeCallbackUrl(form.callbackUrl, {
    origin: own.origin,
    fallback: `${own.basePath}/`,
    allowedOrigins: settingsOf(authOptions)?.allowedOrigins,
  });
  const answer = await plainNextAuth(
    {
      ...request,
      cookies: { ...request.cookies, ...cookiesOf(csrf.setCookies) },
      body: { ...form, callbackUrl, ...(csrfToken && { csrfToken }) },
    },
    authOptions,
  );
  const setCookies = [...csrf.setCookies, ...answer.setCookies];
  const failure = request.nextauth[0] === 'callback' ? failureOf(answer.location, own) : undefined;
  if (failure) {
    return {
      ...answer,
      // 303: the answer to a post is a page to get, and a password is never posted on (RFC 9700 4.12).
      status: 303,
      location: signInPage(authOptions, own, failure, callbackUrl),
      setCookies: [...setCookies, emailSetCookie(form.email?.trim() ?? '', own)],
    };
  }
  return {
    ...answer,
    status: answer.location ? 303 : answer.status,
    setCookies: request.cookies[emailCookie] === undefined ? setCookies : [...setCookies, emailSetCookie('', own)],
  };
}

/** The failure that NextAuth would have sent the person to a page of its own with. */
function failureOf(location: string | undefined, { origin, authPath }: OwnUrl): string | undefined {
  if (!location) return undefined;
  const url = new URL(location, origin);
  if (url.origin !== origin || ![`${authPath}/error`, `${authPath}/signin`].includes(url.pathname)) return undefined;
  if (url.searchParams.get('csrf') === 'true') return encodeFailure({ code: 'staleForm' });
  // Decoded and encoded again: nothing but our own codes goes into the page's URL.
  return encodeFailure(decodeFailure(url.searchParams.get('error') ?? ''));
}

function signInPage(authOptions: NextAuthOptions, own: OwnUrl, error: string, callbackUrl: string): string {
  const path = withBasePath(signInPathOf(authOptions), own);
  const parameters = new URLSearchParams({ error, callbackUrl: relativeToOrigin(callbackUrl, own.origin) });
  return `${own.origin}${path}${path.includes('?') ? '&' : '?'}${parameters.toString()}`;
}

function emailSetCookie(email: string, { secure }: OwnUrl): string {
  const usable = email.length <= 320 ? email : '';
  const age = usable ? emailCookieAge : 0;
  return `${emailCookie}=${encodeURIComponent(usable)}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** Names and values of Set-Cookie headers. */
function cookiesOf(setCookies: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    setCookies.map((line) => {
      const [pair = ''] = line.split(';');
      const cut = pair.indexOf('=');
      return [pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1))];
    }),
  );
}
