import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { basename } from 'node:path';
import { buildNext, portOr, startNext, type Server } from '../tools/servers.js';
import { folder } from './bundle.js';

/** Pages of one Next server: bench/next. */
export const nextPages = [
  { name: 'NextAuth', title: 'NextAuth’s own page', path: '/api/plain/signin' },
  { name: 'AppRouter', title: 'SignInPage, App Router', path: '/login' },
  { name: 'PagesRouter', title: 'SignInPage, Pages Router', path: '/pages-login' },
  { name: 'Static', title: 'SignInPage, a static page', path: '/static' },
  { name: 'OwnDynamic', title: 'Hand-written form, App Router', path: '/own-dynamic' },
  { name: 'OwnStatic', title: 'Hand-written form, a static page', path: '/own' },
] as const;

// Beside bench/node_modules the Pages Router would find two Reacts.
const app = `${folder}/next`;

/** Builds the app and starts it. */
export async function startNextApp(): Promise<Server> {
  for (const source of ['next', 'entries/HandWritten.tsx', 'entries/HandWritten.css']) {
    cpSync(`bench/${source}`, `${folder}/${source}`, { recursive: true, filter: (path) => basename(path) !== '.next' });
  }
  const env = { NEXTAUTH_SECRET: randomBytes(32).toString('base64'), AUTH_BACKEND_URL: 'http://127.0.0.1:9' };
  await buildNext(app, env);
  const port = await portOr(0);
  return startNext(app, { port, path: '/login', env: { ...env, NEXTAUTH_URL: `http://localhost:${port}` } });
}

/** One request for a page's HTML, by a client that does nothing else. */
export interface HtmlLoad {
  firstByte: number;
  milliseconds: number;
  /** On the wire, compressed by Next. */
  bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export const loadHtml = async (url: string): Promise<HtmlLoad> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    get(url, { agent, headers: { 'accept-encoding': 'gzip', accept: 'text/html' } }, (response) => {
      const firstByte = performance.now() - start;
      let bytes = 0;
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve({ firstByte, milliseconds: performance.now() - start, bytes }));
      response.on('error', reject);
    }).on('error', reject);
  });
