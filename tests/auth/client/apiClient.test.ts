import axios from 'axios';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

  it('asks without a token when there is none', async () => {
    await createApiClient({ baseUrl: backend.url, getToken: () => undefined })('/products');
    expect(bearers(backend)).toEqual([['/products', undefined]]);
  });

  it('says on a server where to get the token', async () => {
    await expect(createApiClient({ baseUrl: backend.url })('/products')).rejects.toThrow(/getAccessToken/);
  });

  it('refuses a base URL that is none', () => {
    expect(() => createApiClient({ baseUrl: 'api' })).toThrow(/absolute URL/);
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

  it('wants to know the origin', () => {
    expect(() => attachBearer(axios.create())).toThrow(/baseURL/);
    expect(() => attachBearer(axios.create({ baseURL: '/api' }))).toThrow(/absolute URL/);
  });
});
