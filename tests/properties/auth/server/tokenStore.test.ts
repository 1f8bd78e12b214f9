import fc from 'fast-check';
import { afterAll, beforeAll, vi } from 'vitest';
import * as memoryTokenStore from '../../../../src/auth/server/memoryTokenStore.js';
import * as redisTokenStore from '../../../../src/auth/server/redisTokenStore.js';
import type { SessionLock, TokenStore } from '../../../../src/auth/server/tokenStore.js';
import { redisInMemory } from '../../../fixtures/redisInMemory.js';
import { property } from '../../property.js';

beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 }));
afterAll(() => void vi.useRealTimers());

const sid = fc.constantFrom('one', 'two');
const ttl = fc.constantFrom(1, 10, 100);
const step = fc.oneof(
  fc.record({ kind: fc.constant('keep' as const), sid, renewals: fc.option(fc.nat(4), { nil: undefined }), ttl }),
  fc.record({ kind: fc.constant('end' as const), sid, ttl }),
  fc.record({ kind: fc.constant('revoke' as const), sid, ttl }),
  fc.record({ kind: fc.constant('get' as const), sid }),
  fc.record({ kind: fc.constant('lock' as const), sid, lease: fc.constantFrom(500, 3000) }),
  fc.record({ kind: fc.constantFrom('extend' as const, 'release' as const), holder: fc.nat(2) }),
  fc.record({ kind: fc.constant('lock' as const), sid: fc.constant('one' as const), lease: fc.constantFrom(500, 3000) }),
  fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.constantFrom(400, 1000, 2600, 20_000) }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let run = 0;

/** What `TokenStore` promises, in as few words as there are. */
class Promised {
  readonly #records = new Map<string, { state: string | { renewals: number; token: string }; until: number }>();
  readonly #locks = new Map<string, { holder: number; lease: number; until: number }>();
  #holders = 0;
  readonly #holdsOn: boolean;

  /** @param holdsOn whether a lease that is over can still be extended while nobody else has the lock: safe either way */
  constructor(holdsOn: boolean) {
    this.#holdsOn = holdsOn;
  }

  /** What a store must answer to a step. */
  after(one: Step, token: string): unknown {
    const now = Date.now();
    if ('sid' in one) {
      const known = this.#records.get(one.sid);
      const state = known && known.until > now ? known.state : undefined;
      const put = (next: string | { renewals: number; token: string }, seconds: number) => void this.#records.set(one.sid, { state: next, until: now + seconds * 1000 });
      if (one.kind === 'get') return typeof state === 'object' ? state.token : state;
      if (one.kind === 'revoke') return put('revoked', one.ttl);
      if (one.kind === 'end') return state === 'revoked' ? undefined : put('ended', one.ttl);
      if (one.kind === 'keep') {
        if (typeof state === 'string') return false;
        const renewals = one.renewals ?? 0;
        if (!state || state.renewals <= renewals) put({ renewals, token }, one.ttl);
        return true;
      }
      const held = this.#locks.get(one.sid);
      if (held && held.until > now) return false;
      this.#locks.set(one.sid, { holder: this.#holders++, lease: one.lease, until: now + one.lease });
      return true;
    }
    if (one.kind === 'wait') return undefined;
    const [key, held] = [...this.#locks].find(([, { holder }]) => holder === one.holder) ?? [];
    const isMine = held !== undefined && (this.#holdsOn || held.until > now);
    if (isMine && one.kind === 'extend') held.until = now + held.lease;
    if (isMine && one.kind === 'release') this.#locks.delete(key!);
    return one.kind === 'extend' ? isMine : undefined;
  }
}

/** A store keeps its promises, whatever is asked of it in whatever order, by one clock. */
const keepsPromises = (make: () => TokenStore, holdsOn: boolean) =>
  fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
    // A session id of its own for each run, as the store in memory is one for all.
    const mark = `${++run}.`;
    const store = make();
    const promised = new Promised(holdsOn);
    const locks: SessionLock[] = [];
    const does = async (one: Step, token: string): Promise<unknown> => {
      switch (one.kind) {
        case 'get': {
          const { revoked, ended, backend } = await store.get(mark + one.sid);
          return revoked ? 'revoked' : ended ? 'ended' : backend?.accessToken;
        }
        case 'keep':
          return store.keep(mark + one.sid, { accessToken: token, expiresAt: 4e9, ...(one.renewals !== undefined && { renewals: one.renewals }) }, one.ttl);
        case 'end':
        case 'revoke':
          return store[one.kind](mark + one.sid, one.ttl);
        case 'lock': {
          const lock = await store.lock(mark + one.sid, one.lease);
          if (lock) locks.push(lock);
          return lock !== undefined;
        }
        case 'wait':
          return void vi.setSystemTime(Date.now() + one.milliseconds);
        default: {
          const found = await locks[one.holder]?.[one.kind]();
          return one.kind === 'extend' ? (found ?? false) : undefined;
        }
      }
    };
    for (const [at, one] of steps.entries()) if ((await does(one, `token ${at}`)) !== promised.after(one, `token ${at}`)) return false;
    return true;
  });

property('The token store in memory never revives a session, drops older tokens and locks for one at a time', {
  of: memoryTokenStore,
  at: 'auth/server/memoryTokenStore.ts',
  inputs: 1_500,
  check: (module) => keepsPromises(module.memoryTokenStore, true),
  twins: {
    'revives a session': ['if (known.revoked || known.ended) return Promise.resolve(false);', ''],
    'ends what was signed out': ['if (!get(sid).revoked) put(', 'put('],
    'keeps older tokens': ['(known.backend?.renewals ?? -1) <= (backend.renewals ?? 0)', 'true'],
    'drops tokens without a number': ['?? -1) <=', '?? -1) <'],
    'remembers for ever': ['entry && entry.until > Date.now() ?', 'entry ?'],
    'forgets at once': ['Date.now() + ttl * 1000', 'Date.now() + ttl'],
    'locks for two': ['if (held && held.until > Date.now()) return undefined;', ''],
    'locks for ever': ['if (held && held.until > Date.now()) return', 'if (held) return'],
    'releases another’s lock': ['if (isMine()) locks.delete(sid);', 'locks.delete(sid);'],
    'does not extend': ['if (isMine()) locks.set(sid, { owner, until: Date.now() + lease });', ''],
  },
});

property('The token store in Redis never revives a session, drops older tokens and locks for one at a time', {
  of: redisTokenStore,
  at: 'auth/server/redisTokenStore.ts',
  inputs: 500,
  check: (module) =>
    keepsPromises(() => {
      const redis = redisInMemory();
      return module.redisTokenStore({ call: async (name, ...parameters) => redis.send(name, ...parameters) }, { secret: 'a secret of the tests', timeout: 60_000 });
    }, false),
  twins: {
    'revives a session': ["if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end", ''],
    'ends what was signed out': ["if redis.call('GET', KEYS[2]) ~= 'revoked' then redis.call('SET', KEYS[2], 'ended', 'EX', ARGV[1]) end", "redis.call('SET', KEYS[2], 'ended', 'EX', ARGV[1])"],
    'keeps older tokens': ['if known <= tonumber(ARGV[1]) then', "if known <= tonumber('99') then"],
    'remembers for ever': ["redis.call('EXPIRE', KEYS[1], ARGV[3])", ''],
    'takes seconds for milliseconds': ["'PX', String(lease)", "'EX', String(lease)"],
    'locks for two': [", 'NX')", ')'],
    'extends another’s lock': ["if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0", "return redis.call('PEXPIRE', KEYS[1], ARGV[2])"],
    'releases another’s lock': ["if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0", "return redis.call('DEL', KEYS[1])"],
    'has one record for all': ['[`${prefix}:{${sid}}:tokens`, `${prefix}:{${sid}}:over`]', '[`${prefix}:tokens`, `${prefix}:over`]'],
  },
});
