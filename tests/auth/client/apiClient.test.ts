import axios, { type AxiosAdapter } from 'axios';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { attachBearer, createApiClient } from '../../../src/auth/client/apiClient.js';
import { startScriptedBackend, type ScriptedBackend } from '../../fixtures/scriptedBackend.js';

let backend: ScriptedBackend;
let other: ScriptedBackend;
beforeAll(async () => {
  [backend, other] = await Promise.all([startScriptedBackend(), startScriptedBackend()]);
});
afterAll(() => Promise.all([backend.close(), other.close()]));
beforeEach(() => {
  backend.reset();
  other.reset();
});

const getToken = () => 'the.access.token';
const bearers = ({ requests }: ScriptedBackend) => requests.map(({ url, headers }) => [url, headers.authorization]);

describe('createApiClient', () => {
  it('appends paths to the base URL and attaches the token', async () => {
    const api = createApiClient({ baseUrl: `${backend.url}/v1/`, getToken });
    await api('/products?page=2');
    await api('products');
    await api(new URL(`${backend.url}/health`));
    expect(bearers(backend)).toEqual([
      ['/v1/products?page=2', 'Bearer the.access.token'],
      ['/v1/products', 'Bearer the.access.token'],
      ['/health', 'Bearer the.access.token'],
    ]);
  });

  it('gives it to no other origin', async () => {
    const api = createApiClient({ baseUrl: backend.url, getToken });
    await api(`${other.url}/collect`);
    await api(`//${new URL(other.url).host}/collect`);
    expect(bearers(other)).toEqual([
      ['/collect', undefined],
      ['/collect', undefined],
    ]);
  });

  it('gives it to the origins that it is told', async () => {
    await createApiClient({ baseUrl: backend.url, allowedOrigins: [other.url], getToken })(`${other.url}/files`);
    expect(bearers(other)).toEqual([['/files', 'Bearer the.access.token']]);
  });

  it('keeps the caller’s headers, an Authorization too, and the method and body', async () => {
    const api = createApiClient({ baseUrl: backend.url, getToken });
    await api('/a', { method: 'POST', body: 'text', headers: { authorization: 'Basic abc', 'x-trace': '1' } });
    await api('/b', { headers: new Headers({ 'x-trace': '2' }) });
    await api('/c', { headers: [['x-trace', '3']] });
    expect(backend.requests.map(({ method, body, headers }) => [method, body, headers.authorization, headers['x-trace']])).toEqual([
      ['POST', 'text', 'Basic abc', '1'],
      ['GET', '', 'Bearer the.access.token', '2'],
      ['GET', '', 'Bearer the.access.token', '3'],
    ]);
  });

  it('asks without a token when there is none, with all that was asked for', async () => {
    const api = createApiClient({ baseUrl: backend.url, getToken: () => undefined });
    await api('/products');
    await api('/products', { method: 'POST', body: 'new', headers: { 'x-trace': '1' } });
    expect(backend.requests.map(({ method, url, body, headers }) => [method, url, body, headers.authorization, headers['x-trace']])).toEqual([
      ['GET', '/products', '', undefined, undefined],
      ['POST', '/products', 'new', undefined, '1'],
    ]);
  });

  it('keeps what the base URL has, and slashes within a path', async () => {
    const api = createApiClient({ baseUrl: `${backend.url}/v1//?tenant=7`, getToken });
    for (const path of ['/a', 'a//b', '/a?page=2', 'search?next=https://elsewhere.example//x', 'a/b://c', '?only=query', '/a#part']) await api(path);
    expect(backend.requests.map(({ url }) => url)).toEqual(['/v1/a?tenant=7', '/v1/a//b?tenant=7', '/v1/a?page=2', '/v1/search?next=https://elsewhere.example//x', '/v1/a/b://c?tenant=7', '/v1/?only=query', '/v1/a?tenant=7']);
  });

  it('says on a server where to get the token', async () => {
    await expect(createApiClient({ baseUrl: backend.url })('/products')).rejects.toThrow(/getAccessToken/);
  });

  it('refuses a base URL that is none', () => {
    expect(() => createApiClient({ baseUrl: 'api' })).toThrow('createApiClient needs an absolute URL such as "https://api.example", but got "api"');
    expect(() => createApiClient({ baseUrl: backend.url, allowedOrigins: ['api.example'] })).toThrow('allowedOrigins needs an absolute URL');
  });
});

describe('attachBearer', () => {
  const make = (options = {}) => attachBearer(axios.create({ baseURL: `${backend.url}/v1`, validateStatus: null }), { getToken, ...options });

  it('attaches the token to the base URL’s origin only', async () => {
    const api = make();
    await api.get('/products', { params: { page: 2 } });
    await api.get(`${other.url}/collect`);
    await api.get('/x', { baseURL: other.url });
    expect(bearers(backend)).toEqual([['/v1/products?page=2', 'Bearer the.access.token']]);
    expect(bearers(other)).toEqual([
      ['/collect', undefined],
      ['/x', undefined],
    ]);
  });

  it('keeps the caller’s headers', async () => {
    await make().get('/a', { headers: { Authorization: 'Basic abc', 'X-Trace': '1' } });
    expect(backend.requests[0]!.headers).toMatchObject({ authorization: 'Basic abc', 'x-trace': '1' });
  });

  it('sends none by http to an address without a scheme, where the page is http and the base https', async () => {
    vi.stubGlobal('window', { location: { href: 'http://app.example/' } });
    onTestFinished(() => void vi.unstubAllGlobals());
    const headers: unknown[] = [];
    const adapter: AxiosAdapter = async (config) => {
      headers.push(config.headers.get('Authorization') ?? undefined);
      return { data: '', status: 200, statusText: '', headers: {}, config };
    };
    const api = attachBearer(axios.create({ baseURL: 'https://api.example', adapter }), { getToken });
    await api.get('//api.example/products');
    await api.get('/products');
    expect(headers).toEqual([undefined, 'Bearer the.access.token']);
  });

  it('wants to know the origin', () => {
    expect(() => attachBearer(axios.create())).toThrow(/baseURL/);
    expect(() => attachBearer(axios.create({ baseURL: '/api' }))).toThrow('attachBearer needs an absolute URL');
  });

  it('wants it of a request as well', async () => {
    await expect(make().get('/x', { baseURL: '/api' })).rejects.toThrow('attachBearer needs an absolute URL');
    expect(backend.requests).toEqual([]);
  });

  it('sends nothing of a token that there is not', async () => {
    const api = make({ getToken: () => undefined });
    await api.get('/a');
    await api.request({});
    expect(bearers(backend)).toEqual([
      ['/v1/a', undefined],
      ['/v1', undefined],
    ]);
  });
});

describe('after a 401', () => {
  /** The backend takes the newest token only. */
  const onlyTakes = (good: string) =>
    backend.answer('/orders', (response) => {
      const { headers, body } = backend.requests.at(-1)!;
      const ok = headers.authorization === `Bearer ${good}`;
      response.writeHead(ok ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify({ body }));
    });
  const tokens = (...list: string[]) => () => (list.length > 1 ? list.shift() : list[0]);

  it('a newer token is tried once, with the same body', async () => {
    onlyTakes('new');
    const onAuthExpired = vi.fn<() => void>();
    const answer = await createApiClient({ baseUrl: backend.url, getToken: tokens('old', 'new'), onAuthExpired })('/orders', { method: 'POST', body: 'three' });
    expect([answer.status, await answer.json()]).toEqual([200, { body: 'three' }]);
    expect(backend.requests).toHaveLength(2);
    expect(onAuthExpired).not.toHaveBeenCalled();
  });

  it('nothing is repeated when there is no newer one, and the app is told once', async () => {
    onlyTakes('never');
    const onAuthExpired = vi.fn<() => void>();
    const api = createApiClient({ baseUrl: backend.url, getToken: () => 'old', onAuthExpired });
    const answers = await Promise.all([api('/orders'), api('/orders'), api('/orders')]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(backend.requests).toHaveLength(3);
    expect(onAuthExpired).toHaveBeenCalledTimes(1);
  });

  it('a second 401 is the end', async () => {
    onlyTakes('never');
    const onAuthExpired = vi.fn<() => void>();
    await createApiClient({ baseUrl: backend.url, getToken: tokens('old', 'new'), onAuthExpired })('/orders');
    expect(backend.requests).toHaveLength(2);
    expect(onAuthExpired).toHaveBeenCalledTimes(1);
  });

  it('a stream is not sent twice, and nobody is told that it is over', async () => {
    onlyTakes('new');
    const onAuthExpired = vi.fn<() => void>();
    const body = new Response('stream').body!;
    const answer = await createApiClient({ baseUrl: backend.url, getToken: tokens('old', 'new'), onAuthExpired })('/orders', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(401);
    expect(backend.requests).toHaveLength(1);
    expect(onAuthExpired).not.toHaveBeenCalled();
  });

  it('but only then a token is asked for again', async () => {
    const asked = vi.fn<() => string>(tokens('old', 'new') as () => string);
    await createApiClient({ baseUrl: backend.url, getToken: asked })('/orders');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('whoever had no token gets none late: the answer is about somebody signed out', async () => {
    onlyTakes('late');
    const list = [undefined, 'late'];
    const answer = await createApiClient({ baseUrl: backend.url, getToken: () => list.shift() })('/orders');
    expect(answer.status).toBe(401);
    expect(backend.requests).toHaveLength(1);
  });

  it('without a body, and with nobody to tell, it is just an answer', async () => {
    const answers = [401, 200];
    const bare = async () => Promise.resolve(new Response(null, { status: answers.shift() }));
    expect((await createApiClient({ baseUrl: backend.url, getToken: tokens('old', 'new'), fetch: bare })('/orders')).status).toBe(200);
    onlyTakes('never');
    expect((await createApiClient({ baseUrl: backend.url, getToken: () => 'old' })('/orders')).status).toBe(401);
  });

  it('of Axios, other failures and requests of the caller’s own are left alone', async () => {
    const onAuthExpired = vi.fn<() => void>();
    const api = attachBearer(axios.create({ baseURL: backend.url }), { getToken: tokens('old', 'new'), onAuthExpired });
    backend.answer('/broken', { status: 500 });
    await expect(api.get('/broken')).rejects.toMatchObject({ response: { status: 500 } });
    onlyTakes('never');
    await expect(api.get('/orders', { headers: { Authorization: 'Basic abc' } })).rejects.toMatchObject({ response: { status: 401 } });
    await expect(api.get('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(backend.requests).toHaveLength(2);
    expect(onAuthExpired).not.toHaveBeenCalled();
  });

  it('Axios does the same', async () => {
    onlyTakes('new');
    const onAuthExpired = vi.fn<() => void>();
    const api = attachBearer(axios.create({ baseURL: backend.url }), { getToken: tokens('old', 'new'), onAuthExpired });
    const answer = await api.post<{ body: string }>('/orders', { a: 1 });
    expect([answer.status, answer.data.body]).toEqual([200, '{"a":1}']);
    expect(backend.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    onlyTakes('never');
    await expect(api.get('/orders')).rejects.toMatchObject({ response: { status: 401 } });
    expect(onAuthExpired).toHaveBeenCalledTimes(1);
  });
});

it('a redirect never carries the token on', async () => {
  backend.answer('/moved', { status: 302, headers: { location: `${other.url}/collect` } });
  await expect(createApiClient({ baseUrl: backend.url, getToken })('/moved')).rejects.toThrow('fetch failed');
  expect(other.requests).toEqual([]);
});
