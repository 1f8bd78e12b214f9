import type { NextAuthOptions } from 'next-auth';
import { afterEach, expect, it, vi } from 'vitest';
import { challengeCookie } from '../../../src/auth/server/challengeCookie.js';
import { parseSetCookie } from '../../../src/auth/server/cookies.js';
import { emailCookie, emailOf } from '../../../src/auth/server/emailCookie.js';
import { getAccountPageProps } from '../../../src/auth/server/getAccountPageProps.js';
import { getAuthScreenProps } from '../../../src/auth/server/getAuthScreenProps.js';
import { getSignInPageProps } from '../../../src/auth/server/getSignInPageProps.js';
import { ownUrl, type OwnUrl } from '../../../src/auth/server/ownUrl.js';
import { typedCookie } from '../../../src/auth/server/typedCookie.js';

afterEach(() => vi.unstubAllEnvs());

const at = (secure: boolean): OwnUrl => ({ origin: `http${secure ? 's' : ''}://app.example`, authPath: '/api/auth', basePath: '', secure });

it('has a prefix over https, that a cookie from http cannot have', () => {
  expect(emailCookie('dana@example.com', '/login?x=1', at(true))).toBe('__Secure-nau.email=dana%40example.com; Max-Age=60; Path=/login; HttpOnly; SameSite=Lax; Secure');
  expect(emailCookie(undefined, '/login', at(true))).toBe('__Secure-nau.email=; Max-Age=0; Path=/login; HttpOnly; SameSite=Lax; Secure');
  expect(emailCookie('dana@example.com', '/login', at(false))).toBe('nau.email=dana%40example.com; Max-Age=60; Path=/login; HttpOnly; SameSite=Lax');
});

it('is read over https by no other name', () => {
  expect(emailOf({ 'nau.email': 'planted@evil.example', '__Secure-nau.email': 'dana@example.com' }, at(true))).toBe('dana@example.com');
  expect(emailOf({ 'nau.email': 'planted@evil.example' }, at(true))).toBeUndefined();
  expect(emailOf({ 'nau.email': 'dana@example.com' }, at(false))).toBe('dana@example.com');
});

it.each([
  ['NEXTAUTH_URL says so', { NEXTAUTH_URL: 'https://app.example' }, {}],
  ['a proxy says so', { NEXTAUTH_URL: '', AUTH_TRUST_HOST: 'true' }, { 'x-forwarded-host': 'app.example', 'x-forwarded-proto': 'https' }],
  ['it is not', { NEXTAUTH_URL: 'http://app.example' }, {}],
])('comes back through the props of all screens on https or not: %s', async (_, env, headers) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const own = ownUrl(headers);
  const challenge = { kind: 'otp', handle: 'h', expiresIn: 300 };
  const set = [emailCookie('dana@example.com', '/login', own), typedCookie({ email: 'rob@example.com', name: 'Rob' }, '/register', own), challengeCookie(challenge, '/login', own)];
  const cookies = Object.fromEntries(set.map((header) => parseSetCookie(header)!.slice(0, 2).map((text) => decodeURIComponent(String(text))) as [string, string]));
  const context = { req: { headers, cookies }, res: {}, query: {} } as never;
  const options = { providers: [] } as NextAuthOptions;
  expect(await getSignInPageProps(options, context)).toMatchObject({ defaultEmail: 'dana@example.com', challenge });
  expect(await getAuthScreenProps(options, context)).toMatchObject({ email: 'dana@example.com' });
  expect(await getAccountPageProps(options, context)).toMatchObject({ defaultEmail: 'rob@example.com', defaultName: 'Rob' });
});
