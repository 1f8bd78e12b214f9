import { http, HttpResponse, type HttpHandler } from 'msw';
import type { AuthStatus } from './auth/model/authState.js';
import { encodeChallenge } from './auth/model/challenge.js';
import { encodeFailure, failureCodes, type AuthFailure, type FailureCode } from './auth/model/failure.js';
import type { AuthSession, SessionUser } from './auth/model/session.js';
import { challengeFixture, rightCode, rightPassword, userFixtures } from './mswFixtures.js';

export { backendHandlers } from './mswBackend.js';
export type { BackendScenario } from './mswBackend.js';
export { challengeFixture, rightCode, rightPassword, userFixtures } from './mswFixtures.js';

/**
 * A session of a user, as next-auth's session route answers it. Its dates count from the call.
 *
 * @example
 * ```tsx
 * <AuthProvider session={sessionFixture(userFixtures.korean)}>{children}</AuthProvider>
 * ```
 * @param expiresIn seconds that the backend's token has left; 0 or less is an ended one. Default one hour
 */
export function sessionFixture(user: SessionUser = userFixtures.dana, expiresIn = 3600): AuthSession {
  const now = Date.now();
  return {
    user,
    expires: new Date(now + 30 * 86_400_000).toISOString(),
    accessTokenExpires: new Date(now + expiresIn * 1000).toISOString(),
    accessTokenExpiresIn: Math.max(0, expiresIn),
    ...(expiresIn <= 0 && { error: 'expired' }),
  };
}

/**
 * For each auth state what the session route does: answers a session, nobody (`null`), never, or with a failure. A new
 * state without an entry does not compile.
 *
 * @example
 * ```tsx
 * test.each(Object.keys(authStateFixtures) as AuthStatus[])('%s', (session) => server.use(...authHandlers({ session })));
 * ```
 */
export const authStateFixtures: Record<AuthStatus, () => AuthSession | null | 'hangs' | 'fails'> = {
  checking: () => 'hangs',
  signedIn: () => sessionFixture(),
  signedOut: () => null,
  expired: () => sessionFixture(userFixtures.dana, 0),
  unreachable: () => 'fails',
};

/**
 * A failure of each code, with data where the code has some.
 *
 * @example
 * ```tsx
 * server.use(...authHandlers({ signIn: failureFixtures.tooManyAttempts }));
 * ```
 */
export const failureFixtures = {
  ...(Object.fromEntries(failureCodes.map((code) => [code, { code }])) as Record<FailureCode, AuthFailure>),
  tooManyAttempts: { code: 'tooManyAttempts', retryAfter: 30 },
  invalidInput: { code: 'invalidInput', fields: { email: 'This domain is not allowed.' } },
} satisfies Record<FailureCode, AuthFailure>;

/**
 * What {@link authHandlers} plays. All of it is optional: by itself nobody is signed in, and the password decides.
 *
 * @example
 * ```tsx
 * const scenario: AuthScenario = { session: 'expired', signIn: { code: 'tooManyAttempts', retryAfter: 30 } };
 * ```
 */
export interface AuthScenario {
  /** The auth state to begin with, or a session. Default `signedOut`. */
  session?: AuthStatus | AuthSession;
  /** How an `unreachable` session route fails: with 500, or without an answer. A sign-in does not mend it. Default `status500`. */
  outage?: 'status500' | 'network';
  /**
   * How a sign-in ends: with a session of `signsInAs`; with a failure, by the way on which next-auth comes to it
   * (`cookiesBlocked` is accepted and then forgotten, `staleForm` refuses each CSRF token, `configuration` has no Credentials
   * provider, `offline` has no network); `serverDown` (500 from the first request on); `html` (a gateway's 502 to the POST); `reset` (the
   * connection breaks during the POST); `hangs`; a second step (`challenge`). Default: by the password, which is `correct horse battery`.
   */
  signIn?: 'accepted' | 'challenge' | 'serverDown' | 'html' | 'reset' | 'hangs' | AuthFailure;
  /** Who is signed in after an accepted sign-in. Default the one of `userFixtures` with the e-mail that was typed, else Dana. */
  signsInAs?: SessionUser;
  /** The access token, for what a server with `exposeAccessToken` does. Default: it stays on the server. */
  jwt?: string;
  /** Whether a sign-out reaches the server; `hangs`: its answer never comes. Default true. */
  signOutWorks?: boolean | 'hangs';
  /**
   * Where next-auth's API is: a path, which matches on every origin and below every path (`/api/auth` is
   * `/shop/api/auth` as well), or a full URL. Default `/api/auth`.
   */
  basePath?: string;
  /** The id of the Credentials provider. Default `credentials`. */
  provider?: string;
  /**
   * How the steps around a password end (`register`, `forgot-password`, `reset-password`, `change-password`, `resend-code`): they are
   * done, fail, or never answer; `registered` does not say whether there is a new account. Default: done.
   */
  account?: 'done' | 'hangs' | 'registered' | AuthFailure;
  /** The ids of all providers, in order: `email` is NextAuth's, all but that and `provider` are OAuth ones. Default the Credentials provider alone. */
  providers?: readonly string[];
  /** How the request for a sign-in link ends. Default: it is sent. */
  link?: AuthFailure;
  /** The second step that `signIn: 'challenge'` asks for. Default `otp`. */
  challengeKind?: 'otp' | 'newPassword';
  /** How the answer to a second step ends. Default: by the code, which is `123456`; any new password is taken. */
  challengeAnswer?: 'accepted' | AuthFailure;
}

/**
 * MSW handlers that play next-auth's API (4.24.15) for its real client: `providers`, `csrf`, `session`, the credentials
 * callback and `signout`, with next-auth's status codes and `{ url }` bodies. They remember: a sign-in changes what the session route
 * says, a sign-out clears it, a POST without the current CSRF token is refused. For `setupWorker` and `setupServer`.
 *
 * @example
 * ```tsx
 * const worker = setupWorker(...authHandlers({ session: 'signedIn' }));
 * ```
 * @example
 * ```tsx
 * const server = setupServer(...authHandlers({ signIn: { code: 'tooManyAttempts', retryAfter: 30 } }));
 * ```
 */
export function authHandlers(scenario: AuthScenario = {}): HttpHandler[] {
  const { outage = 'status500', signIn, signsInAs, jwt, signOutWorks = true, provider = 'credentials' } = scenario;
  const given = (scenario.basePath ?? '/api/auth').replace(/\/+$/, '');
  const at = (action: string) => `${/^https?:/.test(given) ? '' : '*'}${given}/${action}`;
  const fails = typeof signIn === 'object' ? signIn.code : undefined;
  const withToken = (session: AuthSession): AuthSession => (jwt === undefined ? session : { ...session, jwt });

  const begin = scenario.session ?? 'signedOut';
  let session = typeof begin === 'string' ? authStateFixtures[begin]() : begin;
  if (typeof session === 'object' && session && jwt !== undefined) session = withToken(session);
  let csrfToken = newToken();

  const readSession = () => {
    if (session === 'hangs') return neverAnswers();
    if (session === 'fails') return outage === 'network' ? HttpResponse.error() : serverError();
    // next-auth's "nobody" is an empty object.
    return HttpResponse.json(session ?? {});
  };

  return [
    http.get(at('providers'), ({ request }) => {
      if (signIn === 'serverDown') return serverError();
      if (fails === 'offline') return HttpResponse.error();
      const base = baseOf(request, '/providers');
      // Not an empty list: next-auth's client takes that for a failed request.
      const ids = fails === 'configuration' ? ['github'] : (scenario.providers ?? [provider]);
      const all = ids.map((id) => {
        const type = id === provider ? 'credentials' : id === 'email' ? 'email' : 'oauth';
        const name = type === 'credentials' ? 'Credentials' : id.charAt(0).toUpperCase() + id.slice(1);
        return [id, { id, name, type, signinUrl: `${base}/signin/${id}`, callbackUrl: `${base}/callback/${id}` }];
      });
      return HttpResponse.json(Object.fromEntries(all));
    }),

    http.get(at('csrf'), () => {
      const answer = HttpResponse.json({ csrfToken }, { headers: { 'cache-control': 'private, no-cache, no-store' } });
      // Another tab renews the pair between this answer and the post.
      if (fails === 'staleForm') csrfToken = newToken();
      return answer;
    }),

    http.get(at('session'), readSession),

    // `update()` of next-auth's client.
    http.post(at('session'), async ({ request }) => {
      const body = (await request.json()) as { csrfToken?: string; data?: { nau?: { renew?: unknown } } };
      if (body.csrfToken !== csrfToken) return HttpResponse.json({}, { status: 400 });
      if (body.data?.nau?.renew && session && typeof session !== 'string' && session.renewable) session = { ...session, ...sessionFixture(session.user) };
      return readSession();
    }),

    http.post(at(`callback/${provider}`), async ({ request }) => {
      const base = baseOf(request, `/callback/${provider}`);
      const form = new URLSearchParams(await request.text());
      const refuse = (error: string, status = 401) => redirectOrJson(form, `${base}/error?error=${encodeURIComponent(error)}`, status);
      if (signIn === 'hangs') return neverAnswers();
      if (signIn === 'challenge' && !form.has('challenge')) return refuse(encodeChallenge({ ...challengeFixture, kind: scenario.challengeKind ?? 'otp' })!);
      if (signIn === 'reset' || fails === 'offline') return HttpResponse.error();
      if (signIn === 'html') return HttpResponse.html('<h1>502 Bad Gateway</h1>', { status: 502 });
      if (form.get('csrfToken') !== csrfToken) return redirectOrJson(form, `${base}/signin?csrf=true`);
      if (form.has('challenge')) {
        const { challengeAnswer = form.get('code') === rightCode || form.has('newPassword') ? 'accepted' : { code: 'invalidCode' } } = scenario;
        if (challengeAnswer !== 'accepted') return refuse(encodeFailure(challengeAnswer));
      } else if (typeof signIn === 'object') {
        // The `signIn` callback said false.
        if (fails === 'accessDenied') return refuse('AccessDenied', 403);
        // `authorize` threw an error that is not of the kit's making.
        if (fails === 'unexpected') return refuse('socket hang up');
        if (fails !== 'cookiesBlocked') return refuse(encodeFailure(signIn));
      } else if (signIn !== 'accepted' && form.get('password') !== rightPassword) {
        return refuse(encodeFailure({ code: 'invalidCredentials' }));
      }
      // The browser drops the cookie of one who blocks them, so the session route goes on saying "nobody".
      if (fails !== 'cookiesBlocked' && typeof session !== 'string') session = withToken(sessionFixture(signsInAs ?? userOf(form.get('email'))));
      return redirectOrJson(form, callbackUrlOf(form, request));
    }),

    // A link by mail, or the way to an OAuth provider.
    http.post(at('signin/:id'), async ({ request, params }) => {
      const base = baseOf(request, `/signin/${String(params.id)}`);
      const form = new URLSearchParams(await request.text());
      if (signIn === 'hangs') return neverAnswers();
      if (signIn === 'reset' || fails === 'offline') return HttpResponse.error();
      if (signIn === 'html') return HttpResponse.html('<h1>502 Bad Gateway</h1>', { status: 502 });
      if (form.get('csrfToken') !== csrfToken) return redirectOrJson(form, `${base}/signin?csrf=true`);
      if (params.id !== 'email') return redirectOrJson(form, `https://${String(params.id)}.example/authorize`);
      if (scenario.link) return redirectOrJson(form, `${base}/error?error=${scenario.link.code === 'emailNotSent' ? 'EmailSignin' : encodeFailure(scenario.link)}`);
      return redirectOrJson(form, `${base}/verify-request?provider=email&type=email`);
    }),

    http.post(at('signout'), async ({ request }) => {
      const form = new URLSearchParams(await request.text());
      if (signOutWorks === 'hangs') return neverAnswers();
      if (!signOutWorks) return HttpResponse.error();
      if (form.get('csrfToken') !== csrfToken) return redirectOrJson(form, `${baseOf(request, '/signout')}/signout?csrf=true`);
      if (typeof session !== 'string') session = null;
      return redirectOrJson(form, callbackUrlOf(form, request));
    }),

    // What authHandler adds to next-auth's route.
    http.post(at('account/:step'), ({ params }) => {
      const { account = 'done' } = scenario;
      if (account === 'hangs') return neverAnswers();
      if (account === 'registered') return HttpResponse.json({ done: true, maySignIn: false });
      if (account !== 'done') return HttpResponse.json({ error: encodeFailure(account) }, { status: 422 });
      return HttpResponse.json({ done: true, ...(params.step === 'resend-code' && { challenge: encodeChallenge({ ...challengeFixture, handle: 'bmV4dA' }) }) });
    }),

    // next-auth's client reports its own errors here.
    http.post(at('_log'), () => HttpResponse.json({})),
  ];
}

function userOf(email: string | null): SessionUser | undefined {
  return Object.values(userFixtures).find((user) => user.email === email?.toLowerCase());
}

/** Forms without scripts are sent on; next-auth's client asks for JSON. */
function redirectOrJson(form: URLSearchParams, url: string, status = 200) {
  return form.get('json') === 'true' ? HttpResponse.json({ url }, { status }) : HttpResponse.redirect(url, 302);
}

/** next-auth's own `redirect` callback: a path and the own origin are kept, all else becomes the app's start. */
function callbackUrlOf(form: URLSearchParams, request: Request): string {
  const { origin } = new URL(request.url);
  const url = form.get('callbackUrl') ?? origin;
  if (url.startsWith('/')) return origin + url;
  return URL.canParse(url) && new URL(url).origin === origin ? url : origin;
}

function baseOf(request: Request, action: string): string {
  const { origin, pathname } = new URL(request.url);
  return origin + pathname.slice(0, -action.length);
}

// getRandomValues, not randomUUID: that one is missing on pages without TLS, such as a Storybook in the office network.
const newToken = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const serverError = () => HttpResponse.text('Internal Server Error', { status: 500 });

/** Unlike MSW's infinite delay it holds no timer, so a test run can end. */
const neverAnswers = () => new Promise<never>(() => {});

/**
 * Rows of a protected endpoint, one of them of nothing but an id, as backends do send them.
 *
 * @example
 * ```tsx
 * expect(screen.getAllByRole('listitem')).toHaveLength(productFixtures.length);
 * ```
 */
export const productFixtures: { id: number; name?: string; price?: number }[] = [
  { id: 1, name: 'Walnut desk', price: 489 },
  { id: 2, name: 'Task lamp', price: 79.5 },
  { id: 3 },
];

/**
 * A handler for a backend's protected list: the rows for a valid Bearer token, else 401 as the public fake backend words it.
 *
 * @param url the list's address. Default `/products` on any origin
 * @param token the one token that is valid. Default: any
 * @example
 * ```tsx
 * setupWorker(...authHandlers({ session: 'signedIn', jwt: 'token-1' }), productsHandler('https://api.example/products', 'token-1'));
 * ```
 */
export function productsHandler(url = '*/products', token?: string): HttpHandler {
  return http.get(url, ({ request }) => {
    const [, bearer] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!bearer) return refusal('Error in authorization format');
    if (token !== undefined && bearer !== token) return refusal('Access token not provided');
    return HttpResponse.json(productFixtures);
  });
}

const refusal = (message: string) => HttpResponse.json({ status: 401, message }, { status: 401 });
