import type { SessionLock, SessionRecord, TokenStore } from './tokenStore.js';

/**
 * Keeps tokens and sign-outs in this process's memory: the default, right for one server process.
 *
 * A restart forgets both. Sessions go on from their cookies, but (1) a cookie that was copied before its sign-out counts
 * again until `maxSessionAge`, and (2) tokens that were renewed in a Server Component alone are lost, as the cookie still
 * has the older ones; `authProxy({ heal: true })` avoids that. For several processes, or when this matters, take
 * `redisTokenStore`.
 */
export function memoryTokenStore(): TokenStore {
  const { entries, locks } = memory();
  const put = (sid: string, record: SessionRecord, ttl: number) => {
    entries.set(sid, { record, until: Date.now() + ttl * 1000 });
    sweep(entries);
  };
  const get = (sid: string): SessionRecord => {
    const entry = entries.get(sid);
    return entry && entry.until > Date.now() ? entry.record : {};
  };
  return {
    get: (sid) => Promise.resolve(get(sid)),
    keep: (sid, backend, ttl) => {
      const known = get(sid);
      if (known.revoked || known.ended) return Promise.resolve(false);
      if ((known.backend?.renewals ?? -1) <= (backend.renewals ?? 0)) put(sid, { backend }, ttl);
      return Promise.resolve(true);
    },
    end: (sid, ttl) => {
      if (!get(sid).revoked) put(sid, { ended: true }, ttl);
      return Promise.resolve();
    },
    revoke: (sid, ttl) => {
      put(sid, { revoked: true }, ttl);
      return Promise.resolve();
    },
    lock: (sid, lease) => Promise.resolve(takeLock(locks, sid, lease)),
  };
}

interface Entry {
  record: SessionRecord;
  /** Milliseconds since 1970. */
  until: number;
}

interface HeldLock {
  owner: object;
  until: number;
}

interface Memory {
  entries: Map<string, Entry>;
  locks: Map<string, HeldLock>;
}

// On globalThis, as Next may evaluate a module more than once: route handlers, pages and proxy.ts must see one memory.
function memory(): Memory {
  const key = Symbol.for('next-auth-ui.memory-token-store');
  const place = globalThis as { [key]?: Memory };
  return (place[key] ??= { entries: new Map(), locks: new Map() });
}

function takeLock(locks: Map<string, HeldLock>, sid: string, lease: number): SessionLock | undefined {
  const held = locks.get(sid);
  if (held && held.until > Date.now()) return undefined;
  const owner = {};
  locks.set(sid, { owner, until: Date.now() + lease });
  const isMine = () => locks.get(sid)?.owner === owner;
  return {
    extend: () => {
      if (isMine()) locks.set(sid, { owner, until: Date.now() + lease });
      return Promise.resolve(isMine());
    },
    release: () => {
      if (isMine()) locks.delete(sid);
      return Promise.resolve();
    },
  };
}

const sweepEvery = 500;
let sinceSweep = 0;

function sweep(entries: Map<string, Entry>): void {
  if (++sinceSweep < sweepEvery) return;
  sinceSweep = 0;
  const now = Date.now();
  for (const [sid, { until }] of entries) if (until <= now) entries.delete(sid);
}
