import type { NextAuthOptions, User } from 'next-auth';
import type { BackendToken } from '../model/session.js';
import { accessTokenOf, readAccessToken, type AccessToken } from './accessToken.js';
import type { AuthFailure } from '../model/failure.js';
import { backendFailure, type JudgedAnswer } from './backendFailure.js';
import { backendUrl } from './backendUrl.js';
import { backendUser, withoutUndefined, type BackendUser } from './backendUser.js';
import { encodeChallenge, maxChallengeLifetime, type AuthChallenge } from '../model/challenge.js';
import { callBackend } from './callBackend.js';
import type { ExternalJwtSettings, TypedCredentials } from './externalJwtSettings.js';
import { logError, logErrorOnce } from './log.js';
import { isJsonObject, parseJson } from './parseJson.js';
import { usableRefreshToken } from './renewal.js';
import { SignInChallenge, SignInFailure } from './signInFailure.js';
import type { TypedChallengeAnswer } from './typedCredentials.js';

/**
 * Signs a person in at the backend: password in, token out, and who it is. The password goes into one POST body and
 * nowhere else; a failed POST is not repeated.
 *
 * @throws SignInFailure with the failure to show and a hint for the log, or SignInChallenge when the backend asks for a second step
 */
export async function signInAtBackend(settings: ExternalJwtSettings, typed: TypedCredentials, authOptions: Pick<NextAuthOptions, 'logger'>): Promise<SignedIn> {
  const deadline = AbortSignal.timeout(settings.timeout);
  return signedInBy(await login(settings, typed, deadline), typed.email, settings, deadline, authOptions);
}

/** Goes on with a sign-in by the answer to its second step; as {@link signInAtBackend}. */
export async function answerChallenge(settings: ExternalJwtSettings, typed: TypedChallengeAnswer, authOptions: Pick<NextAuthOptions, 'logger'>): Promise<SignedIn> {
  const deadline = AbortSignal.timeout(settings.timeout);
  const { path, body } = settings.challenge;
  const answer = await tokenAnswer('challenge', path, await appFunction('challenge.body', () => JSON.stringify(body(typed))), settings, deadline);
  // Who it is stands in the token or at paths.me; nothing was typed that says so.
  return signedInBy(answer, undefined, settings, deadline, authOptions);
}

async function signedInBy(answer: unknown, email: string | undefined, settings: ExternalJwtSettings, deadline: AbortSignal, authOptions: Pick<NextAuthOptions, 'logger'>): Promise<SignedIn> {
  const { verifyToken } = settings;
  const access = accessTokenOf(await appFunction('readToken', () => (settings.readToken ?? readAccessToken)(answer)), answer, settings);
  const claims = verifyToken ? await verifyToken(access.token) : access.claims;
  const claimed = backendUser(claims, verifyToken && settings.verify?.rolesClaim);
  const told = settings.paths.me ? await askWhoItIs(settings, access, deadline, authOptions) : {};
  const known: BackendUser = withoutUndefined({ email, ...claimed, ...told });
  const own = settings.user
    ? withoutUndefined({ ...(await appFunction('user', () => settings.user!({ claims: { ...claims }, verified: !!verifyToken, email: email ?? known.email ?? '', answer }))) })
    : {};
  // A fresh object each time: withExternalJwt keeps the token by its identity.
  const user: User = { ...known, ...own, id: String(own.id ?? known.id ?? known.email ?? '') };
  const userId = own.id ?? known.id;
  return {
    user,
    backend: withoutUndefined({
      accessToken: access.token,
      expiresAt: access.expiresAt,
      issuedAt: Math.floor(settings.now() / 1000),
      refreshToken: await refreshTokenOf(answer, access, settings, authOptions),
      roles: user.roles,
      userId: userId === undefined ? undefined : String(userId),
    }),
  };
}

export interface SignedIn {
  user: User;
  backend: BackendToken;
}

async function login(settings: ExternalJwtSettings, typed: TypedCredentials, signal: AbortSignal): Promise<unknown> {
  const { login: path } = settings.paths;
  const body = await appFunction('loginBody', () =>
    JSON.stringify(settings.loginBody ? settings.loginBody(typed) : { ...typed.fields, email: typed.email, password: typed.password }),
  );
  return tokenAnswer('login', path, body, settings, signal);
}

/** The JSON of an answer that has a token in it. */
async function tokenAnswer(operation: 'login' | 'challenge', path: string, body: string, settings: ExternalJwtSettings, signal: AbortSignal): Promise<unknown> {
  const answer = await callBackend(
    backendUrl(settings.baseUrl, path),
    { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body },
    { timeout: settings.timeout, maxBytes: settings.maxAnswerBytes, signal, fetch: settings.fetch },
  );
  const json = parseJson(answer.body);
  const challenge = await appFunction('readChallenge', () => (settings.readChallenge ?? readChallenge)(json));
  if (challenge) throw new SignInChallenge(encodedChallenge(challenge));
  const judged = { status: answer.status, headers: answer.headers, json };
  const known = backendFailure(judged, { now: settings.now(), revealAccountState: settings.revealAccountState });
  const verdict = operation === 'challenge' ? challengeFailure(judged, known) : known;
  const { judge } = settings;
  const failure = judge ? await appFunction('judge', () => judge({ ...judged, operation, failure: verdict })) : verdict;
  if (failure) throw new SignInFailure(failure, hintOf(answer.status, failure.code, path));
  if (json === undefined || (!settings.readToken && !isJsonObject(json))) {
    throw new SignInFailure({ code: 'backendFault' }, `POST ${path} answered ${answer.status} without usable JSON (empty, HTML, null or nested too deep). Does the path belong to the backend's API?`);
  }
  return json;
}

/** Of a second step: 401 says that the answer was wrong and may be tried again, 410 and 404 that the handle is worth nothing any more. */
function challengeFailure({ status }: JudgedAnswer, known: AuthFailure | undefined): AuthFailure | undefined {
  if (status === 410 || status === 404) return { code: 'challengeExpired' };
  return known?.code === 'invalidCredentials' ? { code: 'invalidCode' } : known;
}

/** The default `readChallenge`; see there. */
export function readChallenge(answer: unknown): Partial<AuthChallenge> | undefined {
  const found = isJsonObject(answer) ? answer.challenge : undefined;
  if (!isJsonObject(found)) return undefined;
  const [kind, handle, expiresIn] = [found.kind ?? found.type, found.handle ?? found.id, Number(found.expires_in ?? found.expiresIn)];
  return typeof kind === 'string' && typeof handle === 'string' ? { kind, handle, ...(expiresIn > 0 && { expiresIn }) } : {};
}

export function encodedChallenge({ kind = '', handle = '', expiresIn = maxChallengeLifetime }: Partial<AuthChallenge>): string {
  const text = encodeChallenge({ kind, handle, expiresIn });
  if (text) return text;
  throw new SignInFailure({ code: 'backendFault' }, 'The backend asked for a second step without a usable kind (letters, digits, - and _) and handle (at most 2000 bytes). See readChallenge of withExternalJwt.');
}

async function refreshTokenOf(answer: unknown, access: AccessToken, settings: ExternalJwtSettings, authOptions: Pick<NextAuthOptions, 'logger'>): Promise<string | undefined> {
  const { refresh } = settings;
  if (!refresh) return undefined;
  const found = usableRefreshToken(await appFunction('readRefreshToken', () => refresh.readRefreshToken(answer)), access.token, settings);
  if (!found) {
    logErrorOnce(
      authOptions,
      'NAU_NO_REFRESH_TOKEN',
      `refresh is on, but the backend's answer to the login has no usable refresh token (beside the access token at most ${settings.maxTokenBytes} bytes), so sessions end with the first access token. ` +
        'If it has another name, tell withExternalJwt with refresh.readRefreshToken.',
    );
  }
  return found;
}

async function askWhoItIs(settings: ExternalJwtSettings, access: AccessToken, signal: AbortSignal, authOptions: Pick<NextAuthOptions, 'logger'>): Promise<BackendUser> {
  const path = settings.paths.me!;
  try {
    const answer = await callBackend(
      backendUrl(settings.baseUrl, path),
      { method: 'GET', headers: { accept: 'application/json', authorization: `Bearer ${access.token}` } },
      // A quarter: the person is signed in already, and a slow answer must not use up the browser's own time-out.
      { timeout: settings.timeout / 4, maxBytes: settings.maxAnswerBytes, signal, fetch: settings.fetch },
    );
    const json = parseJson(answer.body);
    if (answer.status === 200 && isJsonObject(json)) return backendUser(json, 'roles');
    logError(authOptions, 'NAU_ME', `GET ${path} answered ${answer.status}${answer.status === 200 ? ' without a JSON object' : ''}: signed in without id, name and roles from it. Check paths.me.`);
  } catch (error) {
    logError(authOptions, 'NAU_ME', `Signed in without id, name and roles from paths.me: ${error instanceof SignInFailure ? error.hint : 'unexpected error'}`);
  }
  return {};
}

function hintOf(status: number, code: string, path: string): string | undefined {
  if (code !== 'backendFault') return undefined;
  if (status === 404 || status === 405) return `POST ${path} answered ${status}: the backend has no such login. Set paths.login of withExternalJwt to the right path.`;
  if (status >= 300 && status < 400) return `POST ${path} answered ${status}, a redirect, which is not followed with a password. Set AUTH_BACKEND_URL and paths.login to the final address.`;
  return `POST ${path} answered ${status}.`;
}

// An app's own function that throws is a programmer's mistake. Its message may quote what was typed, so only the
// error's name and the places in the code are told.
export async function appFunction<T>(name: string, call: () => T): Promise<Awaited<T>> {
  try {
    return await call();
  } catch (error) {
    const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 3).join('\n') : '';
    const kind = error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'error';
    throw new SignInFailure({ code: 'unexpected' }, `The function "${name}" given to withExternalJwt threw a ${kind}, so nobody can sign in. Its message is not shown, as it may hold what was typed.\n${places}`);
  }
}
