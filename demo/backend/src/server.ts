import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.js';
import { openDatabase } from './database.js';
import { createTokens } from './tokens.js';

export interface BackendOptions {
  /** 0 is a free one. */
  port: number;
  host?: string;
  /** The SQLite file, or `:memory:`. */
  database: string;
  /** Signs the tokens. */
  secret: string;
  /** Seconds that a token lasts. Default one hour. */
  tokenLifetime?: number;
  origins?: readonly string[];
  log?: (line: string) => void;
  /** Mounts `/__control` for tests. */
  control?: boolean;
}

export interface Backend {
  url: string;
  close: () => Promise<void>;
}

/** Starts the backend. Rejects with the system's error when the port is taken. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { port, host = '127.0.0.1', secret, tokenLifetime = 3600, origins = [], log = () => {}, control = false } = options;
  const database = await openDatabase(options.database);
  const settings = { tokenLifetime };
  const tokens = createTokens(secret, () => settings.tokenLifetime);
  const app = createApp({ database, tokens, origins, log, ...(control && { control: settings }) });
  const server = serve({ fetch: app.fetch, port, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      database.close();
    },
  };
}
