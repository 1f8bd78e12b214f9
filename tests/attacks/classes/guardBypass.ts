import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { send } from '../send.js';
import { demoUser, signedIn } from '../Visitor.js';

/** What a guarded page shows, in HTML or as the payload of server components. */
const isShown = ({ status, body }: { status: number; body: string }): Gain =>
  status < 300 && /Only people who are signed in|"Guarded in proxy\.ts"|>Guarded (in proxy\.ts|on the server)</.test(body) ? `the page is shown: …${/.{0,60}(Only people|Guarded).{0,20}/.exec(body)?.[0]}…` : undefined;

/** Other ways to write the path of a guarded page. */
const paths: readonly string[] = [
  '/guarded-proxy',
  '/guarded-proxy/',
  '/guarded-proxy/.',
  '//guarded-proxy',
  '///guarded-proxy',
  '/./guarded-proxy',
  '/x/../guarded-proxy',
  '/login/../guarded-proxy',
  '/%2e/guarded-proxy',
  '/login/%2e%2e/guarded-proxy',
  '/%67uarded-proxy',
  '/guarded%2dproxy',
  '/guarded-prox%79',
  '/%2567uarded-proxy',
  '/Guarded-Proxy',
  '/GUARDED-PROXY',
  '/guarded-proxy;x=1',
  '/guarded-proxy%3bx',
  '/guarded-proxy%20',
  '/guarded-proxy%00',
  '/guarded-proxy%2f',
  '/%2fguarded-proxy',
  '/\\guarded-proxy',
  '/guarded-proxy?x=/login',
  '/guarded-proxy#/login',
  '/guarded-proxy.rsc',
  '/%67uarded-proxy.rsc',
  '/guarded-proxy.css',
  '/guarded-proxy.segments/_tree.segment.rsc',
  '/api/auth/../../guarded-proxy',
  '/api/auth/..%2f..%2fguarded-proxy',
  '/_next/../guarded-proxy',
  '/_next/..%2fguarded-proxy',
  '/_next/static/../../guarded-proxy',
  '/favicon.ico/../guarded-proxy',
  '/guarded-server',
  '/%67uarded-server',
  '/guarded-server/',
  '/Guarded-Server',
  '/pages-router/guarded',
  '/pages-router/%67uarded',
  '/%70ages-router/guarded',
  '/pages-router//guarded',
  '/_next/data/BUILD/pages-router/guarded.json',
  '/_next/data/BUILD/guarded-proxy.json',
];

const subrequest = (name: string) => Array.from({ length: 5 }, () => name).join(':');

/** Headers that servers, proxies and Next itself send one another. */
const headers: Readonly<Record<string, Record<string, string>>> = {
  'x-middleware-subrequest: middleware': { 'x-middleware-subrequest': subrequest('middleware') },
  'x-middleware-subrequest: src/middleware': { 'x-middleware-subrequest': subrequest('src/middleware') },
  'x-middleware-subrequest: proxy': { 'x-middleware-subrequest': subrequest('proxy') },
  'x-middleware-subrequest: pages/_middleware': { 'x-middleware-subrequest': 'pages/_middleware' },
  'x-middleware-next': { 'x-middleware-next': '1' },
  'x-middleware-prefetch': { 'x-middleware-prefetch': '1' },
  'x-middleware-invoke': { 'x-middleware-invoke': '1', 'x-middleware-invoke-path': '/guarded-proxy' },
  'x-middleware-rewrite': { 'x-middleware-rewrite': '/guarded-proxy' },
  'x-nextjs-data': { 'x-nextjs-data': '1' },
  'x-matched-path': { 'x-matched-path': '/guarded-proxy' },
  'x-invoke-path': { 'x-invoke-path': '/guarded-proxy', 'x-invoke-status': '200' },
  'x-original-url': { 'x-original-url': '/guarded-proxy' },
  'x-rewrite-url': { 'x-rewrite-url': '/guarded-proxy' },
  'x-forwarded-for: this machine': { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
  'x-forwarded-host and -proto': { 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https' },
  'x-forwarded-uri and -prefix': { 'x-forwarded-uri': '/login', 'x-forwarded-prefix': '/login' },
  'the payload of server components': { rsc: '1' },
  'a prefetch of it': { rsc: '1', 'next-router-prefetch': '1' },
  'a prefetch of a segment': { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  'a server action': { 'next-action': '00', 'content-type': 'text/plain' },
  'an Authorization': { authorization: `Bearer ${'x'.repeat(40)}` },
  'a cookie of the right name': { cookie: 'next-auth.session-token={"email":"x"}' },
  'a cookie that is empty': { cookie: 'next-auth.session-token=' },
  'another method by a header': { 'x-http-method-override': 'HEAD' },
};

const ask = async (app: App, path: string, request: Parameters<typeof send>[2] = {}): Promise<Gain> => {
  const answer = await send(app.url, path, request);
  const { status, headers: said } = answer;
  const location = said.get('location');
  // A path that Next tidies up is asked for again, as a browser would.
  if (status === 308 && location) {
    const { pathname, search } = new URL(location, app.url);
    return isShown(await send(app.url, pathname + search, request));
  }
  return isShown(answer);
};

/** Next's data routes have the build's id in them, which each page tells. */
const buildOf = async (app: App) => /"buildId":"([^"]+)"/.exec((await send(app.url, '/pages-router')).body)?.[1] ?? 'BUILD';

const probes: Probe<App>[] = [
  ...paths.map((path) => ({ name: `the path ${path}`, breach: async (app: App) => ask(app, path.includes('BUILD') ? path.replace('BUILD', await buildOf(app)) : path) })),
  ...Object.entries(headers).map(([name, sent]) => ({
    name: `the header ${name}`,
    breach: async (app: App) => (await ask(app, '/guarded-proxy', { headers: sent })) ?? (await ask(app, '/guarded-server', { headers: sent })) ?? (await ask(app, '/pages-router/guarded', { headers: sent })),
  })),
  ...(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'] as const).map((method) => ({ name: `the method ${method}`, breach: async (app: App) => ask(app, '/guarded-proxy', { method }) })),
  {
    name: 'the whole address in the request line',
    breach: async (app) => ask(app, `${app.url}/guarded-proxy`),
  },
  {
    name: 'the whole address of another host in the request line',
    breach: async (app) => ask(app, 'http://evil.example/guarded-proxy'),
  },
];

/** A guarded page, seen by somebody who is not signed in. */
export const guardBypass = attackClass<App>({
  name: 'proxy and guard bypass',
  probes,
  kit: async () => {
    const app = kitApp();
    // The pages are there, and shown to whoever may see them.
    const { sessionCookie } = await signedIn(app.url, demoUser);
    for (const path of ['/guarded-proxy', '/guarded-server', '/pages-router/guarded']) {
      if (!isShown(await send(app.url, path, { headers: { cookie: sessionCookie } }))) throw new Error(`${path} shows nothing to somebody who is signed in, so that nothing can be said about others.`);
    }
    return app;
  },
  twins: { 'a guard by startsWith': weakApp, 'no guard': () => weakApp({ guard: 'none' }) },
});
