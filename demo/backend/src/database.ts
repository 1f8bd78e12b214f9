import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { hashPassword } from './passwords.js';
import { openAccounts, type Accounts, type AccountSettings } from './accounts.js';
import { openRefreshTokens, type RefreshSettings, type RefreshTokens } from './refreshTokens.js';
import { seedCollections, seedUsers } from './seed.js';

export interface User {
  id: number;
  email: string;
  name: string | null;
  passwordHash: string;
  roles: string[];
  disabled: boolean;
  /** What a sign-in asks for after the password. */
  secondStep: 'otp' | null;
  /** The password has to be changed at the next sign-in. */
  mustChangePassword: boolean;
}

/** What the backend keeps: users, and collections of JSON rows. */
export interface Database {
  findUser: (key: { id: number } | { email: string }) => Promise<User | undefined>;
  /** Undefined when the e-mail is taken. */
  addUser: (user: Omit<User, 'id' | 'disabled' | 'secondStep' | 'mustChangePassword'>) => Promise<User | undefined>;
  /** Sets a password, and what the next sign-ins ask for. */
  setPassword: (id: number, passwordHash: string, next?: { secondStep?: 'otp' }) => Promise<void>;
  list: (collection: string) => Promise<Row[]>;
  find: (collection: string, id: number) => Promise<Row | undefined>;
  add: (collection: string, value: Record<string, unknown>) => Promise<Row>;
  /** Undefined when there is no such row. */
  replace: (collection: string, id: number, value: Record<string, unknown>) => Promise<Row | undefined>;
  remove: (collection: string, id: number) => Promise<boolean>;
  refreshTokens: RefreshTokens;
  accounts: Accounts;
  close: () => void;
}

export type Row = { id: number } & Record<string, unknown>;

export const isCollection = (name: string): boolean => Object.hasOwn(seedCollections, name);

/** Opens the SQLite file (made and seeded when it is new), or one in memory with `:memory:`. */
export async function openDatabase(file: string, settings: RefreshSettings & AccountSettings): Promise<Database> {
  const inMemory = file === ':memory:';
  if (!inMemory) mkdirSync(dirname(file), { recursive: true });
  const client = createClient({ url: inMemory ? file : pathToFileURL(file).href });
  await client.batch(
    [
      `CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT,
        password_hash TEXT NOT NULL, roles TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0)`,
      `CREATE TABLE IF NOT EXISTS rows (collection TEXT NOT NULL, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (collection, id))`,
    ],
    'write',
  );
  await addColumns(client);
  await seed(client);
  return { ...databaseOf(client), refreshTokens: await openRefreshTokens(client, settings), accounts: await openAccounts(client, settings) };
}

/** A file of an older demo has not all columns. */
async function addColumns(client: Client): Promise<void> {
  const { rows } = await client.execute('PRAGMA table_info(users)');
  const known = new Set(rows.map(({ name }) => name as string));
  for (const column of ['second_step TEXT', 'must_change_password INTEGER NOT NULL DEFAULT 0']) {
    if (!known.has(column.split(' ')[0]!)) await client.execute(`ALTER TABLE users ADD COLUMN ${column}`);
  }
}

async function seed(client: Client): Promise<void> {
  const { rows } = await client.execute('SELECT 1 FROM users LIMIT 1');
  if (rows.length) return;
  const users = await Promise.all(
    seedUsers.map(async ({ email, password, name = null, roles, disabled = false, secondStep = null, mustChangePassword = false }) => ({
      sql: 'INSERT INTO users (email, name, password_hash, roles, disabled, second_step, must_change_password) VALUES (?, ?, ?, ?, ?, ?, ?)',
      args: [email, name, await hashPassword(password), JSON.stringify(roles), Number(disabled), secondStep, Number(mustChangePassword)],
    })),
  );
  const rowsToAdd = Object.entries(seedCollections).flatMap(([collection, values]) =>
    values.map((value, index) => ({
      sql: 'INSERT INTO rows (collection, id, value) VALUES (?, ?, ?)',
      args: [collection, index + 1, JSON.stringify(value)],
    })),
  );
  await client.batch([...users, ...rowsToAdd], 'write');
}

/** A user as SQLite has it. */
interface UserRow {
  id: number;
  email: string;
  name: string | null;
  password_hash: string;
  roles: string;
  disabled: 0 | 1;
  second_step: 'otp' | null;
  must_change_password: 0 | 1;
}

function databaseOf(client: Client): Omit<Database, 'refreshTokens' | 'accounts'> {
  const findUser: Database['findUser'] = async (key) => {
    const [column, value] = 'id' in key ? (['id', key.id] as const) : (['email', key.email] as const);
    const { rows } = await client.execute({ sql: `SELECT * FROM users WHERE ${column} = ?`, args: [value] });
    const row = rows[0] as unknown as UserRow | undefined;
    return (
      row && {
        id: row.id,
        email: row.email,
        name: row.name,
        passwordHash: row.password_hash,
        roles: JSON.parse(row.roles) as string[],
        disabled: row.disabled === 1,
        secondStep: row.second_step,
        mustChangePassword: row.must_change_password === 1,
      }
    );
  };
  const toRow = (row: Record<string, unknown>): Row => ({ ...(JSON.parse(String(row.value)) as Record<string, unknown>), id: Number(row.id) });
  const find: Database['find'] = async (collection, id) => {
    const { rows } = await client.execute({ sql: 'SELECT id, value FROM rows WHERE collection = ? AND id = ?', args: [collection, id] });
    return rows[0] && toRow(rows[0]);
  };
  return {
    findUser,
    addUser: async ({ email, name, passwordHash, roles }) => {
      const { rowsAffected } = await client.execute({
        sql: 'INSERT INTO users (email, name, password_hash, roles) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        args: [email, name, passwordHash, JSON.stringify(roles)],
      });
      return rowsAffected ? findUser({ email }) : undefined;
    },
    setPassword: async (id, passwordHash, { secondStep } = {}) => {
      await client.execute({
        sql: 'UPDATE users SET password_hash = ?, must_change_password = 0, second_step = COALESCE(?, second_step) WHERE id = ?',
        args: [passwordHash, secondStep ?? null, id],
      });
    },
    list: async (collection) => {
      const { rows } = await client.execute({ sql: 'SELECT id, value FROM rows WHERE collection = ? ORDER BY id', args: [collection] });
      return rows.map(toRow);
    },
    find,
    add: async (collection, value) => {
      const { rows } = await client.execute({
        sql: `INSERT INTO rows (collection, id, value)
          SELECT ?1, COALESCE(MAX(id), 0) + 1, ?2 FROM rows WHERE collection = ?1 RETURNING id, value`,
        args: [collection, JSON.stringify(value)],
      });
      return toRow(rows[0]!);
    },
    replace: async (collection, id, value) => {
      const { rows } = await client.execute({
        sql: 'UPDATE rows SET value = ? WHERE collection = ? AND id = ? RETURNING id, value',
        args: [JSON.stringify(value), collection, id],
      });
      return rows[0] && toRow(rows[0]);
    },
    remove: async (collection, id) => {
      const { rowsAffected } = await client.execute({ sql: 'DELETE FROM rows WHERE collection = ? AND id = ?', args: [collection, id] });
      return rowsAffected > 0;
    },
    close: () => client.close(),
  };
}
