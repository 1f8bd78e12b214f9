import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlOf } from '../fixtures/control.js';
import { startBackend, type Backend, type BackendOptions } from '../../demo/backend/src/server.js';

const canary = 'canary-password-7391';
let folder: string;
let running: Backend[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backend-'));
});

afterEach(async () => {
  await Promise.all(running.map(({ close }) => close()));
  running = [];
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<BackendOptions> = {}): Promise<Backend> {
  const backend = await startBackend({ port: 0, database: join(folder, 'data', 'backend.db'), secret: 'test', ...options });
  running.push(backend);
  return backend;
}

const post = ({ url }: Backend, path: string, body: object) =>
  fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function login(backend: Backend, email: string, password: string): Promise<string> {
  return ((await (await post(backend, '/auth/login', { email, password })).json()) as { access_token: string }).access_token;
}

it('keeps its data over a restart, and no password in clear', async () => {
  const before = await start();
  expect((await post(before, '/auth/register', { email: 'new@example.com', password: canary, name: 'New' })).status).toBe(200);
  await running.pop()!.close();
  for (const file of readdirSync(join(folder, 'data'))) expect(readFileSync(join(folder, 'data', file), 'latin1')).not.toContain(canary);
  const token = await login(await start(), 'NEW@example.com', canary);
  expect(decodeJwt(token)).toMatchObject({ email: 'new@example.com', name: 'New' });
});

it('puts no password into a token', async () => {
  const token = await login(await start(), 'demo@example.com', 'correct horse battery');
  expect(Object.keys(decodeJwt(token)).toSorted()).toEqual(['email', 'exp', 'family', 'iat', 'jti', 'name', 'sub']);
});

it('says who is asking, with roles', async () => {
  const backend = await start();
  const me = async (authorization?: string) => fetch(`${backend.url}/auth/me`, authorization ? { headers: { authorization } } : {});
  const answer = await me(`Bearer ${await login(backend, 'admin@example.com', 'admin horse battery')}`);
  expect(await answer.json()).toEqual({ id: '2', email: 'admin@example.com', name: 'Ada Admin', roles: ['user', 'admin'] });
  expect((await me()).status).toBe(401);
  expect((await me('Bearer garbage')).status).toBe(401);
});

it('answers a disabled account, an unknown one and a wrong password alike', async () => {
  const backend = await start();
  const answers = await Promise.all(
    [
      ['disabled@example.com', 'disabled horse battery'],
      ['nobody@example.com', 'x'],
      ['demo@example.com', 'x'],
    ].map(async ([email, password]) => {
      const answer = await post(backend, '/auth/login', { email, password });
      const { date: _, ...headers } = Object.fromEntries(answer.headers);
      return JSON.stringify([answer.status, headers, await answer.text()]);
    }),
  );
  expect(new Set(answers).size).toBe(1);
});

it('logs no secret', async () => {
  const lines: string[] = [];
  const backend = await start({ log: (line) => lines.push(line) });
  await post(backend, `/auth/login?password=${canary}`, { email: 'demo@example.com', password: canary });
  const token = await login(backend, 'demo@example.com', 'correct horse battery');
  await fetch(`${backend.url}/products?token=${token}`, { headers: { authorization: `Bearer ${token}` } });
  expect(lines).toEqual([
    expect.stringMatching(/^POST \/auth\/login 401 \d+ ms$/),
    expect.stringMatching(/^POST \/auth\/login 200 \d+ ms$/),
    expect.stringMatching(/^GET \/products 200 \d+ ms$/),
  ]);
});

it('lets pages of the demo’s origin call, and no others', async () => {
  const backend = await start({ origins: ['http://app.example'] });
  const allowed = async (origin: string) => (await fetch(backend.url, { headers: { origin } })).headers.get('access-control-allow-origin');
  expect(await allowed('http://app.example')).toBe('http://app.example');
  expect(await allowed('http://evil.example')).toBeNull();
});

it('issues tokens that end when it says', async () => {
  const token = decodeJwt(await login(await start({ tokenLifetime: 7 }), 'demo@example.com', 'correct horse battery'));
  expect(token.exp! - token.iat!).toBe(7);
});

describe('refresh tokens', () => {
  const signIn = async (backend: Backend) => (await (await post(backend, '/auth/login', { email: 'demo@example.com', password: 'correct horse battery' })).json()) as Issued;
  const refresh = async (backend: Backend, refresh_token: string) => {
    const answer = await post(backend, '/auth/refresh', { refresh_token });
    return { status: answer.status, ...((await answer.json()) as Partial<Issued> & { message?: string }) };
  };
  const me = async (backend: Backend, token: string) => (await fetch(`${backend.url}/auth/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  interface Issued {
    access_token: string;
    refresh_token: string;
    expires_in: number;
  }

  it('rotate, and a used one ends the whole sign-in', async () => {
    const backend = await start();
    const first = await signIn(backend);
    const second = await refresh(backend, first.refresh_token);
    expect(second).toMatchObject({ status: 200, expires_in: 3600 });
    expect(await me(backend, second.access_token!)).toBe(200);
    expect(await refresh(backend, first.refresh_token)).toMatchObject({ status: 401, message: 'Refresh token was used before' });
    expect(await refresh(backend, second.refresh_token!)).toMatchObject({ status: 401, message: 'Refresh token not valid' });
    expect(await me(backend, second.access_token!)).toBe(401);
  });

  it('answer one of a hundred requests at once', async () => {
    const backend = await start();
    const { refresh_token } = await signIn(backend);
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(backend, refresh_token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('answer again within the overlap, with the same successor', async () => {
    const backend = await start({ refreshOverlap: 60 });
    const { refresh_token } = await signIn(backend);
    const [one, two] = [await refresh(backend, refresh_token), await refresh(backend, refresh_token)];
    expect(two.refresh_token).toBe(one.refresh_token);
  });

  it('are kept over a restart, and not in clear', async () => {
    const { refresh_token } = await signIn(await start());
    await running.pop()!.close();
    for (const file of readdirSync(join(folder, 'data'))) expect(readFileSync(join(folder, 'data', file), 'latin1')).not.toContain(refresh_token);
    expect((await refresh(await start(), refresh_token)).status).toBe(200);
  });

  it('end with the sign-out', async () => {
    const backend = await start();
    const { access_token, refresh_token } = await signIn(backend);
    expect((await post(backend, '/auth/logout', { refresh_token })).status).toBe(204);
    expect((await refresh(backend, refresh_token)).status).toBe(401);
    expect(await me(backend, access_token)).toBe(401);
    expect((await post(backend, '/auth/logout', { refresh_token: 'unknown' })).status).toBe(204);
  });
});

describe('the control port', () => {
  const controlled = async () => {
    const backend = await start({ controlPort: 0, database: ':memory:' });
    return { backend, control: controlOf(backend.controlUrl!) };
  };

  it('is closed unless it is asked for, and never on the public port', async () => {
    const plain = await start();
    expect(plain.controlUrl).toBeUndefined();
    const { backend } = await controlled();
    expect((await fetch(`${backend.url}/requests`)).status).toBe(401);
  });

  it('refuses connections until it is told otherwise', async () => {
    const { backend, control } = await controlled();
    await control.tell({ listening: false });
    await expect(fetch(backend.url)).rejects.toThrow('fetch failed');
    await control.tell({ listening: true });
    expect((await fetch(backend.url)).status).toBe(200);
  });

  it('answers, resets, and loses answers when the work is done', async () => {
    const { backend, control } = await controlled();
    await control.tell({ faults: [{ path: '/auth/login', times: 1, kind: 'status', status: 503, headers: { 'retry-after': '9' } }] });
    const answer = await post(backend, '/auth/login', {});
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '9']);
    expect((await post(backend, '/auth/login', {})).status).toBe(401);
    const right = { email: 'demo@example.com', password: 'correct horse battery' };
    const { refresh_token } = (await (await post(backend, '/auth/login', right)).json()) as { refresh_token: string };
    await control.tell({ faults: [{ path: '/auth/refresh', times: 1, when: 'after', kind: 'reset' }] });
    await expect(post(backend, '/auth/refresh', { refresh_token })).rejects.toThrow('fetch failed');
    expect(await control.counts()).toEqual({ refreshes: 1, reuses: 0 });
    expect((await post(backend, '/auth/refresh', { refresh_token })).status).toBe(401);
    expect((await control.counts()).reuses).toBe(1);
    expect((await control.requests()).map(({ path }) => path)).toContain('/auth/refresh');
  });

  it('sends more bytes than anybody reads', async () => {
    const { backend, control } = await controlled();
    await control.tell({ faults: [{ path: '/', kind: 'status', body: 'x'.repeat(10_000), repeat: 100 }] });
    expect((await (await fetch(backend.url)).text()).length).toBe(1_000_000);
  });

  it('issues tokens of any shape', async () => {
    const { backend, control } = await controlled();
    const issued = async () => (await (await post(backend, '/auth/login', { email: 'demo@example.com', password: 'correct horse battery' })).json()) as { access_token: string };
    await control.tell({ tokenBytes: 8000 });
    const { length } = (await issued()).access_token;
    expect(length).toBeGreaterThan(7900);
    expect(length).toBeLessThanOrEqual(8000);
    await control.tell({ tokenBytes: 0, tokenShape: 'noExp' });
    expect(decodeJwt((await issued()).access_token).exp).toBeUndefined();
    await control.tell({ tokenShape: 'malformed' });
    expect((await issued()).access_token).toBe('not.a-jwt');
  });
});
