import { encodeFailure } from '../../../src/auth/model/failure.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startScriptedBackend, type ScriptedAnswer, type ScriptedBackend } from '../../fixtures/scriptedBackend.js';
import { authorize, optionsWithLog, tokenOf } from './support.js';

const canary = 'canary-pass word-7391';
const typed = { email: ' dana@example.com ', password: canary };
let backend: ScriptedBackend;

beforeAll(async () => {
  backend = await startScriptedBackend();
});
afterAll(() => backend.close());
afterEach(() => {
  backend.reset();
  vi.unstubAllEnvs();
});

const signIn = async (options: Parameters<typeof optionsWithLog>[0] = {}, body: unknown = typed) => {
  const { authOptions, log } = optionsWithLog({ baseUrl: backend.url, ...options });
  return { ...(await authorize(authOptions, body)), log: log.join('\n') } as { user?: Record<string, unknown>; error?: string; log: string };
};

const answers = (answer: ScriptedAnswer) => backend.answer('/auth/login', answer);

describe('an accepted sign-in', () => {
  it('sends the e-mail trimmed and the password byte for byte, as JSON', async () => {
    answers({ status: 200, body: { access_token: await tokenOf() } });
    const password = '  pâss\u0301wörd 🐎\t비밀 ';
    const { user } = await signIn({}, { ...typed, password, csrfToken: 'x', json: 'true' });
    expect(JSON.parse(backend.requests[0]!.body)).toEqual({ email: 'dana@example.com', password });
    expect(user).toMatchObject({ id: '7', name: 'Dana', email: 'dana@example.com' });
    expect(JSON.stringify(user)).not.toContain('비밀');
  });

  it.each(['access_token', 'accessToken', 'token', 'jwt'])('finds the token under %s', async (name) => {
    answers({ status: 200, body: { [name]: await tokenOf() } });
    expect((await signIn()).user).toBeDefined();
  });

  it('finds it where a function says', async () => {
    answers({ status: 200, body: { data: { session: await tokenOf() } } });
    const readToken = (answer: unknown) => (answer as { data: { session: string } }).data.session;
    expect((await signIn({ readToken })).user).toBeDefined();
  });

  it('sends declared further fields, and only those', async () => {
    answers({ status: 200, body: { token: await tokenOf() } });
    await signIn({ fields: { company: { label: 'Company', type: 'text' } } }, { ...typed, company: 'Acme', admin: 'true' });
    expect(JSON.parse(backend.requests[0]!.body)).toEqual({ email: 'dana@example.com', password: canary, company: 'Acme' });
  });

  it('keeps the path of the base URL and can send another body', async () => {
    backend.answer('/v1/session', { status: 200, body: { token: await tokenOf() } });
    const { user } = await signIn({
      baseUrl: `${backend.url}/v1/`,
      paths: { login: 'session' },
      loginBody: ({ email, password }) => ({ user: { login: email, secret: password } }),
    });
    expect(user).toBeDefined();
    expect(JSON.parse(backend.requests[0]!.body)).toEqual({ user: { login: 'dana@example.com', secret: canary } });
  });

  it('takes from the claims what is known, never the payload', async () => {
    answers({ status: 200, body: { token: await tokenOf({ password: canary, roles: ['admin'], plan: 'gold', picture: 'https://img.example/d.png' }) } });
    const { user } = await signIn();
    // No roles: nobody has verified these claims.
    expect(user).toEqual({ id: '7', name: 'Dana', email: 'dana@example.com', image: 'https://img.example/d.png' });
  });

  it('lets the app say who it is', async () => {
    answers({ status: 200, body: { token: await tokenOf(), profile: { nick: 'D' } } });
    const { user } = await signIn({ user: ({ answer, email }) => ({ name: (answer as { profile: { nick: string } }).profile.nick, email: `x+${email}` }) });
    expect(user).toMatchObject({ name: 'D', email: 'x+dana@example.com' });
  });

  it('takes a token without exp for as long as it is told', async () => {
    answers({ status: 200, body: { token: await tokenOf({}, undefined) } });
    expect((await signIn({ defaultTokenLifetime: 60 })).user).toBeDefined();
  });

  it('reads AUTH_BACKEND_URL when it is needed', async () => {
    const { authOptions } = optionsWithLog({});
    vi.stubEnv('AUTH_BACKEND_URL', backend.url);
    answers({ status: 200, body: { token: await tokenOf() } });
    expect(await authorize(authOptions, typed)).toHaveProperty('user');
  });
});

describe('a refused sign-in', () => {
  const json = { message: 'no' };
  it.each([
    ['401', { status: 401, body: json }, 'nau.invalidCredentials'],
    ['401 with HTML', { status: 401, body: '<h1>no</h1>' }, 'nau.invalidCredentials'],
    ['400 with JSON', { status: 400, body: json }, 'nau.invalidCredentials'],
    ['422 with JSON', { status: 422, body: json }, 'nau.invalidCredentials'],
    ['400 with HTML', { status: 400, body: '<h1>Bad</h1>' }, 'nau.backendFault'],
    ['403 with JSON', { status: 403, body: json }, 'nau.invalidCredentials'],
    ['403 with HTML', { status: 403, body: '<h1>Blocked</h1>' }, 'nau.backendFault'],
    ['423', { status: 423, body: json }, 'nau.invalidCredentials'],
    ['422 with fields', { status: 422, body: { errors: { email: ['Not this domain.'] } } }, encodeFailure({ code: 'invalidInput', fields: { email: 'Not this domain.' } })],
    ['404', { status: 404, body: json }, 'nau.backendFault'],
    ['405', { status: 405, body: json }, 'nau.backendFault'],
    ['409', { status: 409, body: json }, 'nau.backendFault'],
    ['429', { status: 429, body: json }, 'nau.tooManyAttempts'],
    ['429 with a wait', { status: 429, body: json, headers: { 'retry-after': '30' } }, 'nau.tooManyAttempts.30'],
    ['429 with garbage', { status: 429, body: json, headers: { 'retry-after': 'soon' } }, 'nau.tooManyAttempts'],
    ['429 with a huge wait', { status: 429, body: json, headers: { 'retry-after': '9999999999' } }, 'nau.tooManyAttempts.86400'],
    ['500', { status: 500, body: '<h1>Oops</h1>' }, 'nau.backendFault'],
    ['503 with a wait', { status: 503, headers: { 'retry-after': '7' } }, 'nau.backendFault.7'],
    ['200 without a token', { status: 200, body: { ok: true } }, 'nau.backendFault'],
    ['200 with a token that is no string', { status: 200, body: { token: { a: 1 } } }, 'nau.backendFault'],
    ['200 with a token that is no JWT', { status: 200, body: { token: 'opaque' } }, 'nau.backendFault'],
    ['200 with a token of line breaks', { status: 200, body: { token: 'a.b.c\r\nx: y' } }, 'nau.backendFault'],
    ['200 with HTML', { status: 200, body: '<!doctype html>' }, 'nau.backendFault'],
    ['200 with null', { status: 200, body: 'null' }, 'nau.backendFault'],
    ['200 with nothing', { status: 200, body: '""' }, 'nau.backendFault'],
    ['200 with an array', { status: 200, body: [1] }, 'nau.backendFault'],
    ['200 with deep JSON', { status: 200, body: '['.repeat(5000) + ']'.repeat(5000) }, 'nau.backendFault'],
  ] as [string, ScriptedAnswer, string][])('%s', async (_, answer, message) => {
    answers(answer);
    expect((await signIn()).error).toBe(message);
  });

  it.each([301, 302, 303, 307, 308])('%i: a redirect is not followed, least of all with the password', async (status) => {
    backend.answer('/elsewhere', { status: 200, body: { token: await tokenOf() } });
    answers({ status, headers: { location: '/elsewhere' } });
    const { error, log } = await signIn();
    expect(error).toBe('nau.backendFault');
    expect(backend.requests).toHaveLength(1);
    expect(log).toMatch(/redirect/);
  });

  it('a time-out counts the whole answer, a dripping body too', async () => {
    answers((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"token":');
    });
    expect((await signIn({ timeout: 100 })).error).toBe('nau.backendTimeout');
  });

  it('a reset in mid-body is no answer', async () => {
    answers((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      response.destroy();
    });
    expect((await signIn()).error).toBe('nau.backendUnreachable');
  });

  it('a refused connection is no answer', async () => {
    const { error, log } = await signIn({ baseUrl: 'http://127.0.0.1:1' });
    expect(error).toBe('nau.backendUnreachable');
    expect(log).toContain('Does the backend run');
  });

  it('reads no more than it is told', async () => {
    answers({ status: 200, body: { token: await tokenOf(), filler: 'x'.repeat(5000) } });
    const { error, log } = await signIn({ maxAnswerBytes: 4096 });
    expect(error).toBe('nau.backendFault');
    expect(log).toContain('4096');
  });

  it('a token that has ended already hints at the clocks', async () => {
    answers({ status: 200, body: { token: await tokenOf({}, '-1m') } });
    const { error, log } = await signIn();
    expect(error).toBe('nau.backendFault');
    expect(log).toMatch(/clock/);
  });

  it('8 KB of token work, more is refused', async () => {
    const token = await tokenOf({ filler: 'x'.repeat(5800) });
    answers({ status: 200, body: { token } });
    expect((await signIn({ maxTokenBytes: token.length })).user).toBeDefined();
    const { error, log } = await signIn({ maxTokenBytes: token.length - 1 });
    expect(error).toBe('nau.configuration');
    expect(log).toContain('431');
  });

  it.each([
    ['an array', { email: ['a@b.c'], password: 'x' }],
    ['an object', { email: 'a@b.c', password: { $ne: '' } }],
    ['nothing', null],
    ['an empty e-mail', { email: '  ', password: 'x' }],
    ['an endless password', { email: 'a@b.c', password: 'x'.repeat(9000) }],
  ])('%s is refused without asking the backend', async (_, body) => {
    expect((await signIn({}, body)).error).toBe('nau.invalidCredentials');
    expect(backend.requests).toHaveLength(0);
  });

  it.each([
    ['nothing', undefined, 'is not set'],
    ['no URL', 'api.example', 'is not a URL'],
    ['another scheme', 'ftp://api.example', 'http://'],
    ['credentials', 'https://user:secret@api.example', 'user name or a password'],
  ])('a base URL of %s tells the developer', async (_, baseUrl, text) => {
    vi.stubEnv('AUTH_BACKEND_URL', '');
    const { error, log } = await signIn({ baseUrl });
    expect(error).toBe('nau.configuration');
    expect(log).toContain(text);
    expect(log).toContain('AUTH_BACKEND_URL');
    expect(log).not.toContain('secret@');
  });

  it('an app’s function that throws is no wrong password, and its text stays inside', async () => {
    answers({ status: 200, body: { token: await tokenOf() } });
    const { error, log } = await signIn({
      readToken: () => {
        throw new TypeError(`cannot read ${canary}`);
      },
    });
    expect(error).toBe('nau.unexpected');
    expect(log).toContain('readToken');
    expect(log).not.toContain(canary);
  });

  it('no log tells what was typed or answered', async () => {
    const token = await tokenOf({ password: canary });
    for (const answer of [
      { status: 500, body: { password: canary, token } },
      { status: 404, body: canary },
      { status: 200, body: { other: token, password: canary } },
      { status: 200, body: { token: `${token}${'x'.repeat(9000)}` } },
    ]) {
      answers(answer);
      const { error, log } = await signIn();
      expect(error).toMatch(/^nau\.\w+$/);
      expect(log).not.toBe('');
      expect(log).not.toContain(canary);
      expect(log).not.toContain(token.slice(0, 40));
    }
  });
});

describe('who it is, from the backend', () => {
  it('tells id, name and roles', async () => {
    answers({ status: 200, body: { token: await tokenOf() } });
    backend.answer('/auth/me', { status: 200, body: { id: 9, name: 'Dana D.', roles: ['admin', 7], secret: canary } });
    const { user } = await signIn({ paths: { me: '/auth/me' } });
    expect(user).toEqual({ id: '9', name: 'Dana D.', email: 'dana@example.com', roles: ['admin'] });
    expect(backend.requests[1]!.headers.authorization).toMatch(/^Bearer /);
  });

  it.each([
    ['is missing', { status: 404, body: {} }],
    ['is broken', { status: 500, body: 'x' }],
    ['is HTML', { status: 200, body: '<p>' }],
  ])('a sign-in succeeds when it %s', async (_, answer) => {
    answers({ status: 200, body: { token: await tokenOf() } });
    backend.answer('/auth/me', answer);
    const { user } = await signIn({ paths: { me: '/auth/me' } });
    expect(user).toMatchObject({ id: '7' });
    expect(user).not.toHaveProperty('roles');
  });
});
