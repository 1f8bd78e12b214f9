import { delay, http, HttpResponse, type HttpHandler } from 'msw';
import type { AuthStatus } from './auth/model/authState.js';
import { encodeFailure, failureCodes, type AuthFailure, type FailureCode } from './auth/model/failure.js';
import type { AuthSession, SessionUser } from './auth/model/session.js';

/** People to show: an ordinary name, and what breaks layouts. */
export const userFixtures = {
  dana: { id: '1', name: 'Dana Demo', email: 'demo@example.com', roles: ['user'] },
  admin: { id: '2', name: 'Ada Admin', email: 'admin@example.com', roles: ['user', 'admin'] },
  emailOnly: { email: 'techie@email.com' },
  longName: {
    id: '3',
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Third',
    email: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff.senior@subsidiary.example.com',
  },
  korean: { id: '4', name: '민지', email: 'minji@example.com' },
  withImage: {
    id: '5',
    name: 'Dana Demo',
    email: 'demo@example.com',
    image:
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' fill='%23f2b8a0'/%3E%3Ccircle cx='4' cy='3.2' r='1.6' fill='%23703f2b'/%3E%3Cpath d='M1 8a3 3 0 0 1 6 0' fill='%23703f2b'/%3E%3C/svg%3E",
  },
} satisfies Record<string, SessionUser>;

/**
 * A session of a user, as next-auth's session route answers it.
 *
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

/** For each auth state what the session route does. A new state without an entry does not compile. */
export const authStateFixtures: Record<AuthStatus, () => AuthSession | null | 'hangs' | 'fails'> = {
  checking: () => 'hangs',
  signedIn: () => sessionFixture(),
  signedOut: () => null,
  expired: () => sessionFixture(userFixtures.dana, 0),
  unreachable: () => 'fails',
};

/** A failure of each code, with data where the code has some. */
export const failureFixtures = {
  ...(Object.fromEntries(failureCodes.map((code) => [code, { code }])) as Record<FailureCode, AuthFailure>),
  tooManyAttempts: { code: 'tooManyAttempts', retryAfter: 30 },
} satisfies Record<FailureCode, AuthFailure>;

/** What {@link authHandlers} plays. */
export interface AuthScenario {
  /** The auth state to begin with, a session, or what the session route does instead. Default `signedOut`. */
  session?: AuthStatus | AuthSession;
  /**
   * How a sign-in ends: with a session of `signsInAs`, with a failure, or never. Default: by the password, which is
   * `correct horse battery`.
   */
  signIn?: 'accepted' | 'hangs' | AuthFailure;
  /** Who is signed in after an accepted sign-in. Default Dana. */
  signsInAs?: SessionUser;
  /** Whether a sign-out reaches the server. Default true. */
  signOutWorks?: boolean;
  /** The path of next-auth's API. Default `/api/auth`. */
  basePath?: string;
}

/** The password that the handlers take for right when the scenario does not say how a sign-in ends. */
export const rightPassword = 'correct horse battery';

/**
 * MSW handlers that play next-auth's API (4.24) for its real client: providers, csrf, session, the credentials
 * callback and sign-out, with a session that sign-in and sign-out change.
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
  const { basePath = '/api/auth', signIn, signsInAs, signOutWorks = true } = scenario;
  const at = (path: string) => `*${basePath}${path}`;
  const begin = scenario.session ?? 'signedOut';
  let session = typeof begin === 'string' ? authStateFixtures[begin]() : begin;
  let csrfToken = 'csrf-1';

  const errorUrl = (origin: string, failure: AuthFailure) =>
    `${origin}${basePath}/error?${new URLSearchParams({ error: encodeFailure(failure), provider: 'credentials' }).toString()}`;

  return [
    http.get(at('/providers'), ({ request }) => {
      const base = new URL(request.url).origin + basePath;
      return HttpResponse.json({
        credentials: {
          id: 'credentials',
          name: 'Credentials',
          type: 'credentials',
          signinUrl: `${base}/signin/credentials`,
          callbackUrl: `${base}/callback/credentials`,
        },
      });
    }),
    http.post(at('/_log'), () => HttpResponse.json({})),
    http.get(at('/csrf'), () => {
      const answer = HttpResponse.json({ csrfToken });
      // Another tab renews the pair between this answer and the post.
      if (isFailure(signIn, 'staleForm')) csrfToken += '1';
      return answer;
    }),
    http.get(at('/session'), async () => {
      if (session === 'hangs') await delay('infinite');
      if (session === 'fails') return HttpResponse.text('Internal Server Error', { status: 500 });
      return HttpResponse.json(session ?? {});
    }),
    http.post(at('/callback/credentials'), async ({ request }) => {
      const { origin } = new URL(request.url);
      const form = new URLSearchParams(await request.text());
      if (form.get('csrfToken') !== csrfToken) return HttpResponse.json({ url: `${origin}${basePath}/signin?csrf=true` });
      if (signIn === 'hangs') await delay('infinite');
      const byPassword = form.get('password') === rightPassword ? 'accepted' : ({ code: 'invalidCredentials' } as const);
      const result = signIn ?? byPassword;
      if (typeof result === 'object' && result.code !== 'cookiesBlocked') {
        return HttpResponse.json({ url: errorUrl(origin, result) }, { status: 401 });
      }
      // The browser drops the cookie of one who blocks them, so the session route goes on saying "nobody".
      if (result === 'accepted') session = sessionFixture(signsInAs);
      return HttpResponse.json({ url: form.get('callbackUrl') ?? origin });
    }),
    http.post(at('/signout'), async ({ request }) => {
      if (!signOutWorks) return HttpResponse.error();
      session = null;
      return HttpResponse.json({ url: new URLSearchParams(await request.text()).get('callbackUrl') ?? new URL(request.url).origin });
    }),
  ];
}

const isFailure = (signIn: AuthScenario['signIn'], code: FailureCode) => typeof signIn === 'object' && signIn.code === code;

/** Rows of a protected endpoint, one of them of nothing but an id, as backends do send them. */
export const productFixtures: { id: number; name?: string; price?: number }[] = [
  { id: 1, name: 'Walnut desk', price: 489 },
  { id: 2, name: 'Task lamp', price: 79.5 },
  { id: 3 },
];

/**
 * A handler for a backend's protected list: 401 as the public fake backend words it without a Bearer token, else the rows.
 *
 * @example
 * ```tsx
 * setupWorker(...authHandlers({ session: 'signedIn' }), productsHandler('https://api.example/products'));
 * ```
 */
export const productsHandler = (url = '*/products'): HttpHandler =>
  http.get(url, ({ request }) =>
    /^Bearer \S+$/.test(request.headers.get('authorization') ?? '')
      ? HttpResponse.json(productFixtures)
      : HttpResponse.json({ status: 401, message: 'Error in authorization format' }, { status: 401 }),
  );
