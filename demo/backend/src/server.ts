import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, serve } from '@hono/node-server';
import { createApp } from './app.js';
import { createControl, type Settings } from './control.js';
import { openMails } from './mails.js';
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
  /** Seconds that an access token lasts. Default one hour. */
  tokenLifetime?: number;
  /** Seconds that a refresh token lasts. Default 30 days. */
  refreshLifetime?: number;
  /** Seconds for which a used refresh token still answers, with the same successor. Default 0. */
  refreshOverlap?: number;
  origins?: readonly string[];
  /** Where the app is that mails link to. Default the first of `origins`. */
  webUrl?: string;
  /** Where mails are written to; without it they are kept in memory alone. */
  mailFolder?: string;
  log?: (line: string) => void;
  /** Opens a second port on 127.0.0.1 through which tests provoke faults; 0 is a free one. Default none. */
  controlPort?: number;
}

export interface Backend {
  url: string;
  controlUrl: string | undefined;
  close: () => Promise<void>;
}

/** Starts the backend. Rejects with the system's error when a port is taken. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { port, host = '127.0.0.1', secret, origins = [], log = () => {}, controlPort } = options;
  const settings: Settings = {
    tokenLifetime: options.tokenLifetime ?? 3600,
    refreshLifetime: options.refreshLifetime ?? 30 * 24 * 3600,
    refreshOverlap: options.refreshOverlap ?? 0,
    resetLifetime: 30 * 60,
    challengeLifetime: 300,
    resendWait: 30,
    clockOffset: 0,
    tokenShape: 'right',
    tokenBytes: 0,
  };
  const database = await openDatabase(options.database, settings);
  const tokens = createTokens(secret, settings);
  const sockets = new Set<Socket>();
  let chosenPort = port;
  let server: Server | undefined;

  const listen = async (on: boolean): Promise<void> => {
    if (on === (server !== undefined)) return;
    if (!on) {
      const closing = server!;
      server = undefined;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      return;
    }
    const next = createServer((request, response) => {
      if (control) control.intercept(request, response, (kept) => void handle(request, kept));
      else void handle(request, response);
    });
    next.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(chosenPort, host, resolve);
    });
    server = next;
    chosenPort = (next.address() as AddressInfo).port;
  };

  const control = controlPort === undefined ? undefined : createControl(settings, { listen, revokeAll: () => database.refreshTokens.revokeAll() });
  const handle = getRequestListener(createApp({ database, tokens, settings, origins, mails: openMails(options.mailFolder), webUrl: options.webUrl ?? origins[0] ?? 'http://localhost:3000', log, counts: control?.counts }).fetch);
  await listen(true);
  const controlServer = control && serve({ fetch: control.app.fetch, port: controlPort!, hostname: '127.0.0.1' });
  if (controlServer) {
    await new Promise<void>((resolve, reject) => {
      controlServer.once('listening', resolve);
      controlServer.once('error', reject);
    });
  }
  return {
    url: `http://${host}:${chosenPort}`,
    controlUrl: controlServer && `http://127.0.0.1:${(controlServer.address() as AddressInfo).port}`,
    close: async () => {
      await listen(false);
      await new Promise<void>((resolve) => {
        if (controlServer) controlServer.close(() => resolve());
        else resolve();
        if (controlServer && 'closeAllConnections' in controlServer) controlServer.closeAllConnections();
      });
      database.close();
    },
  };
}
