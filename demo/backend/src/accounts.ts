import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Client } from '@libsql/client';

export interface AccountSettings {
  /** Seconds that a link to choose a new password lasts. */
  resetLifetime: number;
  /** Seconds that a second step lasts. */
  challengeLifetime: number;
  /** Seconds between two codes. */
  resendWait: number;
}

export type ChallengeKind = 'otp' | 'newPassword';

/** How an answer to a second step was taken. */
export type ChallengeVerdict = { status: 'right'; userId: number } | { status: 'wrong' } | { status: 'gone' };

/** Links and second steps: random, single use, kept as hashes. */
export interface Accounts {
  /** A token for a mail's link. Those before are worth nothing any more. */
  beginReset: (userId: number) => Promise<string>;
  /** Uses a token up. */
  useReset: (token: string) => Promise<{ status: 'right'; userId: number } | { status: 'expired' | 'used' }>;
  /** Whether a token could be used, without using it up. */
  lookAtReset: (token: string) => Promise<'right' | 'expired' | 'used'>;
  /** A second step; with `otp` there is a code for the mail. */
  begin: (userId: number, kind: ChallengeKind) => Promise<{ handle: string; code: string | undefined; expiresIn: number }>;
  /** Whose second step it is, and of which kind; undefined when it is over. */
  find: (handle: string) => Promise<{ userId: number; kind: ChallengeKind } | undefined>;
  /** Tries a code; after five wrong ones the step is over. A right one uses it up. */
  tryCode: (handle: string, code: string) => Promise<ChallengeVerdict>;
  /** Uses a step up. */
  finish: (handle: string) => Promise<boolean>;
  /** Another code for the same step; `wait` in seconds when it is too early, undefined when the step is over. */
  anotherCode: (handle: string) => Promise<{ userId: number; code: string; expiresIn: number } | { wait: number } | undefined>;
}

const maxTries = 5;

export async function openAccounts(client: Client, settings: AccountSettings): Promise<Accounts> {
  await client.batch(
    [
      'CREATE TABLE IF NOT EXISTS resets (hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL, expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0)',
      `CREATE TABLE IF NOT EXISTS challenges (hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT,
        tries INTEGER NOT NULL DEFAULT 0, sent_at INTEGER NOT NULL, expires_at INTEGER NOT NULL)`,
    ],
    'write',
  );
  const lookAtReset: Accounts['lookAtReset'] = async (token) => {
    const { rows } = await client.execute({ sql: 'SELECT used, expires_at FROM resets WHERE hash = ?', args: [hashOf(token)] });
    const known = rows[0];
    if (known?.used === 1) return 'used';
    return known && Number(known.expires_at) > Date.now() ? 'right' : 'expired';
  };
  const find: Accounts['find'] = async (handle) => {
    const { rows } = await client.execute({ sql: 'SELECT user_id, kind FROM challenges WHERE hash = ? AND expires_at > ? AND tries < ?', args: [hashOf(handle), Date.now(), maxTries] });
    return rows[0] && { userId: Number(rows[0].user_id), kind: rows[0].kind as ChallengeKind };
  };
  const finish: Accounts['finish'] = async (handle) => {
    // One statement decides who was first.
    const { rowsAffected } = await client.execute({ sql: 'DELETE FROM challenges WHERE hash = ? AND expires_at > ?', args: [hashOf(handle), Date.now()] });
    return rowsAffected === 1;
  };
  return {
    lookAtReset,
    find,
    finish,
    beginReset: async (userId) => {
      const token = newToken();
      await client.batch(
        [
          { sql: 'UPDATE resets SET used = 1 WHERE user_id = ?', args: [userId] },
          { sql: 'INSERT INTO resets (hash, user_id, expires_at) VALUES (?, ?, ?)', args: [hashOf(token), userId, Date.now() + settings.resetLifetime * 1000] },
        ],
        'write',
      );
      return token;
    },
    useReset: async (token) => {
      const { rows } = await client.execute({
        sql: 'UPDATE resets SET used = 1 WHERE hash = ? AND used = 0 AND expires_at > ? RETURNING user_id',
        args: [hashOf(token), Date.now()],
      });
      if (rows[0]) return { status: 'right', userId: Number(rows[0].user_id) };
      return { status: (await lookAtReset(token)) === 'used' ? 'used' : 'expired' };
    },
    begin: async (userId, kind) => {
      const [handle, code] = [newToken(), kind === 'otp' ? newCode() : undefined];
      const expiresAt = Date.now() + settings.challengeLifetime * 1000;
      await client.execute({
        sql: 'INSERT INTO challenges (hash, user_id, kind, code, sent_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        args: [hashOf(handle), userId, kind, code === undefined ? null : hashOf(handle + code), Date.now(), expiresAt],
      });
      return { handle, code, expiresIn: settings.challengeLifetime };
    },
    tryCode: async (handle, code) => {
      // The try counts before anybody knows how it ends, so that a hundred at once are no more than five.
      const { rows } = await client.execute({
        sql: "UPDATE challenges SET tries = tries + 1 WHERE hash = ? AND kind = 'otp' AND expires_at > ? AND tries < ? RETURNING user_id, code, tries",
        args: [hashOf(handle), Date.now(), maxTries],
      });
      const known = rows[0];
      if (!known) return { status: 'gone' };
      if (known.code !== hashOf(handle + code)) return { status: Number(known.tries) >= maxTries ? 'gone' : 'wrong' };
      return (await finish(handle)) ? { status: 'right', userId: Number(known.user_id) } : { status: 'gone' };
    },
    anotherCode: async (handle) => {
      const known = await find(handle);
      if (known?.kind !== 'otp') return undefined;
      const code = newCode();
      const { rows } = await client.execute({
        sql: 'UPDATE challenges SET code = ?, sent_at = ? WHERE hash = ? AND sent_at <= ? RETURNING expires_at',
        args: [hashOf(handle + code), Date.now(), hashOf(handle), Date.now() - settings.resendWait * 1000],
      });
      if (!rows[0]) return { wait: settings.resendWait };
      return { userId: known.userId, code, expiresIn: Math.max(1, Math.floor((Number(rows[0].expires_at) - Date.now()) / 1000)) };
    },
  };
}

const newToken = (): string => randomBytes(32).toString('base64url');

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

// Handles are random and long, and a code is hashed together with its handle, so a plain hash is as good as a slow one.
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
