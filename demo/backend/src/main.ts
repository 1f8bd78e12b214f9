import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBackend } from './server.js';

const data = fileURLToPath(new URL('../.data', import.meta.url));

/** Kept beside the data, so that a restart ends nobody's session. */
function keptSecret(): string {
  const file = join(data, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

function seconds(name: string): number | undefined {
  const value = process.env[name];
  if (!value) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number <= 0) throw new Error(`${name} must be a whole number of seconds above 0, but is "${value}".`);
  return number;
}

const port = Number(process.env.PORT || 8000);
try {
  const backend = await startBackend({
    port,
    host: process.env.HOST || '127.0.0.1',
    database: process.env.BACKEND_DB || join(data, 'backend.db'),
    secret: process.env.BACKEND_SECRET || keptSecret(),
    tokenLifetime: seconds('BACKEND_TOKEN_LIFETIME'),
    refreshLifetime: seconds('BACKEND_REFRESH_LIFETIME'),
    refreshOverlap: seconds('BACKEND_REFRESH_OVERLAP'),
    origins: (process.env.BACKEND_ORIGIN || 'http://localhost:3000').split(',').map((origin) => origin.trim()),
    webUrl: process.env.BACKEND_WEB_URL || undefined,
    mailFolder: process.env.BACKEND_MAIL_DIR || (process.env.BACKEND_DB === ':memory:' ? undefined : join(data, 'mails')),
    log: console.log,
    controlPort: process.env.BACKEND_CONTROL_PORT ? Number(process.env.BACKEND_CONTROL_PORT) : undefined,
  });
  console.log(`The demo backend listens on ${backend.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void backend.close().then(() => process.exit(0)));
  }
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `The demo backend cannot start: port ${port} is taken. Set PORT to another one.` : error);
  process.exitCode = 1;
}
