import type { NextAuthOptions } from 'next-auth';
import * as v from 'valibot';
import { defaultAuthPages, type AuthPages } from '../model/authPages.js';
import { encodeChallenge } from '../model/challenge.js';
import { encodeFailure } from '../model/failure.js';
import { accountAtBackend, type AccountResult } from './accountAtBackend.js';
import { callbackPath, signInUrl } from './callbackPath.js';
import { challengeCookie } from './challengeCookie.js';
import { settingsOf, type AccountStep, type ExternalJwtSettings } from './externalJwtSettings.js';
import { logError } from './log.js';
import { nativeForm } from './nativeForm.js';
import { headerOf, withBasePath, type OwnUrl } from './ownUrl.js';
import type { PlainAnswer, PlainRequest } from './plainNextAuth.js';
import { isSameOrigin } from './sameOrigin.js';
import { SignInFailure } from './signInFailure.js';
import { typedCookie } from './typedCookie.js';

/**
 * Answers `POST {next-auth's path}/account/{step}`, which `authHandler` adds: what the kit's forms around a password send,
 * as JSON or, without JavaScript, as a form. Only the app's own pages may ask (OWASP CSRF, "Verifying Origin"); there is
 * no state that a token would protect beyond that.
 */
export async function answerAccountRequest(request: PlainRequest, options: NextAuthOptions, own: OwnUrl): Promise<PlainAnswer> {
  const [, action = ''] = request.segments;
  const settings = settingsOf(options);
  const native = !/\bjson\b/i.test(headerOf(request.headers, 'content-type') ?? '');
  if (request.method !== 'POST') return { ...plain(405), headers: new Map([['allow', 'POST']]) };
  const step = Object.hasOwn(steps, action) ? steps[action] : undefined;
  if (!settings || !step || (action !== 'leave-challenge' && !settings.account?.paths[step.name])) {
    logError(options, 'NAU_ACCOUNT', `Nothing answers at …/account/${steps[action] ? action : 'an unknown step'}. Set the option account of withExternalJwt, and use its options in authHandler.`);
    return json(404, {});
  }
  const trusted = isSameOrigin(request.headers, own.origin);
  const page = pageOf(step.page, options, settings, own);
  const values = read(request.body, [...step.fields, ...(step.name === 'register' ? settings.account?.fields ?? [] : [])]);
  const callbackUrl = callbackPath((request.body as Record<string, unknown> | undefined)?.callbackUrl, own.origin, settings.allowedOrigins);
  const result = trusted ? await resultOf(action, step, values, request, options, settings) : ({ failure: { code: 'staleForm' } } satisfies AccountResult);
  if (!native) return asJson(result);

  const { failure, challenge } = result;
  const back = (query: Record<string, string | undefined>): PlainAnswer => redirectTo(withQuery(page, query));
  const { token } = values ?? {};
  if (failure) {
    if (failure.code === 'challengeExpired') {
      const answer = redirectTo(signInUrl(page, { error: encodeFailure(failure), callbackUrl }));
      answer.cookies.push(challengeCookie(undefined, page, own));
      return answer;
    }
    const answer = back({ error: encodeFailure({ ...failure, fields: failure.fields && Object.fromEntries(Object.keys(failure.fields).map((name) => [name, ''])) }), callbackUrl, token });
    if (trusted) answer.cookies.push(typedCookie(withoutSecrets(values), page, own));
    return answer;
  }
  if (action === 'leave-challenge' || action === 'resend-code') {
    const answer = back({ callbackUrl });
    if (action === 'leave-challenge' || challenge) answer.cookies.push(challengeCookie(challenge, page, own));
    return answer;
  }
  const done = action === 'register' && result.maySignIn !== false ? await signInAs(values!, request, options, own) : back({ done: '1' });
  done.cookies.push(typedCookie(undefined, page, own));
  return done;
}

/** Whether a request is for {@link answerAccountRequest}. */
export const isAccountRequest = ({ segments }: PlainRequest): boolean => segments[0] === 'account';

interface Step {
  name: AccountStep;
  page: keyof AuthPages;
  fields: readonly string[];
}

const steps: Record<string, Step> = {
  register: { name: 'register', page: 'register', fields: ['email', 'password', 'name'] },
  'forgot-password': { name: 'forgotPassword', page: 'forgotPassword', fields: ['email'] },
  'reset-password': { name: 'resetPassword', page: 'resetPassword', fields: ['token', 'password'] },
  'change-password': { name: 'changePassword', page: 'changePassword', fields: ['currentPassword', 'newPassword'] },
  'resend-code': { name: 'resendCode', page: 'signIn', fields: ['challenge'] },
  // Nothing is asked of the backend.
  'leave-challenge': { name: 'resendCode', page: 'signIn', fields: [] },
};

async function resultOf(action: string, step: Step, values: Record<string, string> | undefined, request: PlainRequest, options: NextAuthOptions, settings: ExternalJwtSettings): Promise<AccountResult> {
  if (!values) return { failure: { code: 'invalidInput' } };
  if (action === 'leave-challenge') return {};
  try {
    return await accountAtBackend(step.name, values, request, options, settings);
  } catch (error) {
    const failure = error instanceof SignInFailure ? error : new SignInFailure({ code: 'unexpected' }, 'An unexpected error; please report it to next-auth-ui.');
    if (failure.hint) logError(options, 'NAU_ACCOUNT', `${step.name}: ${failure.failure.code}: ${failure.hint}`);
    return { failure: failure.failure };
  }
}

/** Declared fields only, and only strings of a sane length. `undefined` when one is anything else. */
function read(body: unknown, names: readonly string[]): Record<string, string> | undefined {
  const source = typeof body === 'object' && body !== null ? body : {};
  const own = Object.fromEntries(names.filter((name) => Object.hasOwn(source, name)).map((name) => [name, (source as Record<string, unknown>)[name]]));
  const { success, output } = v.safeParse(v.record(v.string(), v.pipe(v.string(), v.maxLength(8192))), own);
  if (!success) return undefined;
  // A form without scripts sends fields that were left empty; to a backend they are not there.
  const filled = Object.fromEntries(Object.entries(output).filter(([name, value]) => value !== '' || secrets.has(name)));
  return filled.email === undefined ? filled : { ...filled, email: filled.email.trim() };
}

const secrets = new Set(['password', 'currentPassword', 'newPassword', 'token', 'challenge']);

const withoutSecrets = (values: Record<string, string> | undefined) => values && Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.has(name)));

/** Where the form stands: the app's page for it, else the one that `authPages` would give. */
function pageOf(name: keyof AuthPages, options: NextAuthOptions, settings: ExternalJwtSettings, own: OwnUrl): string {
  // authHandler has put the base path before the app's own.
  const pages: Partial<AuthPages> = options.pages ?? {};
  const set = pages[name];
  return set ?? withBasePath(name === 'signIn' ? settings.signInPath : defaultAuthPages[name]!, own);
}

/** The new account signs in, by the same way as a sign-in form without JavaScript. */
const signInAs = ({ email = '', password = '' }: Record<string, string>, request: PlainRequest, options: NextAuthOptions, own: OwnUrl): Promise<PlainAnswer> =>
  nativeForm(
    { ...request, segments: ['callback', settingsOf(options)!.providerId], body: { email, password, callbackUrl: (request.body as Record<string, unknown>).callbackUrl } },
    options,
    own,
  );

function asJson({ failure, challenge, maySignIn }: AccountResult): PlainAnswer {
  if (failure) return json(failure.code === 'staleForm' ? 403 : statusOf[failure.code] ?? 422, { error: encodeFailure(failure) });
  return json(200, { done: true, ...(challenge && { challenge: encodeChallenge(challenge) }), ...(maySignIn === false && { maySignIn }) });
}

const statusOf: Partial<Record<string, number>> = { tooManyAttempts: 429, backendUnreachable: 502, backendTimeout: 504, backendFault: 502, configuration: 500, unexpected: 500, sessionRequired: 401 };

const plain = (status: number): PlainAnswer => ({ status, headers: new Map(), cookies: [], body: undefined });

const json = (status: number, value: object): PlainAnswer => ({ ...plain(status), headers: new Map([['content-type', 'application/json']]), body: JSON.stringify(value) });

const redirectTo = (location: string): PlainAnswer => ({ ...plain(303), headers: new Map([['location', location]]) });

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')).toString();
  return search ? `${path}${path.includes('?') ? '&' : '?'}${search}` : path;
}
