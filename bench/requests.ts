import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { build } from 'esbuild';
import getPort from 'get-port';
import type { Browser, Page } from 'playwright';

/** What some authenticated calls of one client cost. */
export interface RequestRow {
  client: 'tutorial' | 'kit';
  atOnce: boolean;
  tabs: number;
  sessionReads: number;
  backend: number;
  milliseconds: number;
}

/** How many calls are made. */
export const calls = 20;

/** The cases, in the order of the table. */
export const requestCases = [1, 3].flatMap((tabs) => [false, true].flatMap((atOnce) => (['tutorial', 'kit'] as const).map((client) => ({ client, atOnce, tabs }))));

/**
 * How many requests N authenticated calls make, and how long they take: the kit's API client beside the client of the usual
 * tutorial, which asks `getSession()` before each call. Real Chromium, real next-auth client, real HTTP; preflights are not counted.
 */
export async function countRequests(browser: Browser, done: () => void): Promise<RequestRow[]> {
  const script = await bundleClients();
  const counts = { session: 0, backend: 0 };
  const app = await listen((request, response) => {
    const { pathname } = new URL(request.url!, 'http://app');
    if (pathname === '/api/auth/session') {
      counts.session++;
      return json(response, { user: { name: 'Dana' }, expires: '2099-01-01T00:00:00.000Z', accessTokenExpires: '2099-01-01T00:00:00.000Z', accessTokenExpiresIn: 3600, jwt: 'a.b.c' });
    }
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><main></main><script>${script}</script>`);
  });
  const backend = await listen((request, response) => {
    const cors = { 'access-control-allow-origin': app.url, 'access-control-allow-headers': 'authorization', 'access-control-max-age': '600' };
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    counts.backend++;
    json(response, [{ id: 1 }], cors);
  });
  const rows: RequestRow[] = [];
  try {
    for (const { client, atOnce, tabs } of requestCases) {
      const context = await browser.newContext();
      const open = async (): Promise<Page> => {
        const page = await context.newPage();
        await page.goto(`${app.url}/?backend=${encodeURIComponent(backend.url)}&provider=${client}`);
        await page.getByText('ready').waitFor();
        return page;
      };
      const page = await open();
      for (let tab = 1; tab < tabs; tab++) await open();
      await page.waitForLoadState('networkidle');
      Object.assign(counts, { session: 0, backend: 0 });
      const milliseconds = await page.evaluate(([name, count, parallel]) => (window as unknown as { run: (...parameters: unknown[]) => Promise<number> }).run(name, count, parallel), [client, calls, atOnce] as const);
      // The other tabs read because of it, a moment later.
      for (const other of context.pages()) await other.waitForLoadState('networkidle');
      let before = -1;
      while (before !== counts.session) {
        before = counts.session;
        await page.evaluate(() => fetch('/api/settle').then(() => new Promise((resolve) => setTimeout(resolve, 300))));
      }
      rows.push({ client, atOnce, tabs, sessionReads: counts.session, backend: counts.backend, milliseconds });
      await context.close();
      done();
    }
  } finally {
    for (const { server } of [app, backend]) {
      server.closeAllConnections();
      server.close();
    }
  }
  return rows;
}

/** Both clients in one page, bundled as an app would. */
async function bundleClients(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createElement } from 'react';
        import { createRoot } from 'react-dom/client';
        import { getSession, SessionProvider } from 'next-auth/react';
        import { createApiClient } from './src/auth/client/apiClient.js';
        import { AuthProvider } from './src/components/AuthProvider.js';
        const backend = new URLSearchParams(location.search).get('backend');
        const kit = createApiClient({ baseUrl: backend });
        const tutorial = async (path) => {
          const session = await getSession();
          return fetch(backend + path, { headers: { Authorization: 'Bearer ' + session.jwt } });
        };
        const clients = { kit: (path) => kit(path), tutorial };
        window.run = async (name, calls, parallel) => {
          const start = performance.now();
          const call = (i) => clients[name]('/products?i=' + i).then((answer) => answer.json());
          if (parallel) await Promise.all(Array.from({ length: calls }, (_, i) => call(i)));
          else for (let i = 0; i < calls; i++) await call(i);
          return performance.now() - start;
        };
        // Other tabs of the app are open with what each would have around it.
        const Provider = new URLSearchParams(location.search).get('provider') === 'kit' ? AuthProvider : SessionProvider;
        createRoot(document.querySelector('main')).render(createElement(Provider, null, createElement('p', null, 'ready')));
      `,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.NEXTAUTH_URL': 'undefined', 'process.env.NEXTAUTH_URL_INTERNAL': 'undefined', 'process.env.VERCEL_URL': 'undefined' },
  });
  return outputFiles[0]!.text;
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle);
  const port = await getPort({ host: '127.0.0.1' });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${port}` };
}

const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}) =>
  void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
