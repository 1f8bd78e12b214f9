import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../demo/backend/src/server.js';
import { startFakeApi } from '../fixtures/fakeApi.js';

/** What both the demo backend and the public fake answer, row by row, and where the two differ on purpose. */
const servers = {
  'the public fake': { start: () => startFakeApi({}), malformed: 'text/html', taken: 401, duplicates: true, wholeProducts: 4, products: 18 },
  'the demo backend': {
    start: () => startBackend({ port: 0, database: ':memory:', secret: 'test', origins: ['http://app.example'] }),
    malformed: 'application/json',
    taken: 409,
    duplicates: false,
    wholeProducts: 20,
    products: 20,
  },
};

for (const [name, expected] of Object.entries(servers)) {
  describe(name, () => {
    let server: { url: string; close: () => Promise<void> };
    beforeAll(async () => {
      server = await expected.start();
    });
    afterAll(() => server.close());

    const post = (path: string, body: unknown, type = 'application/json') =>
      fetch(server.url + path, { method: 'POST', headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) });
    const login = async (email = 'techie@email.com', password = 'techie') => {
      const answer = await post('/auth/login', { email, password });
      return ((await answer.json()) as { access_token: string }).access_token;
    };
    const get = (path: string, authorization?: string) => fetch(server.url + path, authorization ? { headers: { authorization } } : {});

    it.each([
      ['JSON', { email: 'techie@email.com', password: 'techie' }, 'application/json'],
      ['a form', 'email=techie%40email.com&password=techie', 'application/x-www-form-urlencoded'],
    ])('signs in by %s', async (_, body, type) => {
      const answer = await post('/auth/login', body, type);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
    });

    it.each([
      ['a wrong password', { email: 'techie@email.com', password: 'no' }, 'application/json'],
      ['an unknown user', { email: 'nobody@email.com', password: 'techie' }, 'application/json'],
      ['an empty body', {}, 'application/json'],
      ['plain text', 'techie', 'text/plain'],
    ])('refuses %s', async (_, body, type) => {
      const answer = await post('/auth/login', body, type);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ status: 401, message: 'Incorrect email or password' });
    });

    it('answers malformed JSON with 400', async () => {
      const answer = await post('/auth/login', '{"email":');
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain(expected.malformed);
    });

    it('registers a new user, and says when the same one comes again', async () => {
      const user = { email: 'new@email.com', password: 'new password' };
      const answer = await post('/auth/register', user);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toHaveProperty('access_token');
      expect((await post('/auth/register', user)).status).toBe(expected.taken);
      expect((await post('/auth/register', { ...user, password: 'another' })).status).toBe(expected.duplicates ? 200 : 409);
      expect((await post('/auth/register', {})).status).toBe(expected.duplicates ? 200 : 422);
      expect((await post('/auth/login', user)).status).toBe(expected.duplicates ? 401 : 200);
    });

    it.each(['/auth/login', '/auth/anything'])('has no GET %s', async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({});
    });

    it('wants "Bearer", spelled so', async () => {
      const token = await login();
      for (const header of [undefined, 'Basic abc', `bearer ${token}`]) {
        const answer = await get('/products', header);
        expect(answer.status).toBe(401);
        expect(await answer.json()).toEqual({ status: 401, message: 'Error in authorization format' });
      }
    });

    it('refuses a token that is garbage, has ended, or is of another key', async () => {
      const sign = (key: string, end: string) =>
        new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime(end).sign(new TextEncoder().encode(key));
      for (const token of ['garbage', await sign('another key', '1h'), await sign('test', '-1h'), await sign('the fake has a fixed key', '-1h')]) {
        const answer = await get('/products', `Bearer ${token}`);
        expect(answer.status).toBe(401);
        expect(await answer.json()).toEqual({ status: 401, message: 'Access token not provided' });
      }
    });

    it.each(['products', 'locations', 'families', 'transactions'])('lists %s', async (collection) => {
      const answer = await get(`/${collection}`, `Bearer ${await login()}`);
      expect(answer.status).toBe(200);
      const rows = (await answer.json()) as object[];
      expect(rows.length).toBeGreaterThan(0);
    });

    it('has as many whole products as it says', async () => {
      const rows = (await (await get('/products', `Bearer ${await login()}`)).json()) as object[];
      expect(rows).toHaveLength(expected.products);
      expect(rows.filter((row) => 'name' in row)).toHaveLength(expected.wholeProducts);
    });

    it('answers 404 for what is not there', async () => {
      const bearer = `Bearer ${await login()}`;
      for (const path of ['/products/999', '/nope']) {
        const answer = await get(path, bearer);
        expect(answer.status).toBe(404);
        expect(await answer.json()).toEqual({});
      }
    });

    it('adds, replaces, changes and removes a row', async () => {
      const headers = { authorization: `Bearer ${await login()}`, 'content-type': 'application/json' };
      const send = (method: string, path: string, body?: object) => fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
      const added = await send('POST', '/locations', { name: 'Oslo', country: 'NO' });
      expect(added.status).toBe(201);
      const { id } = (await added.json()) as { id: number };
      expect(added.headers.get('location')).toMatch(new RegExp(`/locations/${id}$`));
      expect(await (await send('PATCH', `/locations/${id}`, { name: 'Bergen' })).json()).toEqual({ id, name: 'Bergen', country: 'NO' });
      expect(await (await send('PUT', `/locations/${id}`, { name: 'Oslo' })).json()).toEqual({ id, name: 'Oslo' });
      const removed = await send('DELETE', `/locations/${id}`);
      expect(removed.status).toBe(200);
      expect(await removed.json()).toEqual({});
      expect((await get(`/locations/${id}`, headers.authorization)).status).toBe(404);
    });

    it('has an open front page of HTML', async () => {
      const answer = await get('/');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
    });

    it('lets a browser’s page ask with Authorization', async () => {
      const answer = await fetch(`${server.url}/products`, {
        method: 'OPTIONS',
        headers: { origin: 'http://app.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe('http://app.example');
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
      expect(answer.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
    });
  });
}
