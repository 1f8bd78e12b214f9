import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
  expect(Object.keys(decodeJwt(token)).toSorted()).toEqual(['email', 'exp', 'iat', 'jti', 'name', 'sub']);
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

it('can be told what to answer in tests only', async () => {
  const plain = await start();
  expect((await fetch(`${plain.url}/__control/requests`)).status).toBe(401);
  const controlled = await start({ control: true, database: ':memory:' });
  await post(controlled, '/__control', { next: [{ path: '/auth/login', status: 503, headers: { 'retry-after': '9' } }] });
  const answer = await post(controlled, '/auth/login', {});
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '9']);
  expect((await post(controlled, '/auth/login', {})).status).toBe(401);
});
