import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import type { RawAnswer } from '../send.js';
import { adminUser, demoUser, signedIn, Visitor } from '../Visitor.js';

/** Whose pages a request can say it comes from, none of them the app's. */
const elsewhere: Readonly<Record<string, (app: App) => Record<string, string>>> = {
  'another site': () => ({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
  'a sibling host': () => ({ origin: 'https://other.app.example', 'sec-fetch-site': 'same-site' }),
  'another port': (app) => ({ origin: app.url.replace(/\d+$/, '1') }),
  'a sandboxed frame': () => ({ origin: 'null', 'sec-fetch-site': 'cross-site' }),
  'an old browser at another site': () => ({ origin: 'https://evil.example' }),
  'nowhere': () => ({}),
  'the address bar': () => ({ 'sec-fetch-site': 'none' }),
  'the app’s name in another site’s': (app) => ({ origin: `${app.url}.evil.example` }),
};

const mustStay: (visitor: Visitor) => Promise<Gain> = async (visitor) => ((await visitor.isSignedIn()) ? undefined : 'the person was signed out');
const mustStayOut: (visitor: Visitor) => Promise<Gain> = async (visitor) => ((await visitor.isSignedIn()) ? 'the person was signed in' : undefined);

const acts: Readonly<Record<string, (app: App, headers: Record<string, string>) => Promise<Gain>>> = {
  'signs in by a form': async (app, headers) => {
    const visitor = new Visitor(app.url);
    await visitor.form('/api/auth/callback/credentials', demoUser, headers);
    return mustStayOut(visitor);
  },
  'signs out by a form': async (app, headers) => {
    const visitor = await signedIn(app.url);
    await visitor.form('/api/auth/signout', {}, headers);
    return mustStay(visitor);
  },
  'changes a password by a form': async (app, headers) => {
    const visitor = await signedIn(app.url);
    await app.backend.reset();
    await visitor.form('/api/auth/account/change-password', { currentPassword: 'x', newPassword: 'a new one of mine' }, headers);
    return (await app.backend.requests()).some(({ path }) => path === '/auth/change-password') ? 'the backend was asked' : undefined;
  },
  'registers by a form': async (app, headers) => {
    await app.backend.reset();
    await new Visitor(app.url).form('/api/auth/account/register', { email: `csrf-${crypto.randomUUID()}@example.com`, password: 'a new one of mine' }, headers);
    return (await app.backend.requests()).some(({ path }) => path === '/auth/register') ? 'the backend was asked' : undefined;
  },
};

const foreign: Probe<App>[] = Object.entries(acts).flatMap(([act, go]) => Object.entries(elsewhere).map(([name, headers]) => ({ name: `${act}: ${name}`, breach: async (app: App) => go(app, headers(app)) })));

const mallory = { data: { user: { name: 'Mallory' } } };

/** An update of a session that somebody has, by whoever does not have all that it takes. */
const update = (name: string, send: (visitor: Visitor) => Promise<RawAnswer>): Probe<App> => ({
  name: `an update of the session ${name}`,
  breach: async (app) => {
    const visitor = await signedIn(app.url);
    const isWritten = ({ cookies }: RawAnswer) => cookies.some((one) => one.includes('session-token'));
    const gained = isWritten(await send(visitor)) || (await visitor.session()).user?.name === 'Mallory';
    if (!isWritten(await visitor.json('/api/auth/session', { csrfToken: await visitor.csrf(), ...mallory }))) throw new Error('A right update is not taken either, so that this says nothing.');
    return gained ? 'the session was written anew' : undefined;
  },
});

/** What a script's request carries instead of the pair of token and cookie. */
const withoutPair: Probe<App>[] = [
  {
    name: 'a script’s sign-in without a token',
    breach: async (app) => {
      const visitor = new Visitor(app.url);
      await visitor.form('/api/auth/callback/credentials', { ...demoUser, json: 'true' });
      return mustStayOut(visitor);
    },
  },
  {
    name: 'a script’s sign-in with somebody else’s token',
    breach: async (app) => {
      const csrfToken = await new Visitor(app.url).csrf();
      const visitor = new Visitor(app.url);
      await visitor.csrf();
      await visitor.form('/api/auth/callback/credentials', { ...demoUser, csrfToken, json: 'true' });
      return mustStayOut(visitor);
    },
  },
  {
    name: 'a script’s sign-in with a token whose hash is made up',
    breach: async (app) => {
      const visitor = new Visitor(app.url);
      visitor.cookies.set('next-auth.csrf-token', `${'a'.repeat(64)}%7C${'b'.repeat(64)}`);
      await visitor.form('/api/auth/callback/credentials', { ...demoUser, csrfToken: 'a'.repeat(64), json: 'true' });
      return mustStayOut(visitor);
    },
  },
  {
    name: 'a script’s sign-out without a token',
    breach: async (app) => {
      const visitor = await signedIn(app.url);
      await visitor.form('/api/auth/signout', { json: 'true' });
      return mustStay(visitor);
    },
  },
  update('without a token', (visitor) => visitor.json('/api/auth/session', mallory)),
  update('with somebody else’s token', async (visitor) => visitor.json('/api/auth/session', { csrfToken: await new Visitor(visitor.url).csrf(), ...mallory })),
  update('with a token without its cookie', async (visitor) => {
    const csrfToken = await visitor.csrf();
    visitor.cookies.delete('next-auth.csrf-token');
    return visitor.json('/api/auth/session', { csrfToken, ...mallory });
  }),
  // Even by whoever has learnt the token: what a form can send as text is not read.
  update('as text/plain from another site', async (visitor) =>
    visitor.ask('/api/auth/session', { method: 'POST', headers: { 'content-type': 'text/plain', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, body: JSON.stringify({ csrfToken: await visitor.csrf(), ...mallory }) }),
  ),
  {
    name: 'a JSON body that a form can send (text/plain)',
    breach: async (app) => {
      const visitor = new Visitor(app.url);
      await visitor.ask('/api/auth/callback/credentials', { method: 'POST', headers: { 'content-type': 'text/plain', origin: 'https://evil.example' }, body: JSON.stringify({ ...demoUser, json: 'true' }) });
      return mustStayOut(visitor);
    },
  },
  {
    name: 'a change of password as text/plain from another site',
    breach: async (app) => {
      const visitor = await signedIn(app.url);
      await app.backend.reset();
      await visitor.ask('/api/auth/account/change-password', { method: 'POST', headers: { 'content-type': 'text/plain;charset=application/json', origin: 'https://evil.example' }, body: JSON.stringify({ currentPassword: 'x', newPassword: 'y' }) });
      return (await app.backend.requests()).some(({ path }) => path === '/auth/change-password') ? 'the backend was asked' : undefined;
    },
  },
];

/** A link or a picture must change nothing. */
const byGet: Probe<App>[] = [
  ...(['GET', 'HEAD'] as const).map((method) => ({
    name: `${method} of the sign-out address`,
    breach: async (app: App) => {
      const visitor = await signedIn(app.url);
      await visitor.ask('/api/auth/signout', { method });
      return mustStay(visitor);
    },
  })),
  ...['/api/auth/callback/credentials', '/api/auth/signin/credentials'].map((path) => ({
    name: `GET of ${path} with a password in the query`,
    breach: async (app: App) => {
      const visitor = new Visitor(app.url);
      await visitor.ask(`${path.replace('signin', 'callback')}?${new URLSearchParams({ ...demoUser, json: 'true' }).toString()}`, { headers: path.includes('signin') ? { 'x-http-method-override': 'POST' } : {} });
      return mustStayOut(visitor);
    },
  })),
  {
    name: 'GET of a step around a password',
    breach: async (app) => {
      await app.backend.reset();
      await new Visitor(app.url).ask('/api/auth/account/forgot-password?email=demo%40example.com');
      return (await app.backend.requests()).length > 0 ? 'the backend was asked' : undefined;
    },
  },
];

const hostilePage = (action: string, fields: Record<string, string>, method = 'post', enctype = 'application/x-www-form-urlencoded') => `<!doctype html><title>evil</title>
  <form method="${method}" action="${action}" enctype="${enctype}">${Object.entries(fields).map(([name, value]) => `<input type="hidden" name='${name}' value='${value}'>`).join('')}</form>
  <script>document.forms[0].submit()</script>`;

const inChromium: Probe<App>[] = [
  ...(['post', 'get'] as const).map((method) => ({
    name: `Chromium: another site’s form signs somebody in, by ${method}`,
    deep: true,
    breach: async (app: App) =>
      inBrowser(app, async (page) => {
        await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: hostilePage(`${app.url}/api/auth/callback/credentials`, adminUser, method) }));
        await page.goto('http://evil.example/');
        await page.waitForURL(`${app.url}/**`);
        const session = (await (await page.request.get(`${app.url}/api/auth/session`)).json()) as { user?: unknown };
        return session.user ? 'somebody else is signed in' : undefined;
      }),
  })),
  {
    name: 'Chromium: another site’s form signs somebody out',
    deep: true,
    breach: async (app) =>
      inBrowser(app, async (page) => {
        await openSignIn(page);
        await typeIn(page, demoUser);
        await page.waitForURL((url) => !url.pathname.endsWith('/login'));
        await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: hostilePage(`${app.url}/api/auth/signout`, { callbackUrl: '/' }) }));
        await page.goto('http://evil.example/');
        await page.waitForURL(`${app.url}/**`);
        const session = (await (await page.request.get(`${app.url}/api/auth/session`)).json()) as { user?: unknown };
        return session.user ? undefined : 'the person is signed out';
      }),
  },
];

/** Acts in a person's name that another site causes. */
export const csrf = attackClass<App>({
  name: 'CSRF',
  probes: [...foreign, ...withoutPair, ...byGet, ...inChromium],
  kit: kitApp,
  twins: { 'a login that asks for no origin and no token': weakApp },
});
