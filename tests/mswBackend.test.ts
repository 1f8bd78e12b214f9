import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeChallenge } from '../src/auth/model/challenge.js';
import { decodeFailure, type AuthFailure } from '../src/auth/model/failure.js';
import { backendHandlers, rightCode, rightPassword, userFixtures, type BackendScenario } from '../src/msw.js';
import { authHandler, memoryTokenStore, withExternalJwt, type ExternalJwtOptions } from '../src/server.js';
import { NextAuthBrowser } from './fixtures/nextAuthBrowser.js';

// An app's server as it is, with the backend played in the same process: what the guide "Testing" has.

const baseUrl = 'https://api.example';
const server = setupServer();
beforeAll(() => {
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough');
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => server.resetHandlers());
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

function app(scenario: BackendScenario = {}, options: ExternalJwtOptions = {}) {
  server.use(...backendHandlers({ baseUrl, ...scenario }));
  const logger = { error: () => {}, warn: () => {}, debug: () => {} };
  const route = authHandler(withExternalJwt({ logger }, { baseUrl, refresh: true, logout: true, account: true, paths: { me: '/auth/me' }, exposeAccessToken: true, tokenStore: memoryTokenStore(), timeout: 300, ...options }));
  const browser = new NextAuthBrowser(route);
  const step = async (name: string, values: Record<string, string>) => {
    const request = new Request(`http://localhost:3000/api/auth/account/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', cookie: browser.cookieHeader }, body: JSON.stringify(values) });
    return (await (await route(request, { params: Promise.resolve({ nextauth: ['account', name] }) })).json()) as { done?: boolean; error?: string; challenge?: string };
  };
  const signIn = async (email = userFixtures.dana.email, password = rightPassword) => browser.signIn(email, password);
  return { browser, step, signIn };
}

const errorOf = ({ url }: { url: string }): string => new URL(url).searchParams.get('error')!;

describe('a backend that is played', () => {
  it('signs people in, says who they are, and signs them out', async () => {
    const { browser, signIn } = app();
    expect(await signIn()).toMatchObject({ status: 200 });
    expect(await browser.session()).toMatchObject({ user: userFixtures.dana, renewable: true });
    expect(errorOf(await app().signIn(userFixtures.dana.email, 'wrong'))).toBe('nau.invalidCredentials');
    await browser.signOut();
    expect(await browser.session()).toEqual({});
  });

  it('renews, and a refresh token counts once', async () => {
    let later = 0;
    const { browser, signIn } = app({ lifetime: 60 }, { now: () => Date.now() + later });
    await signIn();
    const first = (await browser.session()).jwt;
    later = 55_000;
    const second = await browser.session();
    expect(second.jwt).not.toBe(first);
    expect(second.error).toBeUndefined();
    later = 115_000;
    expect((await browser.session()).jwt).not.toBe(second.jwt);
    const answers = [];
    for (let i = 0; i < 2; i++) answers.push((await fetch(`${baseUrl}/auth/refresh`, { method: 'POST', body: '{"refresh_token":"refresh-1"}' })).status);
    expect(answers).toEqual([401, 401]);
  });

  it('an outage of the renewal ends nothing; a refusal does', async () => {
    let later = 0;
    const { browser, signIn } = app({ lifetime: 60, refresh: { code: 'backendFault' } }, { now: () => Date.now() + later });
    await signIn();
    later = 55_000;
    expect((await browser.session()).error).toBeUndefined();
    const other = app({ lifetime: 60, refresh: { code: 'invalidCredentials' } }, { now: () => Date.now() + later });
    await other.signIn();
    later = 115_000;
    expect((await other.browser.session()).error).toBe('expired');
  });

  it.each<AuthFailure>([{ code: 'invalidCredentials' }, { code: 'tooManyAttempts', retryAfter: 30 }, { code: 'backendFault' }, { code: 'backendFault', retryAfter: 7 }, { code: 'backendUnreachable' }, { code: 'backendTimeout' }, { code: 'invalidInput', fields: { email: 'Not in our company' } }, { code: 'breachedPassword' }, { code: 'accountLocked' }, { code: 'accessDenied' }])('a login fails by %o', async (login) => {
    const { signIn } = app({ login }, { revealAccountState: true });
    expect(decodeFailure(errorOf(await signIn()), 'answer')).toEqual(login);
  });

  it('a login that hangs is a time-out', async () => {
    expect(decodeFailure(errorOf(await app({ login: 'hangs' }).signIn())).code).toBe('backendTimeout');
  });

  it('asks for a second step, whose answer counts once', async () => {
    const { browser, step, signIn } = app({ login: 'challenge' });
    const { handle } = decodeChallenge(errorOf(await signIn()))!;
    const resent = decodeChallenge((await step('resend-code', { challenge: handle })).challenge!)!;
    const answer = async (values: Record<string, string>) => {
      const form = { csrfToken: await browser.csrf(), json: 'true', callbackUrl: '/', challenge: resent.handle, kind: resent.kind, ...values };
      return (await (await browser.request('callback/credentials', { form })).json()) as { url: string };
    };
    expect(decodeFailure(errorOf(await answer({ code: '000000' }))).code).toBe('invalidCode');
    await answer({ code: rightCode });
    expect(await browser.session()).toMatchObject({ user: userFixtures.dana });
    expect(decodeFailure(errorOf(await answer({ code: rightCode }))).code).toBe('challengeExpired');
  });

  it('does the steps around a password', async () => {
    const { browser, step, signIn } = app();
    expect(await step('register', { email: 'New@example.com', password: 'five words', name: 'New' })).toMatchObject({ done: true });
    expect(decodeFailure((await step('register', { email: 'new@example.com', password: 'five words' })).error!).code).toBe('emailTaken');
    await signIn('new@example.com', 'five words');
    expect(await browser.session()).toMatchObject({ user: { name: 'New' } });
    expect(decodeFailure((await step('change-password', { currentPassword: 'wrong', newPassword: 'six other words' })).error!).code).toBe('invalidCredentials');
    expect(await step('change-password', { currentPassword: 'five words', newPassword: 'six other words' })).toMatchObject({ done: true });
    expect(await signIn('new@example.com', 'six other words')).toMatchObject({ status: 200 });
    expect(await step('forgot-password', { email: 'new@example.com' })).toMatchObject({ done: true });
    expect(await step('reset-password', { token: 'x', newPassword: 'seven words' })).toMatchObject({ done: true });
  });

  it.each(['linkExpired', 'linkUsed', 'backendFault'] as const)('a step fails by %s', async (code) => {
    const { step } = app({ account: { code } });
    expect(decodeFailure((await step('reset-password', { token: 'x', newPassword: 'seven words' })).error!).code).toBe(code);
  });
});
