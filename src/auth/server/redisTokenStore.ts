import { hkdfSync, randomUUID } from 'node:crypto';
import { compactDecrypt, CompactEncrypt } from 'jose';
import type { BackendToken } from '../model/session.js';
import { TokenStoreUnavailable, type SessionRecord, type TokenStore } from './tokenStore.js';

/** The part of a client of `ioredis` or of `redis` (node-redis) that the store uses. */
export type RedisClient =
  | { call: (command: string, ...parameters: (string | number)[]) => Promise<unknown> }
  | { sendCommand: (parameters: string[]) => Promise<unknown> };

export interface RedisTokenStoreOptions {
  /** Begins all keys. Default `next-auth-ui`. */
  prefix?: string;
  /** Values are encrypted with a key derived from it. Default `NEXTAUTH_SECRET`; needed when the secret is an option of NextAuth's. */
  secret?: string;
  /** Milliseconds that a command may take before the store counts as away. Default 1000. */
  timeout?: number;
}

/**
 * Keeps tokens and sign-outs in Redis (6 or newer), so that several server processes renew once and refuse together. Give
 * it a connected client of `ioredis` or `redis`; it opens and closes nothing. Tokens are encrypted (A256GCM) with a key
 * derived from `NEXTAUTH_SECRET`, so a reader of Redis sees none.
 *
 * While Redis is away people can sign in, but sessions are refused with 503 until it is back (`storeOutage: 'closed'`, the
 * default); with `'open'` they go on from their cookies, nothing is renewed, and a copied cookie counts although its
 * session was signed out. A sign-out in that time is remembered here and written when Redis is back.
 *
 * @example
 * ```tsx
 * const redis = new Redis(process.env.REDIS_URL);
 * export const authOptions = withExternalJwt({}, { refresh: true, tokenStore: redisTokenStore(redis) });
 * ```
 */
export function redisTokenStore(client: RedisClient, options: RedisTokenStoreOptions = {}): TokenStore {
  const { prefix = 'next-auth-ui', timeout = 1000 } = options;
  const command = commandOf(client, timeout);
  const seal = sealerOf(() => options.secret ?? process.env.NEXTAUTH_SECRET ?? process.env.AUTH_SECRET);
  // Braces: on a cluster the three keys of a session lie on one node, as scripts demand.
  const keys = (sid: string) => [`${prefix}:{${sid}}:tokens`, `${prefix}:{${sid}}:over`] as const;
  const lockKey = (sid: string) => `${prefix}:{${sid}}:lock`;

  // Sign-outs that could not be written. They count here at once and are written when Redis is back.
  const unwritten = new Map<string, number>();
  let retry: ReturnType<typeof setTimeout> | undefined;
  const writeRevocation = (sid: string, until: number) => {
    const [tokens, over] = keys(sid);
    return command('EVAL', revokeScript, '2', tokens, over, String(Math.max(1, Math.ceil((until - Date.now()) / 1000))));
  };
  const retryLater = () => {
    if (retry || !unwritten.size) return;
    retry = setTimeout(() => {
      retry = undefined;
      void (async () => {
        for (const [sid, until] of unwritten) {
          if (until > Date.now()) await writeRevocation(sid, until);
          unwritten.delete(sid);
        }
      })()
        .catch(() => undefined)
        .finally(retryLater);
    }, retryDelay);
    // A server that is told to stop does not wait for it.
    retry.unref();
  };

  return {
    async get(sid) {
      if (unwritten.has(sid)) return { revoked: true };
      const [tokens, over] = keys(sid);
      const [state, sealed] = (await command('EVAL', getScript, '2', tokens, over)) as [string | null, string | null];
      const record: SessionRecord = {};
      if (state === 'revoked') record.revoked = true;
      else if (state === 'ended') record.ended = true;
      else if (sealed) record.backend = await seal.open(String(sealed));
      return record;
    },
    async keep(sid, backend, ttl) {
      if (unwritten.has(sid)) return false;
      const [tokens, over] = keys(sid);
      return (await command('EVAL', keepScript, '2', tokens, over, String(backend.renewals ?? 0), await seal.close(backend), seconds(ttl))) === 1;
    },
    async end(sid, ttl) {
      const [tokens, over] = keys(sid);
      await command('EVAL', endScript, '2', tokens, over, seconds(ttl));
    },
    async revoke(sid, ttl) {
      const until = Date.now() + ttl * 1000;
      try {
        await writeRevocation(sid, until);
      } catch {
        unwritten.set(sid, until);
        retryLater();
      }
    },
    async lock(sid, lease) {
      const owner = randomUUID();
      const taken = await command('SET', lockKey(sid), owner, 'PX', String(lease), 'NX');
      if (!taken) return undefined;
      return {
        extend: async () => (await command('EVAL', extendScript, '1', lockKey(sid), owner, String(lease))) === 1,
        release: async () => {
          // Unreachable: the lease ends by itself.
          await command('EVAL', releaseScript, '1', lockKey(sid), owner).catch(() => undefined);
        },
      };
    },
  };
}

const retryDelay = 1000;

const seconds = (ttl: number) => String(Math.max(1, Math.ceil(ttl)));

const getScript = `return {redis.call('GET', KEYS[2]), redis.call('HGET', KEYS[1], 'value')}`;

const keepScript = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
local known = tonumber(redis.call('HGET', KEYS[1], 'renewals') or '-1')
if known <= tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'renewals', ARGV[1], 'value', ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return 1`;

const endScript = `
redis.call('DEL', KEYS[1])
if redis.call('GET', KEYS[2]) ~= 'revoked' then redis.call('SET', KEYS[2], 'ended', 'EX', ARGV[1]) end
return 1`;

const revokeScript = `
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[2], 'revoked', 'EX', ARGV[1])
return 1`;

const extendScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

type Command = (...parameters: string[]) => Promise<unknown>;

// Both clients queue commands while they reconnect, for minutes if need be; a person waits for the answer.
function commandOf(client: RedisClient, timeout: number): Command {
  const send = (parameters: string[]) =>
    'call' in client ? client.call(parameters[0]!, ...parameters.slice(1)) : client.sendCommand(parameters);
  return async (...parameters) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await Promise.race([
        send(parameters),
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new TokenStoreUnavailable(`Redis took more than ${timeout} ms`)), timeout);
        }),
      ]);
    } catch (error) {
      // A client's message may quote the command, and with it a session id.
      throw error instanceof TokenStoreUnavailable ? error : new TokenStoreUnavailable('Redis failed a command');
    } finally {
      clearTimeout(timer);
    }
  };
}

function sealerOf(secretOf: () => string | undefined) {
  let key: Uint8Array | undefined;
  const derived = () => {
    if (key) return key;
    const secret = secretOf();
    if (!secret) {
      throw new Error(
        'next-auth-ui: redisTokenStore has no secret to encrypt tokens with. Set NEXTAUTH_SECRET, or pass the same `secret` that NextAuth gets.',
      );
    }
    return (key = new Uint8Array(hkdfSync('sha256', secret, '', 'next-auth-ui token store', 32)));
  };
  return {
    close: (backend: BackendToken) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(backend))).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(derived()),
    /** `undefined` for what another secret sealed. */
    open: async (sealed: string): Promise<BackendToken | undefined> => {
      const opened = derived();
      try {
        const { plaintext } = await compactDecrypt(sealed, opened);
        return JSON.parse(new TextDecoder().decode(plaintext)) as BackendToken;
      } catch {
        return undefined;
      }
    },
  };
}
