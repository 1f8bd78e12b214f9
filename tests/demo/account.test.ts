import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../demo/backend/src/mails.js';
import { startBackend, type Backend } from '../../demo/backend/src/server.js';
import { controlOf, type BackendControl } from '../fixtures/control.js';

const canary = 'canary words 7391';
const demo = { email: 'demo@example.com', password: 'correct horse battery' };
let folder: string;
let backend: Backend;
let control: BackendControl;
const log: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
  log.length = 0;
  backend = await startBackend({
    port: 0,
    controlPort: 0,
    database: join(folder, 'data', 'backend.db'),
    mailFolder: join(folder, 'mails'),
    secret: 'test',
    webUrl: 'https://app.example',
    log: (line) => log.push(line),
  });
  control = controlOf(backend.controlUrl!);
});

afterEach(async () => {
  await backend.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  body: Record<string, unknown> & { access_token?: string; challenge?: { kind: string; handle: string; expires_in: number } };
  headers: Headers;
}

async function post(path: string, body: object, token?: string): Promise<Answer> {
  const answer = await fetch(backend.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'], headers: answer.headers };
}

const mailsTo = async (to: string) => (await (await fetch(`${backend.url}/mails.json?to=${encodeURIComponent(to)}`)).json()) as Mail[];

/** The link of a mail comes a moment after the answer, so that nobody can tell by it. */
async function resetToken(email = demo.email): Promise<string> {
  const before = (await mailsTo(email)).length;
  await post('/auth/forgot-password', { email });
  await expect.poll(async () => (await mailsTo(email)).length).toBe(before + 1);
  return new URL((await mailsTo(email))[0]!.link!).searchParams.get('token')!;
}

describe('registration', () => {
  it.each([
    ['short', 422, { errors: { password: 'Use at least 8 characters.' } }],
    ['Password1', 422, { code: 'password_breached' }],
    ['aaaaaaaaaaaa', 200, {}],
    ['말 '.repeat(100), 200, {}],
  ])('with the password %j answers %i', async (password, status, body) => {
    const answer = await post('/auth/register', { email: 'new@example.com', password });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(body);
  });

  it('takes an address once', async () => {
    expect((await post('/auth/register', { email: 'DEMO@example.com', password: canary })).status).toBe(409);
  });
});

describe('a forgotten password', () => {
  it('answers the same for an address that exists and one that does not', async () => {
    const answers = await Promise.all(['demo@example.com', 'nobody@example.com', 'disabled@example.com', 'no address'].map((email) => post('/auth/forgot-password', { email })));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(new Set(['[202,{}]']));
    await expect.poll(async () => (await mailsTo(demo.email)).length).toBe(1);
    expect(await mailsTo('nobody@example.com')).toEqual([]);
    expect(await mailsTo('disabled@example.com')).toEqual([]);
  });

  it('gives a link that is good once, and not used up by a password that is refused', async () => {
    const token = await resetToken();
    expect((await post('/auth/reset-password', { token, password: 'qwerty123' })).body).toMatchObject({ code: 'password_breached' });
    expect((await post('/auth/reset-password', { token, password: canary })).status).toBe(200);
    expect((await post('/auth/reset-password', { token, password: canary })).body).toMatchObject({ status: 410, reason: 'used' });
    expect((await post('/auth/login', demo)).status).toBe(401);
    // The next sign-in asks for more than the password.
    expect((await post('/auth/login', { email: demo.email, password: canary })).body.challenge).toMatchObject({ kind: 'otp' });
  });

  it('gives links of which only the last is good, for a time', async () => {
    const first = await resetToken();
    const second = await resetToken();
    expect((await post('/auth/reset-password', { token: first, password: canary })).body).toMatchObject({ reason: 'used' });
    await control.tell({ resetLifetime: 0 });
    const third = await resetToken();
    expect((await post('/auth/reset-password', { token: third, password: canary })).body).toMatchObject({ reason: 'expired' });
    expect((await post('/auth/reset-password', { token: second, password: canary })).body).toMatchObject({ reason: 'used' });
    expect((await post('/auth/reset-password', { token: 'made up', password: canary })).body).toMatchObject({ reason: 'expired' });
  });
});

describe('a change', () => {
  it('wants the current password, and ends the other sign-ins', async () => {
    const [here, there] = [await post('/auth/login', demo), await post('/auth/login', demo)];
    const token = here.body.access_token!;
    expect((await post('/auth/change-password', { current_password: 'wrong', new_password: canary }, token)).status).toBe(403);
    expect((await post('/auth/change-password', { current_password: demo.password, new_password: 'short' }, token)).body).toMatchObject({ errors: { new_password: 'Use at least 8 characters.' } });
    expect((await post('/auth/change-password', { current_password: demo.password, new_password: canary }, token)).status).toBe(200);
    const me = async (bearer: string) => (await fetch(`${backend.url}/auth/me`, { headers: { authorization: `Bearer ${bearer}` } })).status;
    expect([await me(token), await me(there.body.access_token!)]).toEqual([200, 401]);
    expect((await post('/auth/change-password', { current_password: canary, new_password: canary })).status).toBe(401);
  });
});

describe('a second step', () => {
  const otp = { email: 'otp@example.com', password: 'second horse battery' };

  it('asks for the code of a mail, once', async () => {
    const { challenge } = (await post('/auth/login', otp)).body;
    expect(challenge).toMatchObject({ kind: 'otp', expires_in: 300 });
    const { code } = (await mailsTo(otp.email))[0]!;
    const answers = await Promise.all([1, 2].map(() => post('/auth/challenge', { handle: challenge!.handle, code })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    expect(answers.find(({ status }) => status === 200)?.body).toHaveProperty('access_token');
  });

  it('is over after five wrong codes, however many come at once', async () => {
    const { handle } = (await post('/auth/login', otp)).body.challenge!;
    const { code } = (await mailsTo(otp.email))[0]!;
    const wrong = code === '000000' ? '111111' : '000000';
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/auth/challenge', { handle, code: wrong })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
    expect((await post('/auth/challenge', { handle, code })).status).toBe(410);
  });

  it('is over in time', async () => {
    await control.tell({ challengeLifetime: 0 });
    const { handle } = (await post('/auth/login', otp)).body.challenge!;
    expect((await post('/auth/challenge', { handle, code: (await mailsTo(otp.email))[0]!.code })).status).toBe(410);
  });

  it('sends another code, not too often, and the one before is worth nothing', async () => {
    const { handle } = (await post('/auth/login', otp)).body.challenge!;
    const early = await post('/auth/challenge/resend', { handle });
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '30']);
    await control.tell({ resendWait: 0 });
    expect((await post('/auth/challenge/resend', { handle })).body.challenge).toMatchObject({ kind: 'otp', handle });
    const [second, first] = await mailsTo(otp.email);
    // Once in a million both are the same.
    expect((await post('/auth/challenge', { handle, code: first!.code === second!.code ? 'x' : first!.code })).status).toBe(401);
    expect((await post('/auth/challenge', { handle, code: second!.code })).status).toBe(200);
    expect((await post('/auth/challenge/resend', { handle })).status).toBe(410);
  });

  it('asks for another password now', async () => {
    const account = { email: 'newpassword@example.com', password: 'first horse battery' };
    const { handle, kind } = (await post('/auth/login', account)).body.challenge!;
    expect(kind).toBe('newPassword');
    expect((await post('/auth/challenge', { handle, new_password: 'short' })).status).toBe(422);
    expect((await post('/auth/challenge', { handle, new_password: canary })).body).toHaveProperty('access_token');
    expect((await post('/auth/challenge', { handle, new_password: canary })).status).toBe(410);
    expect((await post('/auth/login', { ...account, password: canary })).body).toHaveProperty('access_token');
  });
});

it('shows the mails, as text, and writes them down without passwords', async () => {
  await post('/auth/register', { email: 'new@example.com', password: canary, name: '<b>New</b>' });
  await resetToken('new@example.com');
  const page = await (await fetch(`${backend.url}/mails`)).text();
  expect(page).toContain('<a href="https://app.example/reset-password?token=');
  const [file] = readdirSync(join(folder, 'mails'));
  const text = readFileSync(join(folder, 'mails', file!), 'utf8');
  expect(text).toMatch(/^To: new@example\.com\nSubject: Choose a new password\nDate: /);
  for (const name of readdirSync(join(folder, 'data'))) expect(readFileSync(join(folder, 'data', name), 'latin1')).not.toContain(canary);
  expect(page + text + log.join('\n')).not.toContain(canary);
});
