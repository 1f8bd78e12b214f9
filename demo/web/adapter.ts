import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';

/**
 * What NextAuth has to remember for OAuth and e-mail providers, on SQLite: users, their accounts, sign-in links. Sessions
 * are JWTs, so there is no table of them.
 *
 * @param file the SQLite file, or `:memory:`
 */
export function sqliteAdapter(file: string): Adapter {
  // Opened at the first use: `next build` needs no database.
  let opening: Promise<Client> | undefined;
  const run = async (sql: string, args: (string | null)[] = []) => (await (opening ??= open(file))).execute({ sql, args });
  const one = async (sql: string, args: string[]): Promise<AdapterUser | null> => {
    const { rows } = await run(sql, args);
    return rows[0] ? toUser(rows[0] as unknown as UserRow) : null;
  };
  return {
    createUser: async (user: Omit<AdapterUser, 'id'>) => {
      const id = crypto.randomUUID();
      await run('INSERT INTO users (id, email, name, image, email_verified) VALUES (?, ?, ?, ?, ?)', [id, user.email, user.name ?? null, user.image ?? null, user.emailVerified?.toISOString() ?? null]);
      return { ...user, id };
    },
    getUser: (id) => one('SELECT * FROM users WHERE id = ?', [id]),
    getUserByEmail: (email) => one('SELECT * FROM users WHERE email = ?', [email]),
    getUserByAccount: ({ provider, providerAccountId }) =>
      one('SELECT users.* FROM users JOIN accounts ON accounts.user_id = users.id WHERE provider = ? AND provider_account_id = ?', [provider, providerAccountId]),
    updateUser: async (user) => {
      await run('UPDATE users SET name = COALESCE(?, name), email_verified = COALESCE(?, email_verified) WHERE id = ?', [user.name ?? null, user.emailVerified?.toISOString() ?? null, user.id]);
      return (await one('SELECT * FROM users WHERE id = ?', [user.id]))!;
    },
    linkAccount: async (account: AdapterAccount) => {
      await run('INSERT INTO accounts (provider, provider_account_id, user_id) VALUES (?, ?, ?)', [account.provider, account.providerAccountId, account.userId]);
    },
    createVerificationToken: async ({ identifier, token, expires }) => {
      await run('INSERT INTO verification_tokens (identifier, token, expires) VALUES (?, ?, ?)', [identifier, token, expires.toISOString()]);
      return { identifier, token, expires };
    },
    useVerificationToken: async ({ identifier, token }) => {
      const { rows } = await run('DELETE FROM verification_tokens WHERE identifier = ? AND token = ? RETURNING expires', [identifier, token]);
      return rows[0] ? { identifier, token, expires: new Date(rows[0].expires as string) } : null;
    },
    // Sessions are JWTs: NextAuth wants these, and never calls them.
    createSession: () => Promise.reject(new Error('Sessions are JWTs.')),
    getSessionAndUser: () => Promise.resolve(null),
    updateSession: () => Promise.resolve(null),
    deleteSession: () => Promise.resolve(),
  };
}

async function open(file: string): Promise<Client> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const client = createClient({ url: file === ':memory:' ? file : pathToFileURL(file).href });
  await client.batch(
    [
      'CREATE TABLE IF NOT EXISTS users (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT, image TEXT, email_verified TEXT)',
      'CREATE TABLE IF NOT EXISTS accounts (provider TEXT NOT NULL, provider_account_id TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (provider, provider_account_id))',
      'CREATE TABLE IF NOT EXISTS verification_tokens (identifier TEXT NOT NULL, token TEXT NOT NULL, expires TEXT NOT NULL, PRIMARY KEY (identifier, token))',
    ],
    'write',
  );
  return client;
}

/** A user as SQLite has it. */
interface UserRow {
  id: string;
  email: string;
  name: string | null;
  image: string | null;
  email_verified: string | null;
}

const toUser = ({ id, email, name, image, email_verified: verified }: UserRow): AdapterUser => ({ id, email, name, image, emailVerified: verified === null ? null : new Date(verified) });
