import { encode } from 'next-auth/jwt';
import { NextRequest } from 'next/server.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { authProxy, type AuthProxyOptions } from '../../../src/auth/server/authProxy.js';
import { getSignInPageProps } from '../../../src/auth/server/getSignInPageProps.js';
import { optionsWithLog } from './support.js';

const origin = 'http://localhost:3000';
const secret = 'a secret of the tests';

beforeAll(() => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', secret);
});
afterAll(() => vi.unstubAllEnvs());

const live = { accessToken: 'a.b.c', expiresAt: Math.floor(Date.now() / 1000) + 600, roles: ['user'] };
const session = async (backend?: object) => `next-auth.session-token=${await encode({ token: { ...(backend && { backend: backend as never }) }, secret })}`;

async function visit(path: string, cookie = '', options: AuthProxyOptions = {}, init: { method?: string; basePath?: string } = {}) {
  const { basePath, method } = init;
  const request = new NextRequest(origin + path, { headers: { cookie }, method, nextConfig: { basePath } });
  const response = await authProxy(options)(request);
  return { status: response.status, location: response.headers.get('location'), passed: response.headers.get('x-middleware-next') === '1' };
}

it('lets whoever is signed in pass', async () => {
  expect((await visit('/account', await session(live))).passed).toBe(true);
  // Another provider's user has no backend token that could end.
  expect((await visit('/account', await session())).passed).toBe(true);
});

it.each(['', 'next-auth.session-token=forged'])('sends others to the sign-in page and back (%j)', async (cookie) => {
  expect(await visit('/account?tab=1', cookie)).toMatchObject({ status: 307, location: `${origin}/login?callbackUrl=%2Faccount%3Ftab%3D1` });
});

it('says why when the token has ended', async () => {
  const { location } = await visit('/account', await session({ ...live, expiresAt: 1000 }));
  expect(location).toBe(`${origin}/login?error=SessionRequired&callbackUrl=%2Faccount`);
});

it('never repeats a post at the sign-in page', async () => {
  expect((await visit('/account', '', {}, { method: 'POST' })).status).toBe(303);
});

it('never guards the sign-in page or next-auth’s API, but what only looks like them', async () => {
  expect((await visit('/login?error=x')).passed).toBe(true);
  expect((await visit('/api/auth/session')).passed).toBe(true);
  expect((await visit('/api/auth-admin')).passed).toBe(false);
  expect((await visit('/login/admin')).passed).toBe(false);
});

it('keeps out whom `allow` refuses', async () => {
  const cookie = await session(live);
  expect((await visit('/admin', cookie, { allow: ['admin'] })).status).toBe(403);
  expect((await visit('/admin', cookie, { allow: ['admin', 'user'] })).passed).toBe(true);
  expect((await visit('/admin', cookie, { allow: () => false })).status).toBe(403);
});

it('knows Next’s basePath', async () => {
  const { location } = await visit('/shop/account', '', { signInPath: '/shop/login' }, { basePath: '/shop' });
  expect(location).toBe(`${origin}/shop/login?callbackUrl=%2Fshop%2Faccount`);
  expect((await visit('/shop/login', '', { signInPath: '/shop/login' }, { basePath: '/shop' })).passed).toBe(true);
});

it('tells a developer that the secret is missing', async () => {
  vi.stubEnv('NEXTAUTH_SECRET', '');
  await expect(visit('/account')).rejects.toThrow('openssl rand -base64 32');
  vi.stubEnv('NEXTAUTH_SECRET', secret);
});

it.each([
  [{ error: 'AccessDenied', callbackUrl: '/account' }, { error: 'AccessDenied', callbackUrl: '/account' }],
  [{ callbackUrl: `${origin}/account?a=1` }, { callbackUrl: '/account?a=1' }],
  [{ callbackUrl: 'https://evil.example' }, {}],
  [{ error: '<script>' }, { error: 'nau.unexpected' }],
  [{ error: 'undefined' }, {}],
  [{ error: 'credentials' }, {}],
  [{ callbackUrl: ['/a', 'https://evil.example'], providers: '1', csrf: 'true' }, {}],
  [{}, {}],
])('the sign-in page gets of %j what is known and safe', async (query, props) => {
  const { authOptions } = optionsWithLog({});
  const req = { headers: {}, cookies: { 'nau.email': 'dana@example.com' } };
  expect(await getSignInPageProps(authOptions, { req, res: {}, query } as never)).toEqual({
    ...props,
    defaultEmail: 'dana@example.com',
    providers: [{ id: 'credentials', name: 'E-mail', type: 'credentials', fields: [] }],
  });
});
