import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Session, User } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withExternalJwt, type AppAuthOptions } from '../../../src/auth/server/withExternalJwt.js';
import type { ExternalJwtOptions } from '../../../src/auth/server/externalJwtSettings.js';
import { startScriptedBackend, type ScriptedBackend } from '../../fixtures/scriptedBackend.js';
import { authorize, backendKey, optionsWithLog, tokenOf } from './support.js';

let backend: ScriptedBackend;
beforeAll(async () => {
  backend = await startScriptedBackend();
});
afterAll(() => backend.close());
beforeEach(async () => {
  backend.reset();
  backend.answer('/auth/login', { status: 200, body: { token: await tokenOf() } });
});

const typed = { email: 'dana@example.com', password: 'secret' };

/** Signs in as NextAuth does: authorize, then the jwt callback with an account, and gives both. */
async function signIn(options: ExternalJwtOptions = {}, app: AppAuthOptions = {}) {
  const { authOptions, log } = optionsWithLog({ baseUrl: backend.url, ...options }, app);
  const result = await authorize(authOptions, typed);
  if (!('user' in result)) throw new Error(result.error);
  const { jwt, session, redirect } = authOptions.callbacks!;
  const account = { provider: authOptions.providers[0]!.id, type: 'credentials' as const, providerAccountId: '7' };
  const user = result.user as User;
  const token = await jwt!({ token: { name: user.name, email: user.email, sub: user.id }, user, account, trigger: 'signIn' } as never);
  const read = (next: JWT = token) =>
    session!({ session: { user: { name: next.name, email: next.email }, expires: '2030-01-01' } as Session, token: next, user: undefined as never } as never) as Promise<Session>;
  return { authOptions, token, user, read, log, jwt: jwt!, redirect: redirect! };
}

describe('the token', () => {
  it('keeps what the backend issued, and a session id', async () => {
    const { token, user } = await signIn();
    expect(token.backend).toEqual({ accessToken: expect.stringContaining('.'), expiresAt: expect.any(Number), issuedAt: expect.any(Number), userId: '7' });
    expect(token.sid).toMatch(/^[\da-f-]{36}$/);
    // The user object passes through the app's signIn callback and events.
    expect(JSON.stringify(user)).not.toContain(token.backend!.accessToken);
  });

  it('is not touched by later reads', async () => {
    const { token, jwt } = await signIn();
    expect(await jwt({ token } as never)).toEqual(token);
  });

  it('loses the backend’s token when the person comes by another provider', async () => {
    const { token, jwt } = await signIn();
    const other = await jwt({ token: { ...token }, user: { id: 'g', name: 'G' }, account: { provider: 'github', type: 'oauth', providerAccountId: 'g' } } as never);
    expect(other.backend).toBeUndefined();
    expect(other.sid).not.toBe(token.sid);
  });

  it('passes through the app’s callback, which may add to it and cannot lose ours by accident', async () => {
    const { token } = await signIn({}, { callbacks: { jwt: ({ token: { name } }) => ({ name, plan: 'gold' }) } });
    expect(token).toMatchObject({ plan: 'gold', name: 'Dana' });
    expect(token.backend).toBeDefined();
    expect(token.sid).toBeDefined();
  });
});

describe('the session', () => {
  it('says when it ends, and keeps the token back', async () => {
    const { read, token } = await signIn();
    const session = await read();
    expect(session.accessTokenExpires).toBe(new Date(token.backend!.expiresAt * 1000).toISOString());
    expect(session.accessTokenExpiresIn).toBeGreaterThan(3500);
    expect(session.user).toMatchObject({ id: '7', name: 'Dana' });
    expect(session).not.toHaveProperty('jwt');
    expect(session).not.toHaveProperty('error');
    expect(JSON.stringify(session)).not.toContain(token.backend!.accessToken);
  });

  it('exposes the token when the app wants that', async () => {
    const { read, token } = await signIn({ exposeAccessToken: true });
    expect((await read()).jwt).toBe(token.backend!.accessToken);
  });

  it('is expired with the token, and hands it out no more', async () => {
    let now = Date.now();
    const { read } = await signIn({ exposeAccessToken: true, now: () => now });
    now += 3601_000;
    const session = await read();
    expect(session).toMatchObject({ error: 'expired', accessTokenExpiresIn: 0 });
    expect(session).not.toHaveProperty('jwt');
  });

  it('of another provider’s user is left alone', async () => {
    const { read } = await signIn();
    expect(await read({ name: 'G' })).toEqual({ user: { name: 'G', email: undefined }, expires: '2030-01-01' });
  });

  it('passes through the app’s callback, which cannot hide the end by accident', async () => {
    const { read } = await signIn({ now: () => Date.now() }, { callbacks: { session: ({ session }) => ({ user: session.user, expires: session.expires, plan: 'gold' }) as Session } });
    expect(await read()).toMatchObject({ plan: 'gold', accessTokenExpires: expect.any(String) });
  });
});

describe('the options', () => {
  it('add to the app’s own', () => {
    const github = { id: 'github', name: 'GitHub', type: 'oauth' } as never;
    const { authOptions } = optionsWithLog({}, { providers: [github], pages: { signOut: '/bye' }, session: { maxAge: 60 } });
    expect(authOptions.providers.map(({ id }) => id)).toEqual(['credentials', 'github']);
    expect(authOptions.pages).toEqual({ signIn: '/login', error: '/login', signOut: '/bye' });
    expect(authOptions.session).toEqual({ maxAge: 60, strategy: 'jwt' });
  });

  it('describe labelled fields with placeholders', () => {
    const { authOptions } = optionsWithLog({ fields: { company: { label: 'Company', type: 'text' }, email: { placeholder: 'staff@acme.example' } } });
    expect((authOptions.providers[0] as unknown as { credentials: object }).credentials).toMatchObject({
      email: { label: 'Email', type: 'email', placeholder: 'staff@acme.example' },
      password: { label: 'Password', type: 'password' },
      company: { label: 'Company', type: 'text' },
    });
  });

  it.each([
    ['the database strategy', () => withExternalJwt({ session: { strategy: 'database' } }), /jwt/],
    ['a provider of the same id', () => withExternalJwt({ providers: [{ id: 'credentials' } as never] }), /providerId/],
    ['a sign-in path elsewhere', () => withExternalJwt({}, { signInPath: '//evil.example' }), /leading slash/],
    ['a time-out of nothing', () => withExternalJwt({}, { timeout: 0 }), /timeout/],
    ['algorithms left open', () => withExternalJwt({}, { verify: { key: 'x', algorithms: [] } }), /algorithms/],
    ['the algorithm "none"', () => withExternalJwt({}, { verify: { key: 'x', algorithms: ['none'] } }), /none/],
    ['secrets and public keys mixed', () => withExternalJwt({}, { verify: { key: 'x', algorithms: ['HS256', 'RS256'] } }), /HS/],
    ['no key', () => withExternalJwt({}, { verify: { algorithms: ['RS256'] } }), /key/],
  ])('refuse %s, and say what to do', (_, make, text) => {
    expect(make).toThrow(text);
  });

  it('send nobody to another site', async () => {
    const { redirect } = await signIn({ allowedOrigins: ['https://shop.example'] });
    const baseUrl = 'https://app.example';
    expect(await redirect({ url: '//evil.example/x', baseUrl })).toBe('https://app.example/');
    expect(await redirect({ url: 'https://evil.example', baseUrl })).toBe('https://app.example/');
    expect(await redirect({ url: '/account', baseUrl })).toBe('https://app.example/account');
    expect(await redirect({ url: 'https://shop.example/cart', baseUrl })).toBe('https://shop.example/cart');
  });
});

describe('verification', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const claims = { sub: '7', roles: ['admin'] };
  const rs256 = (key: KeyObject, more: object = {}) =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'RS256' }).setIssuer('api').setAudience('app').setIssuedAt().setExpirationTime('1h').sign(key);
  const verify = { key: pem, algorithms: ['RS256'], issuer: 'api', audience: 'app' };

  it('of the signature makes the roles count', async () => {
    backend.answer('/auth/login', { status: 200, body: { token: await rs256(rsa.privateKey) } });
    const { read } = await signIn({ verify });
    expect((await read()).user).toMatchObject({ roles: ['admin'] });
  });

  it('works with a shared secret as well', async () => {
    const { token } = await signIn({ verify: { key: backendKey, algorithms: ['HS256'] } });
    expect(token.backend).toBeDefined();
  });

  it.each([
    ['another key', () => rs256(other.privateKey)],
    ['no signature', () => new UnsecuredJWT(claims).setIssuer('api').setAudience('app').setExpirationTime('1h').encode()],
    ['the public key as a secret', () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setIssuer('api').setAudience('app').setExpirationTime('1h').sign(new TextEncoder().encode(pem))],
    ['another issuer', () => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).setIssuer('evil').setAudience('app').setExpirationTime('1h').sign(rsa.privateKey)],
    ['another audience', () => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).setIssuer('api').setAudience('evil').setExpirationTime('1h').sign(rsa.privateKey)],
    ['a time to come', () => rs256(rsa.privateKey, { nbf: Math.floor(Date.now() / 1000) + 3600 })],
    ['a changed payload', async () => (await rs256(rsa.privateKey)).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...claims, iss: 'api', aud: 'app', exp: 9e9 })).toString('base64url')}.`)],
  ] as [string, () => string | Promise<string>][])('refuses %s', async (_, make) => {
    backend.answer('/auth/login', { status: 200, body: { token: await make() } });
    await expect(signIn({ verify })).rejects.toThrow('nau.backendFault');
  });
});
