import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { someoneSignedIn } from '../Visitor.js';

/** Ways to another path of the backend than those that the route lets through (`/products`, `/products/*`). */
const paths: readonly string[] = [
  '/auth/me',
  '/AUTH/me',
  '/products/../auth/me',
  '/products/%2e%2e/auth/me',
  '/products/..%20/auth/me',
  '/products/%252e%252e/auth/me',
  '/products/..%2fauth%2fme',
  '/products%2f..%2fauth%2fme',
  '/products/..;/auth/me',
  '/products/..%3b/auth/me',
  '/products/.%2e/auth/me',
  '/products/..\\auth\\me',
  '/products/..%5cauth%5cme',
  '/products/x%2f..%2f..%2fauth%2fme',
  '//auth/me',
  '/products//../auth/me',
  '/./auth/me',
  '/%2fauth/me',
  '/products%00/../auth/me',
  '/products/%0d%0aX-Injected:%201/../../auth/me',
  '/@127.0.0.1/auth/me',
];

const asked = async (app: App, act: (visitor: Awaited<ReturnType<typeof someoneSignedIn>>) => Promise<unknown>) => {
  const visitor = await someoneSignedIn(app.url);
  await app.backend.reset();
  await act(visitor);
  return app.backend.requests();
};

const isBeyond = (requests: Awaited<ReturnType<typeof asked>>): Gain => {
  const found = requests.find(({ path }) => !/^\/products(\/[^/]+)?$/.test(path));
  return found && `the backend got ${found.method} ${found.path}`;
};

/** What must not go on to the backend. */
const headers: Readonly<Record<string, Record<string, string>>> = {
  'x-forwarded-for': { 'x-forwarded-for': '127.0.0.1' },
  'x-forwarded-host': { 'x-forwarded-host': 'evil.example' },
  'x-real-ip': { 'x-real-ip': '127.0.0.1' },
  'x-user-id': { 'x-user-id': '1' },
  'x-original-url': { 'x-original-url': '/auth/me' },
  'proxy-authorization': { 'proxy-authorization': 'Basic x' },
  te: { te: 'trailers' },
  'x-api-key': { 'x-api-key': 'x' },
};

const probes: Probe<App>[] = [
  ...paths.map((path) => ({ name: `the path ${path}`, breach: async (app: App) => isBeyond(await asked(app, (visitor) => visitor.ask(`/api/backend${path}`))) })),
  ...Object.entries(headers).map(([name, sent]) => ({
    name: `the header ${name} goes on`,
    breach: async (app: App) => {
      const requests = await asked(app, (visitor) => visitor.ask('/api/backend/products', { headers: sent }));
      return requests.some((one) => one.headers.includes(name)) ? 'the backend got it' : undefined;
    },
  })),
  {
    name: 'the cookies go on',
    breach: async (app) => {
      const requests = await asked(app, (visitor) => visitor.ask('/api/backend/products'));
      return requests.some((one) => one.headers.includes('cookie')) ? 'the backend got them' : undefined;
    },
  },
  {
    name: 'an Authorization of the caller’s takes the place of the token',
    breach: async (app) => {
      const visitor = await someoneSignedIn(app.url);
      const { status } = await visitor.ask('/api/backend/products', { headers: { authorization: 'Bearer mine' } });
      return status === 401 ? 'the backend refused the caller’s own' : undefined;
    },
  },
  ...(['POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => ({
    name: `${method} to a path that is for reading`,
    breach: async (app: App) => {
      const requests = await asked(app, (visitor) => visitor.ask('/api/backend/products/1', { method, body: '{}', headers: { 'content-type': 'application/json', ...visitor.ownPage } }));
      return requests.some((one) => one.method === method) ? 'the backend got it' : undefined;
    },
  })),
  ...(['x-http-method-override', 'x-method-override'] as const).map((name) => ({
    name: `another method by ${name}`,
    breach: async (app: App) => {
      const requests = await asked(app, (visitor) => visitor.ask('/api/backend/products/1', { headers: { [name]: 'DELETE' } }));
      return requests.find((one) => one.method === 'DELETE' || one.headers.includes(name)) && 'the backend got it';
    },
  })),
  {
    name: 'another method by the query',
    breach: async (app) => (await asked(app, (visitor) => visitor.ask('/api/backend/products/1?_method=DELETE'))).find((one) => one.method === 'DELETE') && 'the backend got it',
  },
  {
    name: 'a cookie that the backend sets comes back',
    breach: async (app) => {
      const visitor = await someoneSignedIn(app.url);
      await app.backend.tell({ faults: [{ path: '/products', kind: 'status', status: 200, headers: { 'set-cookie': 'next-auth.session-token=planted', 'access-control-allow-origin': '*', 'x-powered-by': 'x' }, body: '[]' }] });
      const { cookies, head } = await visitor.ask('/api/backend/products');
      await app.backend.reset();
      return cookies.find((one) => one.includes('planted')) ?? (/x-powered-by: x|access-control-allow-origin/i.exec(head)?.[0]);
    },
  },
  ...(['text/html', 'image/svg+xml', 'application/xhtml+xml'] as const).map((type) => ({
    name: `${type} of the backend’s is opened as a page of the app’s`,
    breach: async (app: App): Promise<Gain> => {
      const visitor = await someoneSignedIn(app.url);
      await app.backend.tell({ faults: [{ path: '/products', kind: 'status', status: 200, headers: { 'content-type': type }, body: '<script>pwn()</script>' }] });
      const { headers: said } = await visitor.ask('/api/backend/products');
      await app.backend.reset();
      return said.get('content-disposition') === 'attachment' ? undefined : `it comes as ${said.get('content-type')}, ${said.get('content-disposition') ?? 'to be shown'}`;
    },
  })),
  {
    name: 'HTML of the backend’s runs at the app’s address',
    breach: async (app) => {
      const visitor = await someoneSignedIn(app.url);
      await app.backend.tell({ faults: [{ path: '/products', kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: '<script>pwn()</script>' }] });
      const { headers: said } = await visitor.ask('/api/backend/products');
      await app.backend.reset();
      const policy = said.get('content-security-policy') ?? '';
      return /sandbox/.test(policy) && said.get('x-content-type-options') === 'nosniff' ? undefined : `the policy is "${policy}"`;
    },
  },
];

/** More of the backend than the route to it lets through. */
export const proxySmuggling = attackClass<App>({
  name: 'smuggling through the route to the backend',
  probes,
  kit: kitApp,
  twins: { 'a route that hands everything on': weakApp },
});
