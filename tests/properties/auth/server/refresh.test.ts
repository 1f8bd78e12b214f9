import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import * as server from '../../../../src/server.js';
import { property } from '../../property.js';
import { backendFaults, redisStates, RefreshWorld, standStill } from './refreshWorld.js';

let goOn: () => void;
beforeAll(() => void (goOn = standStill()));
afterAll(() => goOn());

const instance = fc.nat(2);
const move = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('request' as const), instance, cookie: fc.nat(20), wish: fc.constantFrom('none' as const, 'none' as const, 'renew' as const, 'refused' as const), times: fc.constantFrom(1, 1, 3) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('arrive' as const), count: fc.constantFrom(1, 2, 3, 5, 10, 30) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), milliseconds: fc.constantFrom(50, 300, 1000, 1600, 3100, 5100, 30_000, 61_000) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('backend' as const), fault: fc.constantFrom(...backendFaults) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sign out' as const), instance, session: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('freeze' as const, 'thaw' as const, 'restart' as const), instance }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('redis' as const), state: fc.constantFrom(...redisStates) }) },
);

type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

async function make(world: RefreshWorld, one: Move): Promise<void> {
  switch (one.does) {
    case 'request':
      return world.request(one.instance, one.cookie, one.wish, one.times);
    case 'arrive':
      return world.arrive(one.count);
    case 'wait':
      return world.wait(one.milliseconds);
    case 'backend':
      return world.backendFault(one.fault);
    case 'sign out':
      return world.signOut(one.instance, one.session);
    case 'redis':
      return world.redis(one.state);
    default:
      return world[one.does](one.instance);
  }
}

/**
 * Whatever the order of requests, tabs, servers and faults: no valid session ends, no refresh token is used twice, and nobody comes back
 * who has signed out. The one exception is a renewal whose server or answer was lost after its request had left.
 */
const refreshLaws = (kit: typeof server, memory: boolean) =>
  fc.asyncProperty(
    fc.scheduler(),
    fc.record({ instances: fc.integer({ min: 1, max: 3 }), sessions: fc.integer({ min: 1, max: 2 }), strict: fc.boolean() }),
    fc.array(move, { maxLength: 24, size: 'max' }),
    async (scheduler, size, moves) => {
      const world = new RefreshWorld(kit, scheduler, { ...size, memory });
      for (const one of moves) {
        await make(world, one);
        if (world.wrongs.length > 0) break;
      }
      if (world.wrongs.length === 0) await world.comeToRest();
      if (world.wrongs.length > 0) throw new Error(world.wrongs.join('\n'));
      return true;
    },
  );

const renewal = 'auth/server/renewal.ts';
// Not among them: a lock that nobody holds on to, which ten thousand inputs do not meet. tests/auth/server/renewal.test.ts has it.
const twins = {
  'asks for no lock': { file: renewal, from: 'const lock = await tokenStore.lock(sid, lease);', to: 'const lock = { extend: async () => true, release: async () => {} };' },
  'does not look again when it has the lock': { file: renewal, from: 'const { outcome, newest } = judgeRecord(await known(sid, settings), asked', to: 'const { outcome, newest } = judgeRecord({}, asked' },
  'does not make sure of the lock before it asks': { file: renewal, from: "would end the session.\n      if (!(await holds(lock, deadline))) return { status: 'failed' };", to: '' },
  'takes an outage of the backend for a refusal': { file: renewal, from: 'if (failure && refusals.has(failure.code))', to: 'if (failure)' },
  'takes a time-out for a refusal': { file: renewal, from: "return { status: 'outage', hint: error.hint", to: "return { status: 'refused', hint: error.hint" },
  'takes the cookie’s tokens for the newest': { file: renewal, from: '((other.renewals ?? 0) > (one.renewals ?? 0) ? other : one)', to: '(other === one ? other : one)' },
  'does not count renewals': { file: renewal, from: 'renewals: (old.renewals ?? 0) + 1,', to: 'renewals: 0,' },
  'renews one session for another': { file: renewal, from: 'const inFlight = running.get(sid);', to: 'const inFlight = [...running.values()][0];' },
  'does not ask whether it was signed out': { file: 'auth/server/withExternalJwt.ts', from: 'const record = await settings.tokenStore.get(token.sid);', to: 'const record = { ...(await settings.tokenStore.get(token.sid)), revoked: false };' },
  'does not remember a sign-out': { file: 'auth/server/endSession.ts', from: 'if (sid !== undefined) await settings.tokenStore.revoke(sid, settings.storeTtl).catch(ifAway);', to: '' },
};

property('Renewals through one store: no order of events ends a session, uses a token twice or revives one', {
  of: server,
  at: 'server.ts',
  inputs: 700,
  check: (kit) => refreshLaws(kit, true),
  twins: {
    ...twins,
    'revives a session by a late renewal': { file: 'auth/server/memoryTokenStore.ts', from: 'if (known.revoked || known.ended) return Promise.resolve(false);', to: '' },
    'locks for two': { file: 'auth/server/memoryTokenStore.ts', from: 'if (held && held.until > Date.now()) return undefined;', to: '' },
    'lets anybody extend a lock': { file: 'auth/server/memoryTokenStore.ts', from: 'return Promise.resolve(isMine());', to: 'return Promise.resolve(true);' },
  },
});

// It takes more inputs than these to meet this one; the store above has them.
const { 'does not make sure of the lock before it asks': _, ...otherTwins } = twins;

property('Renewals through Redis with faults: no order of events ends a session, uses a token twice or revives one', {
  of: server,
  at: 'server.ts',
  inputs: 300,
  check: (kit) => refreshLaws(kit, false),
  twins: {
    ...otherTwins,
    'takes an outage of Redis for the end': { file: renewal, from: 'return failed(sid);\n  }\n}\n', to: "return { status: 'ended' };\n  }\n}\n" },
    'takes an outage of Redis for a sign-out': { file: 'auth/server/redisTokenStore.ts', from: 'throw error instanceof TokenStoreUnavailable ? error : new TokenStoreUnavailable(\'Redis failed a command\');', to: 'return [\'revoked\', null];' },
    'forgets a sign-out that it could not write': { file: 'auth/server/redisTokenStore.ts', from: 'unwritten.set(sid, until);', to: '' },
    'never writes a sign-out again': { file: 'auth/server/redisTokenStore.ts', from: 'if (retry || !unwritten.size) return;', to: 'return;' },
    'revives a session by a late renewal': { file: 'auth/server/redisTokenStore.ts', from: "if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end", to: "redis.call('DEL', KEYS[2])" },
    'waits for Redis for ever': { file: 'auth/server/redisTokenStore.ts', from: "timer = setTimeout(() => reject(new TokenStoreUnavailable(`Redis took more than ${timeout} ms`)), timeout);", to: 'timer = undefined; void reject;' },
  },
});
