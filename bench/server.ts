import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import getPort from 'get-port';
import { oryFlow } from './entries/oryFlow.js';

/** What is served under a path. */
export interface ServedFile {
  type: 'html' | 'js' | 'css';
  content: string;
}

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' };

/** A server of the built apps, compressed as hosts do it and cached by nobody, that answers for the back ends as well. */
export interface BenchServer {
  url: string;
  serve: (path: string, file: ServedFile) => void;
  /** Requests that nobody had an answer for: a back end that is played wrongly. */
  unanswered: Set<string>;
  stop: () => Promise<void>;
}

export async function startBenchServer(): Promise<BenchServer> {
  const port = await getPort({ host: '127.0.0.1' });
  const url = `http://127.0.0.1:${port}`;
  const files = new Map<string, { type: string; body: Buffer }>();
  const unanswered = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', url);
    const file = files.get(pathname);
    const answer = backends[`${request.method} ${pathname}`];
    if (file) response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip', 'cache-control': 'no-store' }).end(file.body);
    else if (answer) answer(response, url);
    else {
      unanswered.add(`${request.method} ${pathname}`);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url,
    unanswered,
    serve: (path, { type, content }) => void files.set(path, { type: types[type], body: gzipSync(content) }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Answer = (response: ServerResponse, url: string) => void;

const json =
  (body: (url: string) => unknown, status = 200): Answer =>
  (response, url) =>
    void response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body(url)));

/** Nobody is signed in anywhere, and every password is wrong. */
const backends: Record<string, Answer> = {
  'GET /api/auth/session': json(() => ({})),
  'GET /api/auth/csrf': json(() => ({ csrfToken: 'bench' })),
  'GET /api/auth/providers': json((url) => ({
    credentials: { id: 'credentials', name: 'Email', type: 'credentials', signinUrl: `${url}/api/auth/signin/credentials`, callbackUrl: `${url}/api/auth/callback/credentials` },
  })),
  'POST /api/auth/callback/credentials': json((url) => ({ url: `${url}/api/auth/error?error=CredentialsSignin` }), 401),
  'POST /api/auth/_log': json(() => ({})),
  'GET /api/auth/get-session': json(() => null),
  'POST /auth/session/refresh': json(() => ({ message: 'unauthorised' }), 401),
  'GET /self-service/login/browser': json((url) => oryFlow(url)),
};
