import { http, HttpResponse, type HttpHandler } from 'msw';
import { fromBase64Url, toBase64Url } from './auth/model/base64Url.js';
import type { AuthFailure } from './auth/model/failure.js';
import type { SessionUser } from './auth/model/session.js';
import { challengeFixture, rightCode, rightPassword, userFixtures } from './mswFixtures.js';

/** What the backend does for {@link backendHandlers}. */
export interface BackendScenario {
  /** The backend's address, such as `https://api.example`. Default: any. */
  baseUrl?: string;
  /** Seconds that an access token lasts. Default one hour. */
  lifetime?: number;
  /** How a login ends: by the password (default), in a second step, never, or with a failure. */
  login?: 'challenge' | 'hangs' | AuthFailure;
  /** Of the second step. Default `otp`, to which `rightCode` is the answer. */
  challengeKind?: string;
  /** How a renewal ends: with new tokens (default; the used refresh token is worth nothing then), never, or with a failure. */
  refresh?: 'hangs' | AuthFailure;
  /** How the steps around a password end: done (default), never, or with a failure. */
  account?: 'hangs' | AuthFailure;
}

/**
 * Handlers for MSW that play the backend which `withExternalJwt` asks, as its defaults ask it: login, refresh, logout, `GET /auth/me`, the second step
 * and the steps around a password. `userFixtures` can sign in with `rightPassword`; who registers can as well. The signature of its tokens is
 * none, so `verify` refuses them.
 *
 * @example
 * ```tsx
 * const server = setupServer(...backendHandlers({ baseUrl: 'https://api.example', login: { code: 'tooManyAttempts', retryAfter: 30 } }));
 * ```
 */
export function backendHandlers(scenario: BackendScenario = {}): HttpHandler[] {
  const { login, refresh, account, lifetime = 3600 } = scenario;
  const at = (path: string) => `${scenario.baseUrl?.replace(/\/+$/, '') ?? '*'}/auth/${path}`;
  const people = new Map<string, { user: SessionUser; password: string }>();
  // The first of those who share an address, as `authHandlers` has it.
  for (const user of Object.values(userFixtures).toReversed()) people.set(user.email, { user, password: rightPassword });
  /** Whose it is, by refresh token and by handle of a second step. */
  const sessions = new Map<string, string>();
  const steps = new Map<string, string>();
  let serial = 0;

  const personOf = (email: unknown) => (typeof email === 'string' ? people.get(email.toLowerCase()) : undefined);
  const tokensFor = (email: string) => {
    const refreshToken = `refresh-${++serial}`;
    sessions.set(refreshToken, email);
    return HttpResponse.json({ access_token: tokenOf(people.get(email)!.user, lifetime, serial), refresh_token: refreshToken, expires_in: lifetime });
  };
  const challengeFor = (email: string) => {
    const handle = `${challengeFixture.handle}-${++serial}`;
    steps.set(handle, email);
    return HttpResponse.json({ challenge: { kind: scenario.challengeKind ?? challengeFixture.kind, handle, expires_in: challengeFixture.expiresIn } });
  };

  return [
    http.post(at('login'), async ({ request }) => {
      const { email, password } = await bodyOf(request);
      if (login && login !== 'challenge') return answerOf(login);
      const person = personOf(email);
      if (!person || person.password !== password) return answerOf({ code: 'invalidCredentials' });
      return login === 'challenge' ? challengeFor(person.user.email!) : tokensFor(person.user.email!);
    }),

    http.post(at('challenge'), async ({ request }) => {
      const { handle = '', code, new_password: newPassword } = await bodyOf(request);
      const email = steps.get(handle);
      if (email === undefined) return answerOf({ code: 'challengeExpired' });
      if (newPassword === undefined && code !== rightCode) return answerOf({ code: 'invalidCode' });
      steps.delete(handle);
      if (newPassword !== undefined) people.get(email)!.password = newPassword;
      return tokensFor(email);
    }),

    http.post(at('challenge/resend'), async ({ request }) => {
      if (account) return answerOf(account);
      const { handle = '' } = await bodyOf(request);
      const email = steps.get(handle);
      if (email === undefined) return answerOf({ code: 'challengeExpired' });
      steps.delete(handle);
      return challengeFor(email);
    }),

    http.post(at('refresh'), async ({ request }) => {
      if (refresh) return answerOf(refresh);
      const { refresh_token: used = '' } = await bodyOf(request);
      const email = sessions.get(used);
      sessions.delete(used);
      return email === undefined ? answerOf({ code: 'invalidCredentials' }) : tokensFor(email);
    }),

    http.post(at('logout'), async ({ request }) => {
      sessions.delete((await bodyOf(request)).refresh_token ?? '');
      return new HttpResponse(null, { status: 204 });
    }),

    http.get(at('me'), ({ request }) => {
      const person = personOf(emailOf(request));
      return person ? HttpResponse.json(person.user) : answerOf({ code: 'sessionRequired' });
    }),

    http.post(at('register'), async ({ request }) => {
      if (account) return answerOf(account);
      const { email: typed = '', password = '', name } = await bodyOf(request);
      const email = typed.toLowerCase();
      if (people.has(email)) return answerOf({ code: 'emailTaken' });
      people.set(email, { user: { id: `new-${++serial}`, email, ...(name && { name }) }, password });
      return HttpResponse.json({}, { status: 201 });
    }),

    http.post(at('forgot-password'), () => (account ? answerOf(account) : HttpResponse.json({}))),

    http.post(at('reset-password'), () => (account ? answerOf(account) : HttpResponse.json({}))),

    http.post(at('change-password'), async ({ request }) => {
      if (account) return answerOf(account);
      const person = personOf(emailOf(request));
      const { current_password: current, new_password: next = '' } = await bodyOf(request);
      if (!person) return answerOf({ code: 'sessionRequired' });
      if (current !== person.password) return answerOf({ code: 'accessDenied' });
      person.password = next;
      return HttpResponse.json({});
    }),
  ];
}

const bodyOf = async (request: Request): Promise<Partial<Record<string, string>>> => (await request.json()) as Record<string, string>;

const part = (value: object): string => toBase64Url(JSON.stringify(value));

function tokenOf({ id, ...user }: SessionUser, lifetime: number, serial: number): string {
  const now = Math.floor(Date.now() / 1000);
  const { image: _tooLong, ...claims } = user;
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: id ?? user.email, ...claims, iat: now, exp: now + lifetime, jti: String(serial) })}.none`;
}

/** Of a request with a token of ours that has not ended. */
function emailOf(request: Request): string | undefined {
  try {
    const [, payload] = /^Bearer [^.]+\.([^.]+)\.none$/.exec(request.headers.get('authorization') ?? '') ?? [];
    const { email, exp } = JSON.parse(fromBase64Url(payload!)) as { email: string; exp: number };
    return exp * 1000 > Date.now() ? email : undefined;
  } catch {
    return undefined;
  }
}

/** The answer that stands for a failure, by the table of the guide "Errors and their codes". */
function answerOf(failure: 'hangs' | AuthFailure) {
  if (failure === 'hangs') return new Promise<never>(() => {});
  const refuse = (status: number, body: object = { message: failure.code }) =>
    HttpResponse.json(body, { status, ...(failure.retryAfter !== undefined && { headers: { 'retry-after': String(failure.retryAfter) } }) });
  switch (failure.code) {
    case 'backendTimeout':
      return new Promise<never>(() => {});
    case 'backendUnreachable':
    case 'offline':
      return HttpResponse.error();
    case 'invalidInput':
      return refuse(422, { errors: failure.fields ?? { email: '' } });
    case 'breachedPassword':
      return refuse(422, { code: 'password_breached' });
    case 'linkUsed':
      return refuse(410, { reason: 'used' });
    default:
      return refuse(statuses[failure.code] ?? (failure.retryAfter === undefined ? 500 : 503));
  }
}

const statuses: Partial<Record<AuthFailure['code'], number>> = {
  invalidCredentials: 401,
  invalidCode: 401,
  sessionRequired: 401,
  accessDenied: 403,
  emailTaken: 409,
  linkExpired: 410,
  challengeExpired: 410,
  accountLocked: 423,
  tooManyAttempts: 429,
};
