import type { JWT } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendToken } from '../../../src/auth/model/session.js';
import { endSession } from '../../../src/auth/server/endSession.js';
import { externalJwtKey, externalJwtSettings, type ExternalJwtOptions, type ExternalJwtSettings } from '../../../src/auth/server/externalJwtSettings.js';
import { ageLeft, isOver, isRenewable, renewedToken, sendableToken, SessionRevoked, usableToken } from '../../../src/auth/server/renewal.js';
import { noteRecord } from '../../../src/auth/server/sessionRecord.js';
import { TokenStoreUnavailable, type SessionLock, type SessionRecord, type TokenStore } from '../../../src/auth/server/tokenStore.js';

// Every rule of a renewal by itself; what real requests, servers and stores make of them is in refresh.test.ts and redisTokenStore.test.ts.

const start = 1_800_000_000;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;
const fresh = jwt({ iat: start, exp: start + 600, n: 1 });

/** What the backend answers next; the last one again and again. */
let answers: (() => Response | Promise<Response>)[];
let asked: { url: string; init: RequestInit }[];
let log: string[];
let calls: string[];
let record: SessionRecord;
/** Whether the next call to the store finds it away, by its name. */
let away: Set<string>;
let sid: string;
let serial = 0;

const renews = (more: object = {}) => () => Response.json({ access_token: fresh, refresh_token: 'second', ...more });
const fails = (status: number, headers: Record<string, string> = {}, body: unknown = {}) => () => Response.json(body, { status, headers });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'], now: start * 1000 });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  // A native one goes by its own clock.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), milliseconds);
    return controller.signal;
  });
  answers = [renews()];
  asked = [];
  log = [];
  calls = [];
  record = {};
  away = new Set();
  sid = `sid ${serial++}`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const logger = { logger: { error: (code: string, { message }: Error) => void log.push(`${code} ${message}`), warn: () => {}, debug: () => {} } } as never;

/** A store that says what `record` is, and notes what is asked of it. */
function store(lock: Partial<SessionLock> & { taken?: () => boolean } = {}): TokenStore {
  const call = async <T>(name: string, value: () => T): Promise<T> => {
    calls.push(name);
    if (away.has(name)) throw new TokenStoreUnavailable('a test');
    return value();
  };
  return {
    get: () => call('get', () => record),
    keep: (_, backend, ttl) => call(`keep ${backend.renewals} ${ttl}`, () => !record.revoked && !record.ended && Boolean((record = { backend }))),
    end: (_, ttl) => call(`end ${ttl}`, () => void (record = { ended: true })),
    revoke: () => call('revoke', () => void (record = { revoked: true })),
    lock: (_, lease) => call(`lock ${lease}`, () => (lock.taken?.() ? undefined : { extend: lock.extend ?? (() => call('extend', () => true)), release: lock.release ?? (() => call('release', () => {})) })),
  };
}

const settings = (options: ExternalJwtOptions = {}): ExternalJwtSettings =>
  externalJwtSettings({
    baseUrl: 'https://api.example/v1',
    refresh: true,
    tokenStore: store(),
    fetch: async (url, init) => {
      asked.push({ url: (url as URL).href, init: init! });
      const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
      return answer();
    },
    ...options,
  });

const tokens = (more: Partial<BackendToken> = {}): BackendToken => ({ accessToken: 'old.access.token', refreshToken: 'first', issuedAt: start - 600, expiresAt: start, ...more });
const tokenWith = (backend: Partial<BackendToken> | undefined = {}, more: Partial<JWT> = {}): JWT => ({ name: 'Dana', sid, signedInAt: start - 600, backend: tokens(backend), ...more });
const renewed = (token: JWT, using = settings(), wish?: true | string) => renewedToken(token, using, logger, wish);
/** How a session ended: by a sign-out, or otherwise. */
const endOf = (asking: Promise<JWT>) =>
  asking.then(
    ({ ended }) => ended && 'ended',
    ({ name }: Error) => name,
  );
/** Time passes, and all that waits for it goes on. */
const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

it('a session that was signed out is none, due or not', async () => {
  record = { revoked: true };
  expect(await endOf(renewed(tokenWith({ issuedAt: start, expiresAt: start + 3600 })))).toBe('SessionRevoked');
  expect(asked).toEqual([]);
});

describe('the store remembers a session', () => {
  const hour = 3600;
  it.each([
    ['while it could last, and the clocks of several servers a minute more', {}, undefined, 12 * hour + 60],
    ['as long as the app lets it last', { maxSessionAge: hour }, undefined, hour + 60],
    ['no longer than its cookie', { maxSessionAge: Infinity }, 24 * hour, 24 * hour + 60],
    ['for NextAuth’s 30 days, when nothing else ends it', { maxSessionAge: Infinity }, undefined, 30 * 24 * hour + 60],
  ])('%s', (_, options, maxAge, ttl) => {
    expect(externalJwtSettings({ baseUrl: 'https://api.example', ...options }, maxAge ? { session: { maxAge } } : {}).storeTtl).toBe(ttl);
  });
});

describe('a renewal', () => {
  it('asks with the refresh token, and gives what the backend answers', async () => {
    const token = await renewed(tokenWith({ roles: ['user'], userId: '7' }));
    expect(asked).toHaveLength(1);
    expect(asked[0]!.url).toBe('https://api.example/v1/auth/refresh');
    expect(asked[0]!.init).toMatchObject({ method: 'POST', body: '{"refresh_token":"first"}', headers: { 'content-type': 'application/json', accept: 'application/json' } });
    expect(token).toEqual({ name: 'Dana', sid, signedInAt: start - 600, backend: { accessToken: fresh, expiresAt: start + 600, issuedAt: start, refreshToken: 'second', renewals: 1, roles: ['user'], userId: '7' } });
    expect(calls).toEqual(['get', 'lock 3000', 'get', 'extend', `keep 1 ${settings().storeTtl}`, 'release']);
    expect(log).toEqual([]);
  });

  it('counts on', async () => {
    expect((await renewed(tokenWith({ renewals: 4 }))).backend).toMatchObject({ renewals: 5 });
  });

  it.each([
    ['none', {}, 'first'],
    ['an empty one', { refresh_token: '' }, 'first'],
    ['no text', { refresh_token: 7 }, 'first'],
    ['one that is too long', { refresh_token: 'x'.repeat(8192) }, 'first'],
    ['one that just fits', { refresh_token: 'x'.repeat(8192 - fresh.length) }, 'x'.repeat(8192 - fresh.length)],
    ['one of two bytes a letter', { refresh_token: 'ü'.repeat(8192 - fresh.length) }, 'first'],
  ])('with %s in the place of a refresh token', async (_, more, kept) => {
    answers = [() => Response.json({ access_token: fresh, ...more })];
    expect((await renewed(tokenWith())).backend).toMatchObject({ refreshToken: kept });
  });

  it('takes the app’s own path, body and places of the tokens', async () => {
    answers = [() => Response.json({ a: fresh, r: 'mine' })];
    const own = settings({
      readToken: (answer) => (answer as { a: string }).a,
      refresh: { path: '/token', body: (refreshToken) => ({ mine: refreshToken }), readRefreshToken: (answer) => (answer as { r: string }).r },
    });
    expect((await renewed(tokenWith(), own)).backend).toMatchObject({ accessToken: fresh, refreshToken: 'mine' });
    expect(asked[0]).toMatchObject({ url: 'https://api.example/v1/token', init: { body: '{"mine":"first"}' } });
  });

  it('takes roles of verified claims, else those that there were', async () => {
    const verify = { key: 'a shared secret of 32 bytes, or so', algorithms: ['HS256'] };
    const withClaims = (claims: object): ExternalJwtSettings => ({ ...settings({ verify }), verifyToken: async () => ({ ...claims }) });
    expect((await renewed(tokenWith({ roles: ['user'] }), withClaims({ roles: ['admin'] }))).backend).toMatchObject({ roles: ['admin'] });
    sid = 'another';
    record = {};
    expect((await renewed(tokenWith({ roles: ['user'] }), withClaims({}))).backend).toMatchObject({ roles: ['user'] });
  });

  it('is one for all who ask at once', async () => {
    const using = settings();
    const all = await Promise.all(Array.from({ length: 5 }, () => renewed(tokenWith(), using)));
    expect(asked).toHaveLength(1);
    expect(new Set(all.map(({ backend }) => (backend as BackendToken).accessToken))).toEqual(new Set([fresh]));
  });

  it('is one for each session', async () => {
    const using = settings();
    await Promise.all([renewed(tokenWith(), using), renewed({ ...tokenWith(), sid: `${sid} other` }, using)]);
    expect(asked).toHaveLength(2);
  });
});

describe('what needs none', () => {
  it.each([
    ['an ended session', { ended: true }, {}],
    ['a session of another provider', { backend: undefined }, {}],
    ['a session without an id', { sid: undefined }, {}],
    ['a token that cannot be renewed', {}, { refreshToken: undefined }],
  ] as [string, Partial<JWT>, Partial<BackendToken>][])('%s', async (_, more, backend) => {
    await renewed(tokenWith(backend, more));
    expect(asked).toEqual([]);
  });

  it('anything while refresh is off', async () => {
    await renewed(tokenWith(), settings({ refresh: false }));
    expect(asked).toEqual([]);
  });

  it('an ended session: its refresh token goes', async () => {
    expect(await renewed(tokenWith({}, { ended: true }))).toEqual({ name: 'Dana', sid, signedInAt: start - 600, ended: true, backend: { accessToken: 'old.access.token', issuedAt: start - 600, expiresAt: start } });
    expect(await renewed({ ended: true })).toEqual({ ended: true });
    expect(calls).toEqual([]);
  });

  it('a session of another provider stays as it is', async () => {
    const token = { name: 'G', sid };
    expect(await renewed(token)).toBe(token);
  });
});

describe('a token is due', () => {
  it.each([
    ['30 s before the end of a long one', 600, 30, false],
    ['29 s before the end of a long one', 600, 29, true],
    ['at a third of a short one', 60, 20, false],
    ['after two thirds of a short one', 60, 19, true],
    ['less than a second before its end', 3, 0.5, true],
    ['at its end', 600, 0, true],
    ['after its end', 600, -100, true],
  ])('%s', async (_, lifetime, left, isDue) => {
    await renewed(tokenWith({ issuedAt: start - lifetime + left, expiresAt: start + left }));
    expect(asked).toHaveLength(isDue ? 1 : 0);
  });

  it('by the margin alone when nobody knows when it was issued', async () => {
    await renewed(tokenWith({ issuedAt: undefined, expiresAt: start + 30 }));
    expect(asked).toHaveLength(0);
    await renewed(tokenWith({ issuedAt: undefined, expiresAt: start + 29 }));
    expect(asked).toHaveLength(1);
  });

  it('by the app’s margin', async () => {
    const using = settings({ refresh: { margin: 100 } });
    await renewed(tokenWith({ expiresAt: start + 100, issuedAt: start - 500 }), using);
    expect(asked).toHaveLength(0);
    await renewed(tokenWith({ expiresAt: start + 99, issuedAt: start - 501 }), using);
    expect(asked).toHaveLength(1);
  });

  it('by the app’s clock', async () => {
    await renewed(tokenWith({ expiresAt: start + 600, issuedAt: start }), settings({ now: () => (start + 590) * 1000 }));
    expect(asked).toHaveLength(1);
  });
});

describe('a wish', () => {
  it.each([
    ['of a person, 9 s after the last renewal', true, { issuedAt: start - 9, expiresAt: start + 591 }, false],
    ['of a person, 10 s after the last renewal', true, { issuedAt: start - 10, expiresAt: start + 590 }, true],
    ['of a person, within the first third of a short token', true, { issuedAt: start - 4, expiresAt: start + 11 }, false],
    ['of a person, after the first third of a short token', true, { issuedAt: start - 5, expiresAt: start + 10 }, true],
    ['of a person, for a token of unknown age', true, { issuedAt: undefined, expiresAt: start + 600 }, true],
    ['of a client whose token was refused', 'access.token', { issuedAt: start, expiresAt: start + 600 }, true],
    ['of a client whose token was another', 'newer.token', { issuedAt: start, expiresAt: start + 600 }, false],
    ['of a client that says too little', '.token', { issuedAt: start, expiresAt: start + 600 }, false],
    ['of a client that says just enough', 's.token', { issuedAt: start, expiresAt: start + 600 }, false],
    ['of a client that says just enough, eight letters', 'ss.token', { issuedAt: start, expiresAt: start + 600 }, true],
  ] as [string, true | string, Partial<BackendToken>, boolean][])('%s', async (_, wish, backend, isHeard) => {
    await renewed(tokenWith(backend), settings(), wish);
    expect(asked).toHaveLength(isHeard ? 1 : 0);
  });

  it('is met by what somebody else has renewed meanwhile', async () => {
    record = { backend: tokens({ accessToken: 'new.access.token2', renewals: 1, issuedAt: start, expiresAt: start + 600 }) };
    const token = await renewed(tokenWith({ issuedAt: start - 60, expiresAt: start + 540 }), settings(), 'access.token');
    expect(asked).toEqual([]);
    expect(token.backend).toMatchObject({ renewals: 1 });
  });
});

describe('what the store knows', () => {
  it('counts when it is newer', async () => {
    record = { backend: tokens({ accessToken: 'a.b.c', renewals: 2, expiresAt: start + 600, issuedAt: start }) };
    expect((await renewed(tokenWith({ renewals: 1 }))).backend).toEqual(record.backend);
    expect(asked).toEqual([]);
  });

  it('does not count when it is older, or the same', async () => {
    for (const renewals of [1, 2, undefined]) {
      record = { backend: tokens({ accessToken: 'a.b.c', renewals }) };
      expect((await renewed(tokenWith({ renewals: 2, expiresAt: start + 600, issuedAt: start }))).backend).toMatchObject({ accessToken: 'old.access.token' });
    }
    record = { backend: tokens({ accessToken: 'a.b.c' }) };
    expect((await renewed(tokenWith({ expiresAt: start + 600, issuedAt: start }))).backend).toMatchObject({ accessToken: 'old.access.token' });
  });

  it('is asked once when the decoder has asked it', async () => {
    const token = tokenWith({ expiresAt: start + 600, issuedAt: start });
    noteRecord(token, { ended: true });
    expect(await renewed(token)).toMatchObject({ ended: true });
    expect(calls).toEqual([]);
  });

  it('a sign-out ends it', async () => {
    record = { revoked: true };
    const refused = renewed(tokenWith());
    await expect(refused).rejects.toBeInstanceOf(SessionRevoked);
    await expect(refused).rejects.toMatchObject({ name: 'SessionRevoked', message: expect.stringContaining('signed out meanwhile') as string });
  });

  it('an end ends it, and the refresh token goes', async () => {
    record = { ended: true };
    const token = await renewed(tokenWith());
    expect(token).toMatchObject({ ended: true });
    expect(token.backend).not.toHaveProperty('refreshToken');
    expect(asked).toEqual([]);
  });

  it.each([
    ['a sign-out', { revoked: true }],
    ['an end', { ended: true }],
  ] as [string, SessionRecord][])('%s while the lock was waited for counts', async (_, found) => {
    const { lock: lockOf, ...rest } = store();
    const using = settings({ tokenStore: { ...rest, lock: (...parameters) => ((record = found), lockOf(...parameters)) } });
    const asking = renewed(tokenWith(), using);
    expect(await endOf(asking)).toBe(found.revoked ? 'SessionRevoked' : 'ended');
    expect(asked).toEqual([]);
    expect(calls).toContain('release');
  });

  it('tokens that came while the lock was waited for are taken, and those that are due themselves are renewed', async () => {
    const { lock: lockOf, ...rest } = store();
    const meanwhile = (found: Partial<BackendToken>) => settings({ tokenStore: { ...rest, lock: (...parameters) => ((record = { backend: tokens(found) }), lockOf(...parameters)) } });
    expect((await renewed(tokenWith(), meanwhile({ renewals: 1, accessToken: 'a.b.c', issuedAt: start, expiresAt: start + 600 }))).backend).toMatchObject({ accessToken: 'a.b.c' });
    expect(asked).toEqual([]);
    record = {};
    await renewed(tokenWith(), meanwhile({ renewals: 1, refreshToken: 'newest' }));
    expect(asked[0]!.init.body).toBe('{"refresh_token":"newest"}');
  });

  it('tokens renewed by somebody else are news to a person’s wish, however young', async () => {
    const { lock: lockOf, ...rest } = store();
    const using = settings({ tokenStore: { ...rest, lock: (...parameters) => ((record = { backend: tokens({ renewals: 1, accessToken: 'a.b.c', issuedAt: start - 60, expiresAt: start + 540 }) }), lockOf(...parameters)) } });
    expect((await renewed(tokenWith({ issuedAt: start - 60, expiresAt: start + 540 }), using, true)).backend).toMatchObject({ accessToken: 'a.b.c' });
    expect(asked).toEqual([]);
  });
});

describe('while another server has the lock', () => {
  it('its tokens are waited for', async () => {
    const using = settings({ tokenStore: store({ taken: () => true }) });
    const asking = renewed(tokenWith(), using);
    await later(200);
    record = { backend: tokens({ accessToken: 'a.b.c', renewals: 1, expiresAt: start + 600, issuedAt: start }) };
    await later(100);
    expect((await asking).backend).toMatchObject({ accessToken: 'a.b.c' });
    expect(asked).toEqual([]);
  });

  it('and lets go, this one renews', async () => {
    let taken = true;
    const asking = renewed(tokenWith(), settings({ tokenStore: store({ taken: () => taken }) }));
    await later(500);
    taken = false;
    await later(100);
    expect((await asking).backend).toMatchObject({ accessToken: fresh });
  });

  it.each([
    ['a sign-out', { revoked: true }, 'SessionRevoked'],
    ['an end', { ended: true }, 'ended'],
  ])('%s counts', async (_, found, end) => {
    const asking = renewed(tokenWith(), settings({ tokenStore: store({ taken: () => true }) }));
    const outcome = endOf(asking);
    await later(100);
    record = found;
    await later(100);
    expect(await outcome).toBe(end);
  });

  it('for longer than a lease and a renewal take, the old tokens stay', async () => {
    const asking = renewed(tokenWith(), settings({ tokenStore: store({ taken: () => true }) }));
    let hasGivenUp = false;
    void asking.then(() => (hasGivenUp = true));
    await later(8900);
    expect(hasGivenUp).toBe(false);
    await later(300);
    expect(hasGivenUp).toBe(true);
    expect((await asking).backend).toEqual(tokens());
    // About every 60 ms.
    expect(calls.filter((name) => name.startsWith('lock')).length).toBeGreaterThan(100);
    // Nobody has failed, so the next request tries again at once.
    const before = calls.length;
    void renewed(tokenWith(), settings({ tokenStore: store({ taken: () => true }) }));
    await later(0);
    expect(calls.slice(before)).toContain('lock 3000');
    await later(10_000);
  });
});

describe('the lock', () => {
  it('is extended every second while the backend thinks', async () => {
    answers = [() => new Promise((resolve) => void setTimeout(() => resolve(renews()()), 3500))];
    const asking = renewed(tokenWith());
    await later(3500);
    await asking;
    expect(calls.filter((name) => name === 'extend')).toHaveLength(4);
    await later(5000);
    expect(calls.filter((name) => name === 'extend')).toHaveLength(4);
  });

  it('is extended again although once it could not be', async () => {
    answers = [() => new Promise((resolve) => void setTimeout(() => resolve(renews()()), 2500))];
    const asking = renewed(tokenWith());
    await later(500);
    away.add('extend');
    await later(700);
    away.clear();
    await later(1500);
    expect((await asking).backend).toMatchObject({ accessToken: fresh });
  });

  it('that was lost lets nothing leave', async () => {
    const extend = async () => false;
    expect((await renewed(tokenWith(), settings({ tokenStore: store({ extend }) }))).backend).toEqual(tokens());
    expect(asked).toEqual([]);
    expect(calls).toContain('release');
  });

  it('that was lost after the first attempt lets no second one leave', async () => {
    answers = [fails(500)];
    let extended = 0;
    const asking = renewed(tokenWith(), settings({ tokenStore: store({ extend: async () => ++extended < 2 }) }));
    await later(1000);
    expect((await asking).backend).toEqual(tokens());
    expect(asked).toHaveLength(1);
  });

  it('is let go whatever happens', async () => {
    answers = [() => Promise.reject(new TypeError('x'))];
    const asking = renewed(tokenWith());
    await later(1000);
    await asking;
    expect(calls.at(-1)).toBe('release');
  });
});

describe('an outage', () => {
  it.each([
    ['500, twice', fails(500), 2, 'POST /auth/refresh answered 500.'],
    ['503 with a wait, once', fails(503, { 'retry-after': '7' }), 1, 'POST /auth/refresh answered 503.'],
    ['503 without a wait, twice', fails(503), 2, 'POST /auth/refresh answered 503.'],
    ['429, once', fails(429), 1, 'POST /auth/refresh answered 429.'],
    ['404, once', fails(404), 1, 'POST /auth/refresh answered 404.'],
    ['a redirect, once', () => new Response(null, { status: 302, headers: { location: '/' } }), 1, 'POST /auth/refresh answered 302.'],
    ['a gateway’s 403, once', () => new Response('<h1>No</h1>', { status: 403 }), 1, 'POST /auth/refresh answered 403.'],
    ['no connection, twice', () => Promise.reject(new TypeError('fetch failed')), 2, 'got no answer'],
    ['200 without a token, once', fails(200), 1, 'without an access token'],
    ['a token that is none, once', fails(200, {}, { access_token: 'x' }), 1, 'is not a JWT'],
    ['too much, once', () => new Response('x'.repeat(2_000_000)), 1, 'more than 1048576 bytes'],
  ])('ends nothing: %s', async (_, act, requests, hint) => {
    answers = [act];
    const asking = renewed(tokenWith());
    await later(1000);
    expect(await asking).toEqual(tokenWith());
    expect(asked).toHaveLength(requests);
    expect(log).toEqual([expect.stringMatching(/^NAU_REFRESH .* The session stays; it is tried again later\.$/s)]);
    expect(log[0]).toContain(hint);
    expect(calls.filter((name) => /keep|end /.test(name))).toEqual([]);
  });

  it('that is over at the second attempt is none', async () => {
    answers = [fails(500), renews()];
    const asking = renewed(tokenWith());
    await later(190);
    expect(asked).toHaveLength(1);
    await later(20);
    expect((await asking).backend).toMatchObject({ accessToken: fresh });
    expect(log).toEqual([]);
  });

  it('that hangs ends with the time-out, and no second attempt begins after it', async () => {
    answers = [() => new Promise(() => {})];
    const hanging = settings({ refresh: { timeout: 400 } });
    const fetchOf = hanging.fetch!;
    hanging.fetch = async (url, init) =>
      Promise.race([
        fetchOf(url, init),
        new Promise<never>((_, reject) => {
          init!.signal!.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
      ]);
    const asking = renewed(tokenWith(), hanging);
    await later(399);
    expect(log).toEqual([]);
    await later(1);
    expect((await asking).backend).toEqual(tokens());
    expect(asked).toHaveLength(1);
    expect(log[0]).toContain('did not answer in 400 ms');
  });

  it('of which the time is up after the first attempt has no second one', async () => {
    answers = [() => new Promise((resolve) => void setTimeout(() => resolve(fails(500)()), 5000))];
    const asking = renewed(tokenWith());
    await later(6000);
    await asking;
    expect(asked).toHaveLength(1);
  });

  it('makes the next requests wait, longer each time, a minute at most', async () => {
    answers = [fails(429)];
    const using = settings();
    const at: number[] = [];
    for (let second = 0; second < 260; second++) {
      const before = asked.length;
      await renewed(tokenWith(), using);
      if (asked.length > before) at.push(second);
      await later(1000);
    }
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
  });

  it('waits as long as the backend says, a minute at most', async () => {
    answers = [fails(429, { 'retry-after': '5' })];
    const using = settings();
    await renewed(tokenWith(), using);
    await later(4900);
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(1);
    await later(100);
    answers = [fails(429, { 'retry-after': '3600' })];
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(2);
    await later(59_900);
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(2);
    await later(100);
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(3);
  });

  it('is jittered by a quarter', async () => {
    answers = [fails(429)];
    for (const [random, pause] of [
      [0, 750],
      [0.999_999, 1250],
    ] as const) {
      sid = `jitter ${random}`;
      asked = [];
      vi.spyOn(Math, 'random').mockReturnValue(random);
      await renewed(tokenWith());
      await later(pause - 2);
      await renewed(tokenWith());
      expect(asked).toHaveLength(1);
      await later(3);
      await renewed(tokenWith());
      expect(asked).toHaveLength(2);
    }
  });

  it('is forgotten with the next success', async () => {
    answers = [fails(429), fails(429), renews({ refresh_token: 'second' }), fails(429)];
    const using = settings();
    await renewed(tokenWith(), using);
    await later(1000);
    await renewed(tokenWith(), using);
    await later(2000);
    await renewed(tokenWith(), using);
    record = {};
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(4);
    await later(1000);
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(5);
  });

  it('of one session is none of another', async () => {
    answers = [fails(429)];
    const using = settings();
    await renewed(tokenWith(), using);
    await renewed({ ...tokenWith(), sid: `${sid} other` }, using);
    expect(asked).toHaveLength(2);
  });

  it('of very many sessions is forgotten when it is over', async () => {
    const { pauses } = (globalThis as unknown as Record<symbol, { pauses: Map<string, { until: number; failures: number }> }>)[Symbol.for('next-auth-ui.renewals')]!;
    for (let i = 0; i < 10_001; i++) pauses.set(`gone ${i}`, { until: Date.now() - 1, failures: 1 });
    pauses.set('not over', { until: Date.now() + 1, failures: 1 });
    answers = [fails(429)];
    await renewed(tokenWith());
    expect([...pauses.keys()].filter((key) => key.startsWith('gone'))).toEqual([]);
    expect(pauses.has('not over')).toBe(true);
    expect(pauses.has(sid)).toBe(true);
    pauses.clear();
    for (let i = 0; i < 9_998; i++) pauses.set(`gone ${i}`, { until: Date.now() - 1, failures: 1 });
    await renewed(tokenWith({}, { sid: 'few' }));
    expect(pauses.size).toBe(9_999);
    pauses.clear();
  });

  it('of very many at once is not looked for among all of them at each failure', async () => {
    const { pauses } = (globalThis as unknown as Record<symbol, { pauses: Map<string, { until: number; failures: number }> }>)[Symbol.for('next-auth-ui.renewals')]!;
    let looks = 0;
    const among = vi.spyOn(pauses, Symbol.iterator).mockImplementation(() => {
      looks++;
      return pauses.entries();
    });
    for (let i = 0; i < 10_000; i++) pauses.set(`waiting ${i}`, { until: Date.now() + 60_000, failures: 1 });
    answers = [fails(429)];
    for (let i = 0; i < 50; i++) await renewed(tokenWith({}, { sid: `one more ${i}` }));
    expect(looks).toBe(1);
    among.mockRestore();
    pauses.clear();
  });
});

describe('a refusal', () => {
  it.each([
    ['401', fails(401)],
    ['400 in JSON', fails(400)],
    ['422 with fields', fails(422, {}, { errors: { refresh_token: 'no' } })],
    ['403 in JSON', fails(403)],
    ['423', fails(423)],
  ])('ends the session: %s', async (_, act) => {
    answers = [act];
    const token = await renewed(tokenWith());
    expect(token).toMatchObject({ ended: true });
    expect(token.backend).not.toHaveProperty('refreshToken');
    expect(calls).toContain(`end ${settings().storeTtl}`);
    expect(asked).toHaveLength(1);
    expect(log).toEqual([expect.stringMatching(/^NAU_REFRESH POST \/auth\/refresh answered \d{3}\. The session ends, and the person is asked to sign in again\.$/)]);
  });

  it('is the app’s to judge, both ways', async () => {
    answers = [fails(401)];
    const seen: unknown[] = [];
    await renewed(
      tokenWith(),
      settings({
        judge: ({ operation, status, failure }) => {
          seen.push([operation, status, failure]);
          return { code: 'backendFault' };
        },
      }),
    );
    expect(seen).toEqual([['refresh', 401, { code: 'invalidCredentials' }]]);
    expect(record).toEqual({});
    sid = 'judged';
    for (const code of ['invalidCredentials', 'invalidInput', 'accessDenied', 'accountLocked'] as const) {
      sid = `judged ${code}`;
      record = {};
      answers = [fails(500)];
      expect(await renewed(tokenWith(), settings({ judge: () => ({ code }) }))).toMatchObject({ ended: true });
    }
  });

  it('that comes late ends nothing: another server has renewed with the same token', async () => {
    answers = [() => ((record = { backend: tokens({ accessToken: fresh, refreshToken: 'theirs', expiresAt: start + 600, renewals: 1 }) }), fails(401)())];
    const token = await renewed(tokenWith());
    expect(token).not.toHaveProperty('ended');
    expect(token.backend).toMatchObject({ refreshToken: 'theirs', renewals: 1 });
    expect(calls.filter((call) => call.startsWith('end'))).toEqual([]);
  });

  it('that comes when another server renews ends nothing yet', async () => {
    answers = [fails(401)];
    let extended = 0;
    const token = await renewed(tokenWith(), settings({ tokenStore: store({ extend: async () => ++extended < 2 }) }));
    expect(token).toEqual(tokenWith());
    expect(record).toEqual({});
  });

  it('ends the pauses', async () => {
    answers = [fails(429), fails(401)];
    const { pauses } = (globalThis as unknown as Record<symbol, { pauses: Map<string, unknown> }>)[Symbol.for('next-auth-ui.renewals')]!;
    const using = settings();
    await renewed(tokenWith(), using);
    expect(pauses.has(sid)).toBe(true);
    await later(1000);
    await renewed(tokenWith(), using);
    expect(pauses.has(sid)).toBe(false);
  });
});

describe('a sign-out while the renewal is under way', () => {
  it('counts, and the backend is told of the new refresh token', async () => {
    answers = [() => ((record = { revoked: true }), renews()()), () => new Response(null, { status: 204 })];
    await expect(renewed(tokenWith(), settings({ logout: true }))).rejects.toBeInstanceOf(SessionRevoked);
    await later(0);
    expect(asked.map(({ url, init }) => [url, init.body])).toEqual([
      ['https://api.example/v1/auth/refresh', '{"refresh_token":"first"}'],
      ['https://api.example/v1/auth/logout', '{"refresh_token":"second"}'],
    ]);
  });
});

// This process stood still, another one used the same refresh token meanwhile and was refused.
describe('another process’s end of the session while the renewal is under way', () => {
  it('is an end, not a sign-out, and the backend is told of the new refresh token', async () => {
    answers = [() => ((record = { ended: true }), renews()()), () => new Response(null, { status: 204 })];
    expect(await renewed(tokenWith(), settings({ logout: true }))).toMatchObject({ ended: true });
    await later(0);
    expect(asked.map(({ init }) => init.body)).toEqual(['{"refresh_token":"first"}', '{"refresh_token":"second"}']);
  });
});

describe('while the token store is away', () => {
  it('nobody knows of the session', async () => {
    away.add('get');
    await expect(renewed(tokenWith())).rejects.toThrow(TokenStoreUnavailable);
  });

  it('nothing is renewed, which is logged, and it is tried again after a pause', async () => {
    away.add('lock 3000');
    const using = settings();
    expect((await renewed(tokenWith(), using)).backend).toEqual(tokens());
    expect(log).toEqual([expect.stringMatching(/^NAU_TOKEN_STORE .*Nothing is renewed meanwhile\.$/)]);
    away.clear();
    await renewed(tokenWith(), using);
    expect(asked).toEqual([]);
    await later(1000);
    await renewed(tokenWith(), using);
    expect(asked).toHaveLength(1);
  });

  it('tokens that were renewed already are used, and kept as soon as it is back', async () => {
    const using = settings();
    const keeping = `keep 1 ${using.storeTtl}`;
    away.add(keeping).add('release');
    const second = { refreshToken: 'second', renewals: 1 };
    expect((await renewed(tokenWith(), using)).backend).toMatchObject(second);
    expect(log).toEqual([expect.stringMatching(/^NAU_TOKEN_STORE .*kept in this process until it is back\.$/)]);
    expect(record).toEqual({});
    away.clear();
    // Of a page, which could not write the cookie: the old tokens come again.
    expect((await renewed(tokenWith(), using)).backend).toMatchObject(second);
    expect(record.backend).toMatchObject(second);
    expect(asked).toHaveLength(1);
    // And once.
    calls = [];
    await renewed(tokenWith(), using);
    expect(calls).not.toContain(keeping);
  });

  it('a slow one is asked again whether the lock is still there, before a token is used', async () => {
    // It says yes when the lease may be over; meanwhile another process has taken the lock.
    const saying = [true, false];
    const extend = () =>
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(saying.shift()!), saying.length === 2 ? 3100 : 1);
      });
    const asking = renewed(tokenWith(), settings({ tokenStore: store({ extend }) }));
    await later(4000);
    await asking;
    expect(asked).toEqual([]);
    expect(saying).toEqual([]);
  });

  it('a sign-out tells the backend of the newest tokens, wherever they are', async () => {
    const using = settings({ logout: true });
    const told = () => asked.filter(({ url }) => url.endsWith('/auth/logout')).map(({ init }) => (JSON.parse(init.body as string) as { refresh_token: string }).refresh_token);
    // The store's are the older ones: it was away when the cookie's came.
    record = { backend: tokens({ refreshToken: 'first', renewals: 0 }) };
    await endSession(tokenWith({ refreshToken: 'second', renewals: 1 }), using, logger);
    expect(told()).toEqual(['second']);
    record = { backend: tokens({ refreshToken: 'third', renewals: 2 }) };
    await endSession(tokenWith({ refreshToken: 'second', renewals: 1 }), using, logger);
    expect(told()).toEqual(['second', 'third']);
    // Neither the cookie nor the store has them.
    record = {};
    away.add(`keep 1 ${using.storeTtl}`);
    await renewed(tokenWith(), using);
    await endSession(tokenWith(), using, logger);
    expect(told()).toEqual(['second', 'third', 'second']);
  });

  it('a sign-out that it knows of counts more than tokens renewed meanwhile', async () => {
    const using = settings();
    away.add(`keep 1 ${using.storeTtl}`);
    await renewed(tokenWith(), using);
    away.clear();
    record = { revoked: true };
    await expect(renewed(tokenWith(), using)).rejects.toBeInstanceOf(SessionRevoked);
  });

  it('an error while it is let go is the app’s to see', async () => {
    const broken = settings({ tokenStore: store({ release: () => Promise.reject(new Error('a bug')) }) });
    await expect(renewed(tokenWith(), broken)).rejects.toThrow('a bug');
  });

  it('any other error of it is the app’s to see', async () => {
    const broken = { ...store(), lock: () => Promise.reject(new Error('a bug')) };
    await expect(renewed(tokenWith(), settings({ tokenStore: broken }))).rejects.toThrow('a bug');
    // And nothing hangs on it.
    await renewed(tokenWith());
    expect(asked).toHaveLength(1);
  });

  it('an error of the app’s own functions is the app’s to see', async () => {
    const broken = settings({
      refresh: {
        body: () => {
          throw new Error('a bug');
        },
      },
    });
    await expect(renewed(tokenWith(), broken)).rejects.toThrow('a bug');
    expect(calls.at(-1)).toBe('release');
  });
});

describe('the longest life of a session', () => {
  it('ends it, whatever could be renewed', async () => {
    const using = settings({ maxSessionAge: 1000 });
    expect(ageLeft(tokenWith({}, { signedInAt: start - 400 }), using)).toBe(600);
    expect(ageLeft(tokenWith({}, { signedInAt: undefined }), using)).toBeUndefined();
    expect(ageLeft(tokenWith(), settings({ maxSessionAge: Infinity }))).toBeUndefined();
    const old = tokenWith({ expiresAt: start + 600 }, { signedInAt: start - 1000 });
    expect(await renewed(old, using)).toMatchObject({ ended: true });
    expect([isOver(old, using), isRenewable(old, using), usableToken(old, using)]).toEqual([true, false, undefined]);
    const young = tokenWith({ expiresAt: start + 600 }, { signedInAt: start - 998 });
    expect([isOver(young, using), isRenewable(young, using), usableToken(young, using)]).toEqual([false, true, 'old.access.token']);
    expect(asked).toEqual([]);
  });
});

describe('a token', () => {
  const good = { expiresAt: start + 600 };
  it.each([
    ['that lasts', tokenWith(good), [false, true, 'old.access.token']],
    ['that has ended and can be renewed', tokenWith(), [false, true, undefined]],
    ['that has ended for good', tokenWith({ refreshToken: undefined }), [true, false, undefined]],
    ['that lasts and cannot be renewed', tokenWith({ ...good, refreshToken: undefined }), [false, false, 'old.access.token']],
    ['of an ended session', tokenWith(good, { ended: true }), [true, false, undefined]],
    ['of another provider', { sid, name: 'G' }, [false, false, undefined]],
  ] as [string, JWT, unknown[]][])('%s', (_, token, [over, renewable, usable]) => {
    const using = settings();
    expect([isOver(token, using), isRenewable(token, using), usableToken(token, using)]).toEqual([over, renewable, usable]);
    expect(sendableToken(token, { [externalJwtKey]: using })).toBe(usable);
  });

  it('that has ended is over when refresh is off', () => {
    const using = settings({ refresh: false });
    expect([isOver(tokenWith(), using), isRenewable(tokenWith(good), using)]).toEqual([true, false]);
  });

  it('of options without withExternalJwt is sent while it lasts', () => {
    expect(sendableToken(tokenWith(good), {})).toBe('old.access.token');
    expect(sendableToken(tokenWith(), {})).toBeUndefined();
    expect(sendableToken({}, {})).toBeUndefined();
  });
});
