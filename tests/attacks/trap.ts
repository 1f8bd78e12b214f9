import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from './means.js';

export interface Trap {
  url: string;
  /** What came since the last look. */
  caught: () => string[];
}

let opened: Promise<Trap> | undefined;

/** An attacker's server on this machine; one for all. */
export const trap = (): Promise<Trap> => (opened ??= open());

async function open(): Promise<Trap> {
  let seen: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  atEnd(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caught: () => {
      const all = seen;
      seen = [];
      return all;
    },
  };
}
