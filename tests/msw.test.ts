import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { authHandlers, failureFixtures, productsHandler, rightPassword, userFixtures, type AuthScenario } from '../src/msw.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const base = 'https://app.example/api/auth';
const play = (scenario?: AuthScenario) => server.use(...authHandlers(scenario));
const json = async (url: string) => (await fetch(url)).json() as Promise<Record<string, unknown>>;

async function post(action: string, fields: Record<string, string>) {
  const answer = await fetch(`${base}/${action}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const { status, headers } = answer;
  return status === 302 ? { status, location: headers.get('location') } : { status, ...((await answer.json()) as { url: string }) };
}

async function signIn(fields: Record<string, string> = {}) {
  const { csrfToken } = await json(`${base}/csrf`);
  return post('callback/credentials', { csrfToken: String(csrfToken), json: 'true', password: rightPassword, ...fields });
}

test('a sign-in changes what the session route says, and a sign-out clears it', async () => {
  play();
  expect(await json(`${base}/session`)).toEqual({});
  expect(await signIn({ email: userFixtures.korean.email, callbackUrl: '/account' })).toEqual({ status: 200, url: 'https://app.example/account' });
  expect(await json(`${base}/session`)).toMatchObject({ user: userFixtures.korean });
  const { csrfToken } = await json(`${base}/csrf`);
  expect(await post('signout', { csrfToken: String(csrfToken), json: 'true' })).toEqual({ status: 200, url: 'https://app.example' });
  expect(await json(`${base}/session`)).toEqual({});
});

test('a POST without the current CSRF token is refused with 200, as next-auth does', async () => {
  play({ session: 'signedIn' });
  expect(await signIn({ csrfToken: 'of yesterday' })).toEqual({ status: 200, url: `${base}/signin?csrf=true` });
  expect(await post('signout', { csrfToken: 'of yesterday', json: 'true' })).toEqual({ status: 200, url: `${base}/signout?csrf=true` });
  expect(await json(`${base}/session`)).toMatchObject({ user: userFixtures.dana });
});

test('each CSRF token is stale when the form is', async () => {
  play({ signIn: failureFixtures.staleForm });
  expect(await signIn()).toEqual({ status: 200, url: `${base}/signin?csrf=true` });
});

test('a foreign callback URL becomes the origin of the app', async () => {
  play();
  expect(await signIn({ callbackUrl: 'https://evil.example/' })).toMatchObject({ url: 'https://app.example' });
});

test('a form without scripts is redirected', async () => {
  play();
  expect(await signIn({ json: '', callbackUrl: '/account' })).toEqual({ status: 302, location: 'https://app.example/account' });
});

test.each([
  ['a wrong password', {}, { password: 'wrong' }, 401, 'nau.invalidCredentials'],
  ['a code with its wait', { signIn: failureFixtures.tooManyAttempts }, {}, 401, 'nau.tooManyAttempts.30'],
  ['no access', { signIn: failureFixtures.accessDenied }, {}, 403, 'AccessDenied'],
  ['an error that nobody planned', { signIn: failureFixtures.unexpected }, {}, 401, 'socket%20hang%20up'],
] as const)('refuses: %s', async (_, scenario, fields, status, error) => {
  play(scenario);
  expect(await signIn(fields)).toEqual({ status, url: `${base}/error?error=${error}` });
  expect(await json(`${base}/session`)).toEqual({});
});

test('blocked cookies: accepted, and nobody is signed in', async () => {
  play({ signIn: failureFixtures.cookiesBlocked });
  expect(await signIn()).toMatchObject({ status: 200 });
  expect(await json(`${base}/session`)).toEqual({});
});

test('an outage of the session route outlasts a sign-in', async () => {
  play({ session: 'unreachable' });
  await signIn();
  expect((await fetch(`${base}/session`)).status).toBe(500);
  play({ session: 'unreachable', outage: 'network' });
  await expect(fetch(`${base}/session`)).rejects.toThrow('Failed to fetch');
});

test('a base path is a path on any origin, or a full URL', async () => {
  play({ basePath: '/shop/api/auth' });
  const { credentials } = (await json('https://other.example/shop/api/auth/providers')) as { credentials: { signinUrl: string } };
  expect(credentials.signinUrl).toBe('https://other.example/shop/api/auth/signin/credentials');
  play({ basePath: 'https://id.example/auth', session: 'signedIn' });
  expect(await json('https://id.example/auth/session')).toMatchObject({ user: userFixtures.dana });
});

test('the protected list wants the one right token', async () => {
  play({ session: 'signedIn', jwt: 'token-1' });
  server.use(productsHandler('https://api.example/products', 'token-1'));
  const { jwt } = await json(`${base}/session`);
  const list = async (authorization: string) => (await fetch('https://api.example/products', { headers: { authorization } })).status;
  expect(await list(`Bearer ${String(jwt)}`)).toBe(200);
  expect(await list('Bearer other')).toBe(401);
  expect(await list(`bearer ${String(jwt)}`)).toBe(401);
});
