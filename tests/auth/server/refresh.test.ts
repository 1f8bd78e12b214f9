import type { NextAuthOptions } from 'next-auth';
import { NextRequest } from 'next/server.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authHandler } from '../../../src/auth/server/authHandler.js';
import { authProxy } from '../../../src/auth/server/authProxy.js';
import { createApiProxy } from '../../../src/auth/server/createApiProxy.js';
import type { ExternalJwtOptions } from '../../../src/auth/server/externalJwtSettings.js';
import { getAccessToken } from '../../../src/auth/server/getAccessToken.js';
import { getAuthState } from '../../../src/auth/server/getAuthState.js';
import { parseCookies } from '../../../src/auth/server/cookies.js';
import { NextAuthBrowser } from '../../fixtures/nextAuthBrowser.js';
import { reset, startRotatingBackend, status, type RotatingBackend } from '../../fixtures/rotatingBackend.js';
import { optionsWithLog } from './support.js';

const origin = 'http://localhost:3000';
let backend: RotatingBackend;
/** Moves the app's clock, in seconds. */
let later = 0;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
  backend = await startRotatingBackend({ lifetime: 600 });
});
afterAll(async () => {
  await backend.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  backend.reset();
  later = 0;
});
afterEach(() => vi.useRealTimers());

function app(options: ExternalJwtOptions = {}) {
  const { authOptions, log } = optionsWithLog({ baseUrl: backend.url, refresh: true, logout: true, exposeAccessToken: true, now: () => Date.now() + later * 1000, ...options });
  const handler = authHandler(authOptions);
  return { authOptions, log, browser: () => new NextAuthBrowser(handler, origin) };
}

async function signedIn(options?: ExternalJwtOptions) {
  const made = app(options);
  const browser = made.browser();
  await browser.signIn();
  return { ...made, browser };
}

/** A request of the Pages Router with the browser's cookies; what is set on the response is not kept. */
const pageOf = (browser: NextAuthBrowser, setCookies: string[] = []) =>
  ({
    req: { headers: { cookie: browser.cookieHeader }, cookies: parseCookies(browser.cookieHeader) },
    res: { getHeader: () => undefined, setHeader: (name: string, value: string[]) => void (name === 'set-cookie' && setCookies.push(...[value].flat())) },
  }) as never;

describe('a token that is due', () => {
  it('is renewed when the session is read, and the session says so', async () => {
    const { browser } = await signedIn();
    const before = await browser.session();
    expect(before).toMatchObject({ renewable: true, sessionEndsIn: expect.any(Number), accessTokenExpiresIn: expect.any(Number) });
    later = 580;
    const after = await browser.session();
    expect(backend.counts).toMatchObject({ refreshes: 1, reuses: 0 });
    expect(after.jwt).not.toBe(before.jwt);
    expect(after.error).toBeUndefined();
    expect(JSON.stringify(after)).not.toMatch(/refresh/i);
  });

  it('is renewed once for a hundred requests at once, round after round', async () => {
    backend.settings.lifetime = 60;
    const { browser } = await signedIn();
    const rounds = process.env.DEEP_UNITS ? 200 : 30;
    for (let round = 0; round < rounds; round++) {
      later += 61;
      const cookie = browser.cookieHeader;
      const answers = await Promise.all(Array.from({ length: 100 }, () => browser.session({ cookie })));
      expect(answers.every(({ jwt, error }) => typeof jwt === 'string' && error === undefined)).toBe(true);
      expect(new Set(answers.map(({ jwt }) => jwt)).size).toBe(1);
    }
    expect(backend.counts).toMatchObject({ refreshes: rounds, reuses: 0, refused: 0 });
  }, 120_000);

  it('is not lost when a page renews it that cannot write the cookie', async () => {
    const { authOptions, browser } = await signedIn();
    const old = browser.cookieHeader;
    later = 700;
    const token = await getAccessToken(authOptions, pageOf(browser));
    expect(token).toEqual(expect.any(String));
    // The browser still has the old cookie; the store knows better.
    expect(await browser.session({ cookie: old })).toMatchObject({ jwt: token });
    expect(backend.counts).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  it('comes from the store when an old cookie arrives after a new one', async () => {
    const { browser } = await signedIn();
    const old = browser.cookieHeader;
    later = 700;
    const { jwt } = await browser.session();
    expect((await browser.session({ cookie: old })).jwt).toBe(jwt);
    expect(backend.counts.refreshes).toBe(1);
  });

  it('goes on with the same refresh token at a backend that does not rotate', async () => {
    backend.settings.rotates = false;
    const { browser } = await signedIn();
    for (let round = 1; round <= 3; round++) {
      later += 700;
      expect((await browser.session()).error).toBeUndefined();
    }
    expect(backend.counts.refreshes).toBe(3);
  });

  it('sheds the cookie’s old chunks when the new token is shorter', async () => {
    const { browser } = await signedIn();
    const name = [...browser.cookies.keys()].find((key) => key.includes('session-token'))!;
    const whole = browser.cookies.get(name)!;
    browser.cookies.delete(name);
    browser.cookies.set(`${name}.0`, whole.slice(0, 300));
    browser.cookies.set(`${name}.1`, whole.slice(300));
    expect((await browser.session()).user).toBeDefined();
    expect([...browser.cookies.keys()].filter((key) => key.includes('session-token'))).toEqual([name]);
  });

  it('works with a cookie beside which somebody planted another chunk', async () => {
    const { browser } = await signedIn();
    browser.cookies.set('next-auth.session-token.9', 'planted');
    expect((await browser.session()).user).toBeDefined();
  });
});

describe('renewing on request', () => {
  it('keeps quiet while the token is fresh, and renews an older one', async () => {
    const { browser } = await signedIn();
    await browser.renew(true);
    expect(backend.counts.refreshes).toBe(0);
    later = 60;
    await browser.renew(true);
    expect(backend.counts.refreshes).toBe(1);
  });

  it('renews only the token that was refused', async () => {
    const { browser } = await signedIn();
    const refused = String((await browser.session()).jwt).slice(-16);
    const renewed = await browser.renew(refused);
    expect(String(renewed.jwt).endsWith(refused)).toBe(false);
    expect((await browser.renew(refused)).jwt).toBe(renewed.jwt);
    expect(backend.counts.refreshes).toBe(1);
  });
});

describe('an outage of the refresh endpoint', () => {
  it.each([
    ['500, twice', status(500), 2],
    ['a reset connection, twice', reset, 2],
    ['503 with a wait, once', status(503, { 'retry-after': '30' }), 1],
    ['429, once', status(429), 1],
    ['HTML, once', status(200, { 'content-type': 'text/html' }, '<h1>Hello</h1>'), 1],
    ['a 403 page of a gateway, once', status(403, { 'content-type': 'text/html' }, '<h1>Blocked</h1>'), 1],
  ])('keeps the session and backs off: %s', async (_, act, requests) => {
    const { browser, log } = await signedIn();
    let seen = 0;
    backend.faults.push({
      path: '/auth/refresh',
      act: (response) => {
        seen++;
        act(response);
      },
    });
    later = 700;
    const session = await browser.session();
    expect(session).toMatchObject({ user: { email: 'dana@example.com' }, renewable: true, accessTokenExpiresIn: 0 });
    expect(session.error).toBeUndefined();
    expect(session.jwt).toBeUndefined();
    await Promise.all(Array.from({ length: 20 }, () => browser.session()));
    expect(seen).toBe(requests);
    expect(log.join()).toMatch(/NAU_REFRESH .*The session stays/);
    // It recovers by itself when the pause is over.
    backend.faults.length = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await browser.session()).jwt).toEqual(expect.any(String));
  });

  it('that hangs costs no more than its time-out', async () => {
    const { browser } = await signedIn({ refresh: { timeout: 150 } });
    backend.faults.push({ path: '/auth/refresh', act: () => {} });
    later = 700;
    expect(await browser.session()).toMatchObject({ renewable: true, accessTokenExpiresIn: 0 });
  });

  it('in which the answer is lost: another try, within the backend’s overlap', async () => {
    backend.settings.overlap = 10;
    const { browser } = await signedIn();
    backend.faults.push({ path: '/auth/refresh', when: 'after', times: 1, act: reset });
    later = 700;
    expect((await browser.session()).jwt).toEqual(expect.any(String));
    expect(backend.counts).toMatchObject({ refreshes: 1, reuses: 0 });
  });

  it('in which the answer is lost, without an overlap: the session ends once', async () => {
    const { browser } = await signedIn();
    backend.faults.push({ path: '/auth/refresh', when: 'after', times: 1, act: reset });
    later = 700;
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.session()));
    expect(answers.every(({ error }) => error === 'expired')).toBe(true);
    expect(backend.counts).toMatchObject({ refreshes: 1, reuses: 1 });
  });

  it('with a backend whose clock is an hour behind is none, and nothing loops', async () => {
    const { browser } = await signedIn();
    later = 3600;
    expect((await browser.session()).error).toBeUndefined();
    await browser.session();
    await browser.session();
    expect(backend.counts.refreshes).toBe(1);
  });
});

describe('a refusal', () => {
  it('ends the session once, wherever it is asked, and nothing is sent any more', async () => {
    const { authOptions, browser } = await signedIn();
    const old = browser.cookieHeader;
    backend.revokeAll();
    later = 700;
    expect(await browser.session()).toMatchObject({ error: 'expired', user: { email: 'dana@example.com' } });
    expect(await browser.session({ cookie: old })).toMatchObject({ error: 'expired' });
    expect(await getAuthState(authOptions, pageOf(browser))).toMatchObject({ status: 'expired' });
    expect(await getAccessToken(authOptions, pageOf(browser))).toBeUndefined();
    expect(backend.counts.refused).toBe(1);
  });
});

describe('the absolute lifetime', () => {
  it('ends a session however active', async () => {
    const { authOptions, browser } = await signedIn({ maxSessionAge: 1000 });
    later = 700;
    expect(await browser.session()).toMatchObject({ renewable: true });
    later = 1001;
    const session = await browser.session();
    expect(session).toMatchObject({ error: 'expired', sessionEndsIn: 0 });
    expect(session.renewable).toBeUndefined();
    expect(await getAccessToken(authOptions, pageOf(browser))).toBeUndefined();
  });

  it('counts for people of other providers too, and can be switched off', async () => {
    const { authOptions } = app();
    const token = (signedInAt: number) => authOptions.callbacks!.jwt!({ token: { name: 'G', sid: 's', signedInAt } } as never);
    expect(await token(Date.now() / 1000 - 43_201)).toMatchObject({ ended: true });
    expect((await token(Date.now() / 1000 - 43_000)).ended).toBeUndefined();
    const endless = app({ maxSessionAge: Infinity }).authOptions.callbacks!.jwt!({ token: { sid: 's', signedInAt: 1 } } as never);
    expect((await endless).ended).toBeUndefined();
  });
});

/** The four places that a copied cookie could be shown to. */
async function places(authOptions: NextAuthOptions, cookie: string) {
  const copy = new NextAuthBrowser(authHandler(authOptions), origin);
  for (const [name, value] of Object.entries(parseCookies(cookie))) copy.cookies.set(name, value);
  const proxy = authProxy({ authOptions });
  const page = await proxy(new NextRequest(`${origin}/account`, { headers: { cookie } }));
  const api = createApiProxy(authOptions, { allow: ['/products'] });
  return {
    route: await copy.session(),
    server: (await getAuthState(authOptions, pageOf(copy))).status,
    token: await getAccessToken(authOptions, pageOf(copy)),
    proxy: page.headers.get('location') ? 'sent to sign in' : 'let in',
    api: (await api(new NextRequest(`${origin}/api/backend/products`, { headers: { cookie } }), { params: Promise.resolve({ path: ['products'] }) })).status,
  };
}

describe('a sign-out', () => {
  it('refuses a copied cookie everywhere, and tells the backend', async () => {
    const { authOptions, browser } = await signedIn();
    const copied = browser.cookieHeader;
    expect(await places(authOptions, copied)).toMatchObject({ server: 'signedIn', proxy: 'let in', api: 200, token: expect.any(String) });
    await browser.signOut();
    expect(backend.counts.logouts).toBe(1);
    expect(await places(authOptions, copied)).toEqual({ route: {}, server: 'signedOut', token: undefined, proxy: 'sent to sign in', api: 401 });
    // Not until the access token's end, but for as long as a cookie could live.
    later = 3600;
    expect(await places(authOptions, copied)).toMatchObject({ route: {}, server: 'signedOut' });
    expect(backend.counts.refreshes).toBe(0);
  });

  it('is not undone by an answer that is late, and its late answer leaves the next person’s cookie alone', async () => {
    const { authOptions, browser } = await signedIn();
    later = 700;
    // The renewal hangs while the person signs out.
    let letGo = () => {};
    backend.faults.push({ path: '/auth/refresh', when: 'after', times: 1, act: (response) => (letGo = () => status(200)(response)) });
    const late = browser.request('session', { keep: false });
    await vi.waitFor(() => expect(backend.counts.refreshes).toBe(1));
    later = 0;
    await browser.signOut();
    await browser.signIn('minji@example.com');
    letGo();
    const answer = await late;
    expect(await answer.clone().json()).toEqual({});
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.includes('session-token'))).toEqual([]);
    browser.take(answer);
    expect(await browser.session()).toMatchObject({ user: { email: 'minji@example.com' } });
    expect((await getAuthState(authOptions, pageOf(browser))).status).toBe('signedIn');
  });

  it('works while the backend is away, which is logged', async () => {
    const { browser, log } = await signedIn();
    backend.faults.push({ path: '/auth/logout', act: reset });
    const copied = browser.cookieHeader;
    await browser.signOut();
    expect(await browser.session({ cookie: copied })).toEqual({});
    expect(log.join()).toContain('NAU_LOGOUT');
  });
});

describe('another sign-in in the same browser', () => {
  it('ends the session before: its cookie counts no more', async () => {
    const { browser } = await signedIn();
    const old = browser.cookieHeader;
    await browser.signIn('minji@example.com');
    expect(await browser.session({ cookie: old })).toEqual({});
    expect(await browser.session()).toMatchObject({ user: { email: 'minji@example.com' } });
    await vi.waitFor(() => expect(backend.counts.logouts).toBe(1));
  });

  it('that fails leaves it alone', async () => {
    const { browser } = await signedIn();
    await browser.signIn('minji@example.com', 'wrong');
    expect(await browser.session()).toMatchObject({ user: { email: 'dana@example.com' } });
  });
});

describe('the API proxy', () => {
  const asked = (browser: NextAuthBrowser, init: RequestInit = {}) =>
    [new NextRequest(`${origin}/api/backend/orders`, { ...init, headers: { cookie: browser.cookieHeader, origin, ...(init.headers as object) } } as never), { params: Promise.resolve({ path: ['orders'] }) }] as const;
  const allow = [{ path: '/orders', methods: ['GET', 'POST'] }];

  it('renews a due token first', async () => {
    const { authOptions, browser } = await signedIn();
    later = 700;
    expect((await createApiProxy(authOptions, { allow })(...asked(browser))).status).toBe(200);
    expect(backend.counts.refreshes).toBe(1);
  });

  it('renews once after a 401 and repeats the request with its body', async () => {
    const { authOptions, browser } = await signedIn();
    backend.faults.push({ path: '/orders', times: 1, act: status(401) });
    const answer = await createApiProxy(authOptions, { allow })(...asked(browser, { method: 'POST', body: '{"a":"1"}', headers: { 'content-type': 'application/json', 'content-length': '9' } }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ body: { a: '1' } });
    expect(backend.counts.refreshes).toBe(1);
  });

  it('ends the session when the renewed token is refused as well', async () => {
    const { authOptions, browser } = await signedIn();
    backend.faults.push({ path: '/orders', act: status(401) });
    const answer = await createApiProxy(authOptions, { allow })(...asked(browser));
    expect([answer.status, await answer.text()]).toEqual([401, '{"error":"expired"}']);
    expect(await browser.session()).toMatchObject({ error: 'expired' });
    expect(backend.counts.refreshes).toBe(1);
  });

  it('says that a renewal failed, and keeps the session', async () => {
    const { authOptions, browser } = await signedIn();
    backend.faults.push({ path: '/auth/refresh', act: status(500) });
    later = 700;
    const answer = await createApiProxy(authOptions, { allow })(...asked(browser));
    expect([answer.status, await answer.text()]).toEqual([503, '{"error":"renewalFailed"}']);
    expect((await browser.session()).error).toBeUndefined();
  });
});

describe('the healer in proxy.ts', () => {
  it('puts the renewed cookie on request and response', async () => {
    const { authOptions, browser } = await signedIn();
    later = 700;
    const answer = await authProxy({ authOptions, heal: true })(new NextRequest(`${origin}/account`, { headers: { cookie: browser.cookieHeader } }));
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^next-auth\.session-token=/);
    expect(answer.headers.get('x-middleware-override-headers')).toContain('cookie');
    const forPage = answer.headers.get('x-middleware-request-cookie')!;
    expect(parseCookies(forPage)['next-auth.session-token']).toBe(Object.values(parseCookies(cookie!.split(';')[0]))[0]);
    expect(backend.counts.refreshes).toBe(1);
  });

  it('needs the options, and says so', () => {
    expect(() => authProxy({ heal: true })).toThrow(/Pass authOptions/);
  });
});

describe('on https', () => {
  afterEach(() => vi.stubEnv('NEXTAUTH_URL', origin));

  it('the cookie is one that no other host can plant, from sign-in to sign-out', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://app.example');
    const { authOptions } = optionsWithLog({ baseUrl: backend.url, refresh: true });
    const browser = new NextAuthBrowser(authHandler(authOptions), 'https://app.example');
    const csrfToken = await browser.csrf();
    const answer = await browser.request('callback/credentials', { form: { csrfToken, email: 'dana@example.com', password: 'right', json: 'true' } });
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session-token'))!;
    expect(cookie).toMatch(/^__Host-next-auth\.session-token=.+; Path=\/; .*HttpOnly; Secure; SameSite=Lax/i);
    expect(cookie).not.toMatch(/domain=/i);
    expect((await browser.session()).user).toBeDefined();
    // proxy.ts finds it, told the options or not.
    for (const proxy of [authProxy({ authOptions }), authProxy()]) {
      const page = await proxy(new NextRequest('https://app.example/account', { headers: { cookie: browser.cookieHeader } }));
      expect(page.headers.get('location')).toBeNull();
    }
    await browser.signOut();
    expect([...browser.cookies.keys()].filter((name) => name.includes('session-token'))).toEqual([]);
  });

  it('the app’s own cookie settings win', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://app.example');
    const sessionToken = { name: 'mine', options: {} };
    expect(optionsWithLog({}, { cookies: { sessionToken } }).authOptions.cookies?.sessionToken).toBe(sessionToken);
  });
});
