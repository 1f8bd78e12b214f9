import { Writable } from 'node:stream';
import { encode } from 'next-auth/jwt';
import { NextRequest } from 'next/server.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiProxy, type ApiProxyOptions } from '../../../src/auth/server/createApiProxy.js';
import { BodyTooLarge } from '../../../src/auth/server/streamBackend.js';
import { startScriptedBackend, type ScriptedBackend } from '../../fixtures/scriptedBackend.js';
import { optionsWithLog } from './support.js';

const origin = 'http://localhost:3000';
const secret = 'a secret of the tests';
let backend: ScriptedBackend;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', secret);
  backend = await startScriptedBackend();
});
afterAll(async () => {
  await backend.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  backend.reset();
  backend.answer('/products', { status: 200, body: [{ id: 1 }], headers: { 'set-cookie': 'backend=1', 'cache-control': 'public', etag: '"1"', server: 'x' } });
});

const allow: ApiProxyOptions['allow'] = ['/products', '/products/*', '/files/**', { path: '/orders', methods: ['POST'] }];

const cookieOf = async (backendToken?: object) =>
  `next-auth.session-token=${await encode({ token: { name: 'Dana', ...(backendToken && { backend: backendToken as never }) }, secret })}`;
const live = () => ({ accessToken: 'the.access.token', expiresAt: Math.floor(Date.now() / 1000) + 600 });

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  cookie?: string;
  options?: Partial<ApiProxyOptions>;
  baseUrl?: string;
}

/** Asks the route as the App Router does. */
async function ask(path: string, { method = 'GET', headers, body, cookie, options, baseUrl = backend.url }: Sent = {}) {
  const { authOptions, log } = optionsWithLog({ baseUrl });
  const request = new NextRequest(`${origin}/api/backend${path}`, {
    method,
    headers: { cookie: cookie ?? (await cookieOf(live())), ...headers },
    body,
  });
  const handler = createApiProxy(authOptions, { allow, ...options });
  const response = await handler(request, { params: Promise.resolve({ path: new URL(request.url).pathname.split('/').slice(3) }) });
  return { status: response.status, headers: response.headers, text: await response.text(), log: log.join('\n') };
}

describe('what is forwarded', () => {
  it('carries the token and the query, and none of the browser’s secrets', async () => {
    const answer = await ask('/products?page=2', { headers: { authorization: 'Bearer mine', accept: 'application/json', 'x-custom': '1' } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual([{ id: 1 }]);
    const [request] = backend.requests;
    expect(request!.url).toBe('/products?page=2');
    expect(request!.headers.authorization).toBe('Bearer the.access.token');
    expect(request!.headers).not.toHaveProperty('cookie');
    expect(request!.headers).not.toHaveProperty('x-custom');
  });

  it('comes back without the backend’s cookies and cache rules', async () => {
    const { headers } = await ask('/products');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it.each(['/products/7', '/files/a/b/c.txt', '/products/a%20b'])('%s', async (path) => {
    backend.answer(path, { status: 200 });
    expect((await ask(path)).status).toBe(200);
    expect(backend.requests[0]!.url).toBe(path);
  });

  it('a post of the app’s own pages, with its body', async () => {
    backend.answer('/orders', { status: 201, body: { id: 5 } });
    const sent = { method: 'POST', body: '{"a":1}', headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' } };
    expect((await ask('/orders', sent)).status).toBe(201);
    expect(backend.requests[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(backend.requests[0]!.headers['content-type']).toBe('application/json');
  });

  it('the backend’s own refusals', async () => {
    backend.answer('/products', { status: 401, body: { message: 'no' } });
    expect(await ask('/products')).toMatchObject({ status: 401, text: '{"message":"no"}' });
  });
});

describe('what is not', () => {
  it.each([
    '/',
    '/auth/me',
    '/products/1/2',
    '/productsx',
    '/files',
    '/products/..',
    '/products/.',
    '/files/../auth/me',
    '/files/%2e%2e/auth',
    '/files/%2e%2e%20',
    '/files/..%20/auth',
    '/files/..%2fauth',
    '/files/a%5cb',
    '/files/%00',
    '/files/%252e%252e%252fauth',
    '/files//a',
    '/files/%',
    '//evil.example/products',
  ])('the path %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, text: '{"error":"notFound"}' });
    expect(backend.requests).toHaveLength(0);
  });

  it('another method', async () => {
    const answer = await ask('/products', { method: 'DELETE', headers: { origin } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expect((await ask('/orders')).headers.get('allow')).toBe('POST');
  });

  it.each([[{ origin: 'https://evil.example' }], [{ origin, 'sec-fetch-site': 'cross-site' }], [{ origin, 'sec-fetch-site': 'same-site' }], [{}]] as [Record<string, string>][])(
    'a post from elsewhere: %j',
    async (headers) => {
      expect(await ask('/orders', { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 403, text: '{"error":"crossSite"}' });
      expect(backend.requests).toHaveLength(0);
    },
  );

  it('a body beyond the limit, either way', async () => {
    const headers = { origin, 'content-type': 'text/plain' };
    expect((await ask('/orders', { method: 'POST', headers, body: 'x'.repeat(50), options: { maxBodyBytes: 10 } })).status).toBe(413);
    backend.answer('/products', { status: 200, body: 'x'.repeat(50), headers: { 'content-length': '50' } });
    expect((await ask('/products', { options: { maxAnswerBytes: 10 } })).status).toBe(502);
    // Without an announcement it is cut off, which reads as a broken connection and never as a whole answer.
    backend.answer('/products', (response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.write('x'.repeat(5));
      response.end('x'.repeat(50));
    });
    await expect(ask('/products', { options: { maxAnswerBytes: 10 } })).rejects.toBeInstanceOf(BodyTooLarge);
  });

  it('a redirect, which could lead the token elsewhere', async () => {
    backend.answer('/products', { status: 302, headers: { location: 'https://evil.example' } });
    const answer = await ask('/products');
    expect(answer).toMatchObject({ status: 502, text: '{"error":"backendFault"}' });
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.log).toContain('redirect');
  });
});

describe('streams', () => {
  const handlerFor = (options: Partial<ApiProxyOptions> = {}) => createApiProxy(optionsWithLog({ baseUrl: backend.url }).authOptions, { allow, ...options });
  const params = (path: string) => ({ params: Promise.resolve({ path: [path] }) });

  it('hand on an answer as it comes', async () => {
    let goOn = () => {};
    backend.answer('/products', (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      goOn = () => response.end('data: 2\n\n');
    });
    const answer = await handlerFor()(new NextRequest(`${origin}/api/backend/products`, { headers: { cookie: await cookieOf(live()) } }), params('products'));
    const reader = answer.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
    goOn();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 2\n\n');
  });

  it('hand on a long body as it comes, and refuse one that is too long', async () => {
    backend.answer('/orders', { status: 201, body: {} });
    const send = async (bytes: number, options: Partial<ApiProxyOptions>) => {
      const part = new Uint8Array(100_000).fill(65);
      let left = bytes / part.length;
      const body = new ReadableStream({ pull: (controller) => (left-- > 0 ? controller.enqueue(part) : controller.close()) });
      const request = new NextRequest(`${origin}/api/backend/orders`, { method: 'POST', body, duplex: 'half', headers: { cookie: await cookieOf(live()), origin, 'content-type': 'text/plain' } } as never);
      return handlerFor(options)(request, params('orders'));
    };
    expect((await send(3_000_000, { maxBodyBytes: 4_000_000 })).status).toBe(201);
    expect(backend.requests[0]!.body.length).toBe(3_000_000);
    expect((await send(3_000_000, { maxBodyBytes: 1_000_000 })).status).toBe(413);
  });

  it('are cut off when the backend stops in the middle', async () => {
    backend.answer('/products', (response) => void response.writeHead(200).write('half'));
    const answer = await handlerFor({ idleTimeout: 30 })(new NextRequest(`${origin}/api/backend/products`, { headers: { cookie: await cookieOf(live()) } }), params('products'));
    await expect(answer.text()).rejects.toThrow(/abort/i);
  });
});

describe('without a usable token', () => {
  it.each([
    ['signed out', '', 401, 'signedOut'],
    ['a forged cookie', 'next-auth.session-token=forged', 401, 'signedOut'],
  ])('%s', async (_, cookie, status, error) => {
    expect(await ask('/products', { cookie })).toMatchObject({ status, text: JSON.stringify({ error }) });
  });

  it('NextAuth’s token in a header is no session', async () => {
    const token = (await cookieOf(live())).replace(/^[^=]+=/, '');
    expect((await ask('/products', { cookie: '', headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('it has ended', async () => {
    const cookie = await cookieOf({ ...live(), expiresAt: 1000 });
    expect(await ask('/products', { cookie })).toMatchObject({ status: 401, text: '{"error":"expired"}' });
    expect(backend.requests).toHaveLength(0);
  });

  it('another provider’s user', async () => {
    expect(await ask('/products', { cookie: await cookieOf() })).toMatchObject({ status: 403, text: '{"error":"noBackendToken"}' });
  });
});

describe('a backend that fails', () => {
  it('is away', async () => {
    expect(await ask('/products', { baseUrl: 'http://127.0.0.1:1' })).toMatchObject({ status: 502, text: '{"error":"backendUnreachable"}' });
  });

  it('hangs', async () => {
    backend.answer('/products', () => {});
    expect(await ask('/products', { options: { timeout: 50 } })).toMatchObject({ status: 504, text: '{"error":"backendTimeout"}' });
  });

  it('is not configured', async () => {
    const answer = await ask('/products', { baseUrl: 'nonsense' });
    expect(answer).toMatchObject({ status: 500, text: '{"error":"configuration"}' });
    expect(answer.log).toContain('AUTH_BACKEND_URL');
  });
});

it.each([[[]], [['products']], [['//evil.example']], [['/a/../b']], [['/a/**/b']]])('an allow-list of %j is refused when the route is made', (list) => {
  expect(() => createApiProxy(optionsWithLog({}).authOptions, { allow: list })).toThrow(/^createApiProxy: .+(List|Write|Use) /);
});

describe('on the Pages Router', () => {
  it('does the same', async () => {
    const { authOptions } = optionsWithLog({ baseUrl: backend.url });
    backend.answer('/orders', { status: 201, body: { id: 5 } });
    const sent: Record<string, string> = {};
    let status = 0;
    let text = '';
    const response = Object.assign(
      new Writable({
        write: (part: Buffer, _, done) => {
          text += part.toString();
          done();
        },
      }),
      {
        setHeader: (name: string, value: string) => void (sent[name] = value),
        status: (code: number) => {
          status = code;
          return response;
        },
      },
    );
    const [name, value] = (await cookieOf(live())).split('=') as [string, string];
    const request = {
      method: 'POST',
      url: '/api/backend/orders?dry=1&tag=a&tag=b',
      query: { tag: ['a', 'b'], path: ['orders'], dry: '1' },
      cookies: { [name]: value },
      headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: { a: 1 },
    };
    await createApiProxy(authOptions, { allow })(request as never, response as never);
    expect([status, text]).toEqual([201, '{"id":5}']);
    expect(sent['cache-control']).toBe('private, no-store');
    expect(backend.requests[0]).toMatchObject({ method: 'POST', url: '/orders?dry=1&tag=a&tag=b', body: '{"a":1}' });
  });
});
