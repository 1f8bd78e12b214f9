import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Client } from '@libsql/client';

export interface RefreshSettings {
  /** Seconds that a refresh token lasts. */
  refreshLifetime: number;
  /** Seconds for which the token used last answers again, with the same successor; 0 for never. */
  refreshOverlap: number;
}

/** What became of a refresh token: its successor, or why there is none. */
export type Rotation = { status: 'rotated'; userId: number; family: string; token: string } | { status: 'unknown' } | { status: 'reused' };

export interface RefreshTokens {
  /** Begins a family: one sign-in of one person. */
  begin: (userId: number) => Promise<{ family: string; token: string }>;
  /**
   * Uses a token up and gives its successor. A token that comes a second time may be in a thief's hands, so its whole
   * family is revoked (RFC 9700 4.14.2).
   */
  rotate: (token: string) => Promise<Rotation>;
  revoke: (token: string) => Promise<void>;
  revokeAll: () => Promise<void>;
  /** All sign-ins of one person, but one. */
  revokeOthers: (userId: number, family?: string) => Promise<void>;
  isRevoked: (family: string) => Promise<boolean>;
}

/** Refresh tokens: opaque, random, kept as hashes. */
export async function openRefreshTokens(client: Client, settings: RefreshSettings): Promise<RefreshTokens> {
  await client.batch(
    [
      'CREATE TABLE IF NOT EXISTS families (id TEXT PRIMARY KEY, user_id INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0)',
      `CREATE TABLE IF NOT EXISTS refresh_tokens (hash TEXT PRIMARY KEY, family TEXT NOT NULL, expires_at INTEGER NOT NULL,
        used_at INTEGER, successor TEXT)`,
    ],
    'write',
  );
  const expiry = () => Date.now() + settings.refreshLifetime * 1000;
  const revokeFamily = (family: string) => client.execute({ sql: 'UPDATE families SET revoked = 1 WHERE id = ?', args: [family] });
  const isRevoked: RefreshTokens['isRevoked'] = async (family) => {
    const { rows } = await client.execute({ sql: 'SELECT revoked FROM families WHERE id = ?', args: [family] });
    return rows[0]?.revoked !== 0;
  };

  return {
    begin: async (userId) => {
      const [family, token] = [randomUUID(), newToken()];
      await client.batch(
        [
          { sql: 'INSERT INTO families (id, user_id) VALUES (?, ?)', args: [family, userId] },
          { sql: 'INSERT INTO refresh_tokens (hash, family, expires_at) VALUES (?, ?, ?)', args: [hashOf(token), family, expiry()] },
        ],
        'write',
      );
      return { family, token };
    },
    rotate: async (token) => {
      const successor = newToken();
      // One statement decides who was first: of a hundred requests at once one changes the row.
      const used = await client.execute({
        sql: `UPDATE refresh_tokens SET used_at = ?1, successor = ?2 WHERE hash = ?3 AND used_at IS NULL AND expires_at > ?1
          AND family IN (SELECT id FROM families WHERE revoked = 0) RETURNING family`,
        // In clear only where it may be asked for again.
        args: [Date.now(), settings.refreshOverlap > 0 ? successor : null, hashOf(token)],
      });
      const family = used.rows[0]?.family as string | undefined;
      if (family !== undefined) {
        await client.execute({ sql: 'INSERT INTO refresh_tokens (hash, family, expires_at) VALUES (?, ?, ?)', args: [hashOf(successor), family, expiry()] });
        return { status: 'rotated', userId: await userOf(client, family), family, token: successor };
      }
      const { rows } = await client.execute({ sql: 'SELECT family, used_at, successor FROM refresh_tokens WHERE hash = ?', args: [hashOf(token)] });
      const known = rows[0] as unknown as { family: string; used_at: number | null; successor: string | null } | undefined;
      if (!known || known.used_at === null || (await isRevoked(known.family))) return { status: 'unknown' };
      if (known.successor && Date.now() - known.used_at < settings.refreshOverlap * 1000) {
        return { status: 'rotated', userId: await userOf(client, known.family), family: known.family, token: known.successor };
      }
      await revokeFamily(known.family);
      return { status: 'reused' };
    },
    revoke: async (token) => {
      const { rows } = await client.execute({ sql: 'SELECT family FROM refresh_tokens WHERE hash = ?', args: [hashOf(token)] });
      if (rows[0]) await revokeFamily(rows[0].family as string);
    },
    revokeAll: async () => void (await client.execute('UPDATE families SET revoked = 1')),
    revokeOthers: async (userId, family = '') =>
      void (await client.execute({ sql: 'UPDATE families SET revoked = 1 WHERE user_id = ? AND id <> ?', args: [userId, family] })),
    isRevoked,
  };
}

const newToken = (): string => randomBytes(32).toString('base64url');

// Tokens are random and long, so a plain hash is as good as a slow one.
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

async function userOf(client: Client, family: string): Promise<number> {
  const { rows } = await client.execute({ sql: 'SELECT user_id FROM families WHERE id = ?', args: [family] });
  return Number(rows[0]!.user_id);
}
