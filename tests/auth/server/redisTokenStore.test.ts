import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { execa, type ResultPromise } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { authHandler } from '../../../src/auth/server/authHandler.js';
import { redisTokenStore, type RedisClient } from '../../../src/auth/server/redisTokenStore.js';
import { TokenStoreUnavailable } from '../../../src/auth/server/tokenStore.js';
import { NextAuthBrowser } from '../../fixtures/nextAuthBrowser.js';
import { findRedis, startRedis, type RedisServer } from '../../fixtures/redisServer.js';
import { startRotatingBackend, type RotatingBackend } from '../../fixtures/rotatingBackend.js';
import { optionsWithLog } from './support.js';

const binary = findRedis();
const origin = 'http://localhost:3000';
const tokens = (renewals: number) => ({ accessToken: 'a.b.c', refreshToken: 'very secret', expiresAt: 2_000_000_000, renewals });

describe.skipIf(!binary)('the Redis token store', () => {
  let redis: RedisServer;
  let backend: RotatingBackend;
  const clients: { close: () => unknown }[] = [];

  beforeAll(async () => {
    vi.stubEnv('NEXTAUTH_URL', origin);
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
    redis = await startRedis(binary!);
    backend = await startRotatingBackend({ lifetime: 60 });
  });
  beforeEach(() => backend.reset());
  afterEach(async () => {
    redis.resume();
    for (const { close } of clients.splice(0)) await close();
  });
  afterAll(async () => {
    await backend.close();
    await redis.stop();
    vi.unstubAllEnvs();
  });

  const makers: [string, () => Promise<RedisClient>][] = [
    [
      'ioredis',
      async () => {
        const client = new Redis(redis.url, { lazyConnect: true });
        client.on('error', () => {});
        await client.connect();
        clients.push({ close: () => client.disconnect() });
        return client;
      },
    ],
    [
      'node-redis',
      async () => {
        const client = createClient({ url: redis.url });
        client.on('error', () => {});
        await client.connect();
        clients.push({ close: () => client.destroy() });
        return client;
      },
    ],
  ];

  describe.each(makers)('with %s', (name, connect) => {
    it('keeps the newest tokens, and nobody can read them in Redis', async () => {
      const store = redisTokenStore(await connect());
      expect(await store.get(`s1 ${name}`)).toEqual({});
      expect(await store.keep(`s1 ${name}`, tokens(2), 60)).toBe(true);
      await store.keep(`s1 ${name}`, tokens(1), 60);
      expect(await store.get(`s1 ${name}`)).toEqual({ backend: tokens(2) });
      const client = new Redis(redis.url);
      const kept = await client.hgetall(`next-auth-ui:{s1 ${name}}:tokens`);
      client.disconnect();
      expect(JSON.stringify(kept)).not.toContain('secret');
      // Another secret reads nothing, and does no harm.
      expect(await redisTokenStore(await connect(), { secret: 'another' }).get(`s1 ${name}`)).toEqual({ backend: undefined });
    });

    it('never revives a session that was signed out or has ended', async () => {
      const store = redisTokenStore(await connect());
      await store.revoke(`s2 ${name}`, 60);
      expect(await store.keep(`s2 ${name}`, tokens(3), 60)).toBe(false);
      await store.end(`s2 ${name}`, 60);
      expect(await store.get(`s2 ${name}`)).toEqual({ revoked: true });
      await store.end(`s3 ${name}`, 60);
      expect(await store.keep(`s3 ${name}`, tokens(3), 60)).toBe(false);
      expect(await store.get(`s3 ${name}`)).toEqual({ ended: true });
    });

    it('gives the lock to one, until it is released or its lease is over', async () => {
      const store = redisTokenStore(await connect());
      const first = await store.lock(`s4 ${name}`, 60_000);
      expect(await store.lock(`s4 ${name}`, 60_000)).toBeUndefined();
      expect(await first!.extend()).toBe(true);
      await first!.release();
      const second = await store.lock(`s4 ${name}`, 1);
      await vi.waitFor(async () => expect(await store.lock(`s4 ${name}`, 60_000)).toBeDefined());
      expect(await second!.extend()).toBe(false);
      // Nor does the old holder release the new one's.
      await second!.release();
      expect(await store.lock(`s4 ${name}`, 60_000)).toBeUndefined();
    });

    it('says that Redis is away, in time', async () => {
      const store = redisTokenStore(await connect(), { timeout: 50 });
      redis.pause();
      await expect(store.get(`s5 ${name}`)).rejects.toBeInstanceOf(TokenStoreUnavailable);
    });

    it('remembers a sign-out while Redis is away, and writes it when it is back', async () => {
      const store = redisTokenStore(await connect(), { timeout: 50 });
      await store.keep(`s6 ${name}`, tokens(0), 60);
      redis.pause();
      await store.revoke(`s6 ${name}`, 60);
      expect(await store.get(`s6 ${name}`)).toEqual({ revoked: true });
      redis.resume();
      const other = redisTokenStore(await connect());
      await vi.waitFor(async () => expect(await other.get(`s6 ${name}`)).toEqual({ revoked: true }), { timeout: 10_000 });
    });
  });

  describe('while Redis is away', () => {
    async function signedIn(storeOutage: 'closed' | 'open') {
      const store = redisTokenStore(await makers[0]![1](), { timeout: 100 });
      const { authOptions } = optionsWithLog({ baseUrl: backend.url, refresh: true, tokenStore: store, storeOutage });
      const browser = new NextAuthBrowser(authHandler(authOptions), origin);
      await browser.signIn();
      return browser;
    }

    it('people can sign in; sessions are refused without being ended', async () => {
      const browser = await signedIn('closed');
      redis.pause();
      const answer = await browser.request('session');
      expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('retry-after')]).toEqual([503, [], '5']);
      expect(await browser.signIn('minji@example.com')).toMatchObject({ status: 200 });
      redis.resume();
      await vi.waitFor(async () => expect(await browser.session()).toMatchObject({ user: { email: 'minji@example.com' } }), { timeout: 10_000 });
    });

    it('a sign-out works', async () => {
      const browser = await signedIn('closed');
      const copied = browser.cookieHeader;
      redis.pause();
      await browser.signOut();
      expect([...browser.cookies.keys()].filter((name) => name.includes('session-token'))).toEqual([]);
      redis.resume();
      await vi.waitFor(async () => expect(await browser.session({ cookie: copied })).toEqual({}), { timeout: 10_000 });
    });

    it('sessions go on where the app wants that', async () => {
      const browser = await signedIn('open');
      redis.pause();
      expect(await browser.session()).toMatchObject({ user: { email: 'dana@example.com' } });
    });
  });

  describe('two server instances', () => {
    const running: ResultPromise[] = [];
    afterEach(async () => {
      for (const child of running.splice(0)) {
        child.kill('SIGKILL');
        await child.catch(() => undefined);
      }
    });

    async function startInstance(env: Record<string, string> = {}): Promise<Instance> {
      const child = execa(process.execPath, ['--import', 'tsx', 'tests/fixtures/instance.ts'], {
        env: { NEXTAUTH_URL: origin, NEXTAUTH_SECRET: 'a secret of the tests', REDIS_URL: redis.url, AUTH_BACKEND_URL: backend.url, ...env },
        stdout: 'pipe',
        stderr: 'inherit',
        reject: false,
      });
      running.push(child);
      const port = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (part: Buffer) => {
          const [, found] = /listening on (\d+)/.exec(part.toString()) ?? [];
          if (found) resolve(found);
        });
        void child.then(() => reject(new Error('the instance ended before it listened')));
      });
      const base = `http://127.0.0.1:${port}`;
      return {
        browser: () =>
          new NextAuthBrowser(async (request) => {
            const { pathname, search } = new URL(request.url);
            const body = request.method === 'POST' ? await request.text() : undefined;
            return fetch(`${base}${pathname}${search}`, { method: request.method, headers: request.headers, body, redirect: 'manual' });
          }, origin),
        moveClock: async (seconds) => void (await fetch(`${base}/later?seconds=${seconds}`)),
        ended: child,
      };
    }

    interface Instance {
      browser: () => NextAuthBrowser;
      moveClock: (seconds: number) => Promise<void>;
      ended: Promise<unknown>;
    }

    it('renew once a round, with fifty requests each', async () => {
      const [one, two] = await Promise.all([startInstance(), startInstance()]);
      const first = one.browser();
      await first.signIn();
      const rounds = process.env.DEEP_UNITS ? 20 : 5;
      for (let round = 1; round <= rounds; round++) {
        await Promise.all([one.moveClock(round * 61), two.moveClock(round * 61)]);
        const cookie = first.cookieHeader;
        const second = two.browser();
        const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => (i % 2 ? first : second).session({ cookie })));
        expect(new Set(answers.map(({ jwt }) => jwt)).size).toBe(1);
        expect(answers[0]!.jwt).toEqual(expect.any(String));
        expect(backend.counts).toMatchObject({ refreshes: round, reuses: 0, refused: 0 });
      }
    }, 120_000);

    it.each([
      ['before its request leaves: the other renews', 'before', 0, { refreshes: 1, reuses: 0 }, undefined],
      ['after it left: the session ends once', 'after', 0, { refreshes: 1, reuses: 1 }, 'expired'],
      ['after it left, with an overlap at the backend: the session survives', 'after', 60, { refreshes: 1, reuses: 0 }, undefined],
    ])('one is killed %s', async (_, kill, overlap, counts, error) => {
      backend.settings.overlap = overlap;
      const [dying, other] = await Promise.all([startInstance({ KILL: kill }), startInstance()]);
      const person = other.browser();
      await person.signIn();
      const cookie = person.cookieHeader;
      await Promise.all([dying.moveClock(61), other.moveClock(61)]);
      await dying.browser().session({ cookie }).catch(() => undefined);
      await dying.ended;
      const answers = await Promise.all(Array.from({ length: 10 }, () => person.session({ cookie })));
      expect(answers.map((answer) => answer.error)).toEqual(answers.map(() => error));
      expect(backend.counts).toMatchObject(counts);
    }, 60_000);
  });
});
