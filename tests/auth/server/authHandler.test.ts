import type { NextAuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import { NextRequest } from 'next/server.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authHandler } from '../../../src/auth/server/authHandler.js';
import { startScriptedBackend, type ScriptedBackend } from '../../fixtures/scriptedBackend.js';
import { optionsWithLog, tokenOf } from './support.js';

const origin = 'http://localhost:3000';
const secret = 'a secret of the tests';
const password = 'canary-pass word-7391';
let backend: ScriptedBackend;
let authOptions: NextAuthOptions;

beforeAll(async () => {
  backend = await startScriptedBackend();
});
afterAll(async () => {
  await backend.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', secret);
  backend.reset();
  backend.answer('/auth/login', { status: 200, body: { token: await tokenOf() } });
  authOptions = optionsWithLog({ baseUrl: backend.url }).authOptions;
});

interface Answer {
  status: number;
  location: string | null;
  cookies: Record<string, string>;
  text: string;
}

/** Posts a form as the App Router gets it. */
async function route(path: string, form: Record<string, string>, headers: Record<string, string>): Promise<Answer> {
  const request = new NextRequest(`${origin}/api/auth/${path}`, {
    method: 'POST',
    headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
  const response = await authHandler(authOptions)(request, { params: Promise.resolve({ nextauth: path.split('/') }) });
  return answerOf(response.status, response.headers.get('location'), response.headers.getSetCookie(), await response.text());
}

/** The same as the Pages Router gets it. */
async function api(path: string, form: Record<string, string>, headers: Record<string, string>): Promise<Answer> {
  const sent = new Headers();
  let status = 200;
  let text = '';
  const end = (body?: unknown) => {
    text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  };
  const response = {
    status: (code: number) => {
      status = code;
      return response;
    },
    getHeader: (name: string) => (name.toLowerCase() === 'set-cookie' ? sent.getSetCookie() : (sent.get(name) ?? undefined)),
    setHeader: (name: string, value: string | string[]) => {
      sent.delete(name);
      for (const one of [value].flat()) sent.append(name, one);
      return response;
    },
    end,
    json: end,
    send: end,
  };
  const cookies = Object.fromEntries((headers.cookie ?? '').split('; ').filter(Boolean).map((pair) => pair.split('=') as [string, string]));
  const request = { method: 'POST', query: { nextauth: path.split('/') }, cookies, body: form, headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers } };
  await authHandler(authOptions)(request as never, response as never);
  return answerOf(status, sent.get('location'), sent.getSetCookie(), text);
}

function answerOf(status: number, location: string | null, setCookies: string[], text: string): Answer {
  const cookies = Object.fromEntries(setCookies.map((line) => /^([^=]+)=([^;]*)/.exec(line)!.slice(1, 3) as [string, string]));
  return { status, location, cookies, text };
}

const own = { origin, 'sec-fetch-site': 'same-origin' };
const typed = { email: ' dana@example.com', password, callbackUrl: '/account?tab=1' };
const sessionCookie = 'next-auth.session-token';

describe.each([
  ['the App Router', route],
  ['the Pages Router', api],
])('a native form on %s', (_, post) => {
  it('signs in and goes to its destination', async () => {
    const answer = await post('callback/credentials', typed, own);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`${origin}/account?tab=1`);
    const token = await decode({ token: answer.cookies[sessionCookie]!, secret });
    expect(token).toMatchObject({ email: 'dana@example.com', backend: { userId: '7' } });
    expect(JSON.stringify(token)).not.toContain(password);
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('comes back to the page with the failure, the way, and the e-mail in a cookie', async () => {
    backend.answer('/auth/login', { status: 429, headers: { 'retry-after': '30' } });
    const answer = await post('callback/credentials', typed, own);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/login?error=nau.tooManyAttempts.30&callbackUrl=%2Faccount%3Ftab%3D1');
    expect(answer.cookies['nau.email']).toBe('dana%40example.com');
    expect(answer.cookies).not.toHaveProperty(sessionCookie);
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('drops the e-mail’s cookie after success', async () => {
    const answer = await post('callback/credentials', typed, { ...own, cookie: 'nau.email=dana%40example.com' });
    expect(answer.cookies['nau.email']).toBe('');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('goes home instead of %s', async (callbackUrl) => {
    expect((await post('callback/credentials', { ...typed, callbackUrl }, own)).location).toBe(`${origin}/`);
    backend.answer('/auth/login', { status: 401 });
    expect((await post('callback/credentials', { ...typed, callbackUrl }, own)).location).toBe('/login?error=nau.invalidCredentials');
  });

  it('signs out', async () => {
    const signedIn = await post('callback/credentials', typed, own);
    const answer = await post('signout', { callbackUrl: '/bye' }, { ...own, cookie: `${sessionCookie}=${signedIn.cookies[sessionCookie]}` });
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`${origin}/bye`);
    expect(answer.cookies[sessionCookie]).toBe('');
  });

  it.each([
    ['same-origin, with Origin', own],
    ['an old browser, with Origin', { origin }],
    ['same-origin, Origin null', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['same-origin, no Origin', { 'sec-fetch-site': 'same-origin' }],
  ] as [string, Record<string, string>][])('is completed for %s', async (__, headers) => {
    expect((await post('callback/credentials', typed, headers)).cookies).toHaveProperty(sessionCookie);
  });
});

describe.each([
  ['cross-site', { origin, 'sec-fetch-site': 'cross-site' }],
  ['same-site', { origin, 'sec-fetch-site': 'same-site' }],
  ['none (typed into the address bar)', { origin, 'sec-fetch-site': 'none' }],
  ['another Origin', { origin: 'https://evil.example' }],
  ['another port', { origin: 'http://localhost:3001' }],
  ['Origin null', { origin: 'null' }],
  ['no sign at all', {}],
] as [string, Record<string, string>][])('a native form from elsewhere (%s)', (_, headers) => {
  it.each([
    ['the App Router', route],
    ['the Pages Router', api],
  ])('is refused by NextAuth on %s, without asking the backend', async (__, post) => {
    const answer = await post('callback/credentials', typed, headers);
    expect(answer.cookies).not.toHaveProperty(sessionCookie);
    expect(answer.location).toBe('/login?error=nau.staleForm&callbackUrl=%2Faccount%3Ftab%3D1');
    expect(backend.requests).toHaveLength(0);
  });
});

it('a byte order mark at the beginning of a password is part of it, also in a multipart form', async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...typed, password: '\ufeffgeheim ü' })) form.append(name, value);
  const request = new NextRequest(`${origin}/api/auth/callback/credentials`, { method: 'POST', headers: own, body: form });
  await authHandler(authOptions)(request, { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) });
  expect(JSON.parse(backend.requests[0]!.body)).toMatchObject({ password: '\ufeffgeheim ü' });
});

it('a script’s request is left to NextAuth', async () => {
  const answer = await api('callback/credentials', { ...typed, json: 'true' }, own);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('csrf=true');
});

it('under a base path everything stays below it', async () => {
  vi.stubEnv('NEXTAUTH_URL', `${origin}/shop/api/auth`);
  backend.answer('/auth/login', { status: 401 });
  const answer = await api('callback/credentials', { ...typed, callbackUrl: 'https://evil.example' }, own);
  expect(answer.location).toBe('/shop/login?error=nau.invalidCredentials');
});

it('a missing secret is told once, with the remedy', async () => {
  vi.stubEnv('NEXTAUTH_SECRET', undefined);
  const { authOptions: without, log } = optionsWithLog({ baseUrl: backend.url });
  authOptions = without;
  await api('callback/credentials', typed, own);
  await api('callback/credentials', typed, own);
  expect(log.filter((line) => line.includes('openssl rand -base64 32'))).toHaveLength(1);
});
