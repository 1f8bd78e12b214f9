import type { NextAuthOptions } from 'next-auth';
import { NextRequest } from 'next/server.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeChallenge } from '../../../src/auth/model/challenge.js';
import { decodeFailure } from '../../../src/auth/model/failure.js';
import { authHandler } from '../../../src/auth/server/authHandler.js';
import type { ExternalJwtOptions } from '../../../src/auth/server/externalJwtSettings.js';
import { providerSummaries } from '../../../src/auth/server/providerSummaries.js';
import { startScriptedBackend, type ScriptedBackend } from '../../fixtures/scriptedBackend.js';
import { optionsWithLog, tokenOf } from './support.js';

const origin = 'http://localhost:3000';
const secret = 'canary words 7391 ';
const own = { origin, 'sec-fetch-site': 'same-origin' };
let backend: ScriptedBackend;
let authOptions: NextAuthOptions;
let log: unknown[];

beforeAll(async () => {
  backend = await startScriptedBackend();
});
afterAll(async () => {
  await backend.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
  backend.reset();
  use({});
});

function use(options: ExternalJwtOptions): void {
  const made = optionsWithLog({ baseUrl: backend.url, account: true, ...options });
  authOptions = made.authOptions;
  log = made.log;
}

interface Answer {
  status: number;
  json: { done?: boolean; error?: string; challenge?: string; maySignIn?: boolean };
  location: string | null;
  cookies: Record<string, string>;
  text: string;
}

async function post(path: string, values: Record<string, unknown>, headers: Record<string, string> = own, native = false): Promise<Answer> {
  const request = new NextRequest(`${origin}/api/auth/${path}`, {
    method: 'POST',
    headers: { host: 'localhost:3000', 'content-type': native ? 'application/x-www-form-urlencoded' : 'application/json', ...headers },
    body: native ? new URLSearchParams(values as Record<string, string>).toString() : JSON.stringify(values),
  });
  const answer = await authHandler(authOptions)(request, { params: Promise.resolve({ nextauth: path.split('/') }) });
  const text = await answer.text();
  return {
    status: answer.status,
    json: text.startsWith('{') ? (JSON.parse(text) as Answer['json']) : {},
    location: answer.headers.get('location'),
    cookies: Object.fromEntries(answer.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line)!.slice(1, 3) as [string, string])),
    text,
  };
}

const form = (path: string, values: Record<string, string>, headers?: Record<string, string>) => post(path, values, headers, true);
const codeOf = ({ json }: Answer) => (json.error === undefined ? undefined : decodeFailure(json.error, 'answer').code);
const sent = () => backend.requests.map(({ url, body }) => [url, JSON.parse(body || '{}') as unknown]);

const steps = {
  register: { path: '/auth/register', values: { email: ' dana@example.com ', password: secret, name: 'Dana' }, body: { email: 'dana@example.com', password: secret, name: 'Dana' } },
  'forgot-password': { path: '/auth/forgot-password', values: { email: 'dana@example.com' }, body: { email: 'dana@example.com' } },
  'reset-password': { path: '/auth/reset-password', values: { token: 'token', password: secret }, body: { token: 'token', password: secret } },
  'resend-code': { path: '/auth/challenge/resend', values: { challenge: 'handle' }, body: { handle: 'handle' } },
} as const;

describe.each(Object.entries(steps))('%s', (step, { path, values, body }) => {
  it('sends the declared fields, byte for byte, and nothing else', async () => {
    backend.answer(path, { status: 200 });
    const answer = await post(`account/${step}`, { ...values, roles: 'admin', __proto__: 'x' });
    expect(answer.json).toEqual({ done: true });
    expect(sent()).toEqual([[path, body]]);
  });

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port', { origin: 'http://localhost:3001', 'sec-fetch-site': 'same-site' }],
    ['nobody', {}],
  ])('is refused to %s, and the backend is not asked', async (_, headers) => {
    const answer = await post(`account/${step}`, values, headers);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'staleForm']);
    expect((await form(`account/${step}`, values, headers)).location).toContain('error=nau.staleForm');
    expect(backend.requests).toEqual([]);
  });

  it('takes strings of a sane length only', async () => {
    const [name] = Object.keys(values);
    for (const odd of [{ a: 1 }, ['x'], 7, null, 'x'.repeat(9000)]) {
      expect(codeOf(await post(`account/${step}`, { ...values, [name!]: odd }))).toBe('invalidInput');
    }
    expect(backend.requests).toEqual([]);
  });

  it.each([
    [429, { 'retry-after': '17' }, { code: 'tooManyAttempts', retryAfter: 17 }, 429],
    [500, {}, { code: 'backendFault' }, 502],
    [503, {}, { code: 'backendFault' }, 502],
    [301, { location: '/elsewhere' }, { code: 'backendFault' }, 502],
  ])('tells of a %i', async (status, headers, failure, answered) => {
    backend.answer(path, { status, headers });
    const answer = await post(`account/${step}`, values);
    expect([decodeFailure(answer.json.error!, 'answer'), answer.status]).toEqual([failure, answered]);
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  it('tells of a backend that is away', async () => {
    use({ baseUrl: 'http://127.0.0.1:9' });
    expect(codeOf(await post(`account/${step}`, values))).toBe('backendUnreachable');
  });

  it('names the option in the log when the backend has no such path', async () => {
    backend.answer(path, { status: 404, body: '<h1>Not Found</h1>' });
    await post(`account/${step}`, values);
    expect(JSON.stringify(log)).toContain(`POST ${path} answered 404`);
    expect(JSON.stringify(log)).toContain('Set account.paths.');
  });

  it('can be switched off, and the log says how to switch it on', async () => {
    use({ account: { paths: { register: false, forgotPassword: false, resetPassword: false, resendCode: false } } });
    expect((await post(`account/${step}`, values)).status).toBe(404);
    expect(JSON.stringify(log)).toContain('option account');
    expect(backend.requests).toEqual([]);
  });
});

it('answers POST only, and no other steps', async () => {
  const request = new NextRequest(`${origin}/api/auth/account/register`, { headers: { host: 'localhost:3000' } });
  expect((await authHandler(authOptions)(request, { params: Promise.resolve({ nextauth: ['account', 'register'] }) })).status).toBe(405);
  for (const step of ['constructor', 'delete', '']) expect((await post(`account/${step}`, {})).status).toBe(404);
});

describe('registration', () => {
  const { path, values } = steps.register;
  it.each([
    [409, { message: 'taken' }, 'emailTaken', undefined],
    [422, { errors: { email: 'Not from this domain.' } }, 'invalidInput', { email: 'Not from this domain.' }],
    [422, { code: 'password_breached', errors: { password: 'x' } }, 'breachedPassword', undefined],
    [400, {}, 'invalidInput', undefined],
    [404, {}, 'backendFault', undefined],
  ])('%i %j', async (status, body, code, fields) => {
    backend.answer(path, { status, body });
    const failure = decodeFailure((await post('account/register', values)).json.error!, 'answer');
    expect([failure.code, failure.fields]).toEqual([code, fields]);
  });

  it('need not tell who has an account: the same bytes for an old address and a new one', async () => {
    use({ account: { revealTakenEmail: false } });
    const answers = [];
    for (const status of [200, 409]) {
      backend.answer(path, { status, body: status === 200 ? { access_token: await tokenOf() } : {} });
      answers.push(await post('account/register', values), await form('account/register', values));
    }
    expect(answers[0]).toEqual(answers[2]);
    expect(answers[1]).toEqual(answers[3]);
    expect(answers[0]!.json).toEqual({ done: true, maySignIn: false });
    expect(answers[1]!.location).toBe('/register?done=1');
  });

  it('signs in after a form without scripts', async () => {
    backend.answer(path, { status: 200, body: {} });
    backend.answer('/auth/login', { status: 200, body: { access_token: await tokenOf() } });
    const answer = await form('account/register', { ...values, callbackUrl: '/welcome' });
    expect([answer.status, new URL(answer.location!, origin).pathname]).toEqual([303, '/welcome']);
    expect(answer.cookies['next-auth.session-token']).toBeTruthy();
    expect(sent().map(([url]) => url)).toEqual([path, '/auth/login']);
  });

  it('keeps what was typed, secrets left out, in a cookie and not in the URL', async () => {
    backend.answer(path, { status: 409 });
    const answer = await form('account/register', { ...values, callbackUrl: 'https://evil.example/' });
    expect(answer.location).toBe('/register?error=nau.emailTaken');
    const kept = Buffer.from(answer.cookies['nau.typed']!, 'base64url').toString();
    expect(JSON.parse(kept)).toEqual({ email: 'dana@example.com', name: 'Dana' });
    expect(answer.location + kept).not.toContain(secret.trim());
  });

  it('sends further fields that are declared', async () => {
    use({ account: { fields: ['company'], body: (_, { email, company }) => ({ mail: email, company }) } });
    backend.answer(path, { status: 200 });
    await post('account/register', { ...values, company: 'Acme', role: 'admin' });
    expect(sent()).toEqual([[path, { mail: 'dana@example.com', company: 'Acme' }]]);
  });
});

it('a forgotten password answers the same bytes, whatever the backend says of the address', async () => {
  const answers = [];
  for (const status of [202, 200, 400, 404, 409, 422]) {
    backend.answer('/auth/forgot-password', { status, body: { message: 'no such user' } });
    answers.push(JSON.stringify([await post('account/forgot-password', { email: 'a@example.com' }), await form('account/forgot-password', { email: 'a@example.com' })]));
  }
  expect(new Set(answers).size).toBe(1);
});

it.each([
  [410, { reason: 'used' }, 'linkUsed'],
  [410, { reason: 'expired' }, 'linkExpired'],
  [410, {}, 'linkExpired'],
  [404, {}, 'linkExpired'],
  [401, {}, 'linkExpired'],
  [422, { code: 'pwned' }, 'breachedPassword'],
  [422, { errors: { password: 'too short' } }, 'invalidInput'],
])('a reset that ends with %i %j is %s', async (status, body, code) => {
  backend.answer('/auth/reset-password', { status, body });
  expect(codeOf(await post('account/reset-password', steps['reset-password'].values))).toBe(code);
  const answer = await form('account/reset-password', { token: 'the-token', password: secret });
  expect(answer.location).toContain('/reset-password?error=nau.');
  expect(answer.location).toContain('token=the-token');
});

describe('a change of the password', () => {
  const change = { currentPassword: 'old', newPassword: secret };

  it('is for signed-in people', async () => {
    expect(codeOf(await post('account/change-password', change))).toBe('sessionRequired');
    expect(backend.requests).toEqual([]);
  });

  it('sends the access token, and knows a wrong password from an ended session', async () => {
    const token = await tokenOf();
    backend.answer('/auth/login', { status: 200, body: { access_token: token } });
    const { cookies } = await form('callback/credentials', { email: 'dana@example.com', password: 'x', callbackUrl: '/' });
    const headers = { ...own, cookie: `next-auth.session-token=${cookies['next-auth.session-token']}` };
    for (const [status, code] of [
      [200, undefined],
      [403, 'invalidCredentials'],
      [401, 'sessionRequired'],
    ] as const) {
      backend.answer('/auth/change-password', { status });
      expect(codeOf(await post('account/change-password', change, headers))).toBe(code);
    }
    const asked = backend.requests.filter(({ url }) => url === '/auth/change-password');
    expect(asked.map(({ headers: { authorization } }) => authorization)).toEqual(Array.from({ length: 3 }, () => `Bearer ${token}`));
    expect(JSON.parse(asked[0]!.body)).toEqual({ current_password: 'old', new_password: secret });
    expect((await form('account/change-password', change, headers)).location).toBe('/change-password?error=nau.sessionRequired');
  });
});

describe('a second step without scripts', () => {
  const challenge = { challenge: { kind: 'otp', handle: 'the handle', expires_in: 200 } };

  it('travels in a cookie of the sign-in page, and its answer signs in', async () => {
    backend.answer('/auth/login', { status: 200, body: challenge });
    const asked = await form('callback/credentials', { email: 'dana@example.com', password: secret, callbackUrl: '/account' });
    expect([asked.status, asked.location]).toEqual([303, '/login?callbackUrl=%2Faccount']);
    const kept = decodeChallenge(asked.cookies['nau.challenge']!);
    expect(kept).toEqual({ kind: 'otp', handle: 'the handle', expiresIn: 200 });

    backend.answer('/auth/challenge', { status: 401 });
    const wrong = await form('callback/credentials', { challenge: kept!.handle, kind: kept!.kind, code: '000 000', callbackUrl: '/account' });
    expect(wrong.location).toBe('/login?error=nau.invalidCode&callbackUrl=%2Faccount');
    expect(wrong.cookies).not.toHaveProperty('nau.challenge');

    backend.answer('/auth/challenge', { status: 410 });
    const over = await form('callback/credentials', { challenge: kept!.handle, kind: kept!.kind, code: '000000' });
    expect([over.location, over.cookies['nau.challenge']]).toEqual(['/login?error=nau.challengeExpired', '']);

    backend.answer('/auth/challenge', { status: 200, body: { access_token: await tokenOf() } });
    const right = await form('callback/credentials', { challenge: kept!.handle, kind: kept!.kind, code: '123 456', callbackUrl: '/account' });
    expect(new URL(right.location!, origin).pathname).toBe('/account');
    expect(right.cookies['next-auth.session-token']).toBeTruthy();
    expect(right.cookies['nau.challenge']).toBe('');
    expect(sent().at(-1)).toEqual(['/auth/challenge', { handle: 'the handle', code: '123456' }]);
  });

  it('can be left', async () => {
    const left = await form('account/leave-challenge', { callbackUrl: '/account' });
    expect([left.location, left.cookies['nau.challenge']]).toEqual(['/login?callbackUrl=%2Faccount', '']);
  });

  it('takes another code’s challenge', async () => {
    backend.answer('/auth/challenge/resend', { status: 200, body: { challenge: { kind: 'otp', handle: 'next', expires_in: 100 } } });
    expect(decodeChallenge((await post('account/resend-code', { challenge: 'the handle' })).json.challenge!)).toEqual({ kind: 'otp', handle: 'next', expiresIn: 100 });
    expect(decodeChallenge((await form('account/resend-code', { challenge: 'the handle' })).cookies['nau.challenge']!)?.handle).toBe('next');
    backend.answer('/auth/challenge/resend', { status: 410 });
    expect(codeOf(await post('account/resend-code', { challenge: 'the handle' }))).toBe('challengeExpired');
  });

  it.each([
    { challenge: 'h', kind: 'otp' },
    { challenge: 'h', kind: 'otp', code: '1', newPassword: 'x' },
    { challenge: 'h', kind: '../x', code: '1' },
    { challenge: 'x'.repeat(3000), kind: 'otp', code: '1' },
  ])('asks nobody with %j', async (answer) => {
    expect((await form('callback/credentials', answer as unknown as Record<string, string>)).location).toContain('nau.invalidCode');
    expect(backend.requests).toEqual([]);
  });

  it('takes a new password byte for byte', async () => {
    backend.answer('/auth/challenge', { status: 422, body: { errors: { new_password: 'no' } } });
    await form('callback/credentials', { challenge: 'h', kind: 'newPassword', newPassword: `  ${secret}\u0301` });
    expect(sent()).toEqual([['/auth/challenge', { handle: 'h', new_password: `  ${secret}\u0301` }]]);
    expect(JSON.stringify(log)).not.toContain(secret.trim());
  });
});

it('the app’s providers as plain data, with nothing secret in it', () => {
  const { authOptions: options } = optionsWithLog({ baseUrl: backend.url, fields: { company: { label: 'Company' } } });
  options.providers.push({ id: 'github', name: 'GitHub', type: 'oauth', clientId: 'id', clientSecret: 'secret!', style: { logo: 'https://evil.example/x.svg', bg: '#24292f', text: '#fff' } } as never);
  options.providers.push({ id: 'email', name: 'Email', type: 'email', server: 'smtp://user:secret!@host' } as never);
  const summaries = providerSummaries(options);
  expect(summaries).toMatchObject([
    { id: 'credentials', type: 'credentials', fields: [{ name: 'company', label: 'Company' }] },
    { id: 'github', name: 'GitHub', type: 'oauth', style: { bg: '#24292f', text: '#fff' } },
    { id: 'email', name: 'Email', type: 'email' },
  ]);
  expect(JSON.stringify(summaries)).not.toMatch(/secret!|evil\.example|clientId/);
});
