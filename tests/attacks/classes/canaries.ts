import { decode } from 'next-auth/jwt';
import { attackSecret } from '../../../tools/attackServers.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import { signedIn, Visitor } from '../Visitor.js';

interface Target extends App {
  /** The tokens that the backend issued, from a session's cookie, as only the server can read it. */
  tokensOf: (cookie: string) => Promise<{ access: string; refresh: string }>;
  /** The session's cookie, opened. */
  opened: (cookie: string) => Promise<string>;
}

/** Nothing else looks like it, in whatever encoding. */
const password = 'canary/pass word+7391';
const newcomer = () => ({ email: `canary-${crypto.randomUUID()}@example.com`, password });

const encodings = (secret: string): string[] => [
  secret,
  encodeURI(secret),
  encodeURIComponent(secret),
  encodeURIComponent(secret).replaceAll('%20', '+'),
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
  ...[0, 1, 2].map((shift) => Buffer.from('x'.repeat(shift) + secret).toString('base64url').slice(4, -4)),
];

const found = (text: string, secrets: Readonly<Record<string, string>>): Gain => {
  for (const [name, secret] of Object.entries(secrets)) {
    const at = encodings(secret).map((one) => text.indexOf(one)).find((position) => position >= 0);
    if (at !== undefined) return `${name} in …${text.slice(Math.max(0, at - 60), at + 30)}…`;
  }
  return undefined;
};

interface Seen {
  secrets: Record<string, string>;
  places: Record<string, string>;
}

const once = <T>(look: (target: Target) => Promise<T>) => {
  const known = new WeakMap<Target, Promise<T>>();
  return (target: Target): Promise<T> => {
    const seen = known.get(target) ?? look(target);
    known.set(target, seen);
    return seen;
  };
};

const register = async (app: App, user: { email: string; password: string }) => {
  await new Visitor(app.url).json('/api/auth/account/register', { ...user, name: 'Cara Canary' });
  return user;
};

/** A sign-in, its failure before it, and each page afterwards, over HTTP. */
const byHttp = once(async (target): Promise<Seen> => {
  const user = await register(target, newcomer());
  const logBefore = (await target.log()).length;
  const visitor = new Visitor(target.url);
  const places: Record<string, string> = {};
  const headers: string[] = [];
  const note = (name: string, { head, body }: { head: string; body: string }) => {
    const bare = head.replaceAll(/next-auth\.session-token[^;\r]*/g, '');
    places[name] = `${places[name] ?? ''}\n${bare}\n${body}`;
    headers.push(bare);
  };
  // A backend that repeats what it was sent.
  await target.backend.tell({ faults: [{ path: '/auth/login', kind: 'status', status: 500, times: 2, body: JSON.stringify({ message: `${user.password} is not right`, stack: `at login (${user.password})` }) }] });
  note('the text of an error to a form', await visitor.form('/api/auth/callback/credentials', user));
  note('the text of an error to a script', await visitor.signIn(user));
  await target.backend.reset();
  note('the answer to the sign-in', await visitor.signIn(user));
  const secrets = await target.tokensOf(visitor.sessionCookie);
  note('the session', await visitor.ask('/api/auth/session'));
  for (const path of ['/', '/guarded', '/guarded-server', '/guarded-proxy', '/products-proxy', '/change-password', '/pages-router/guarded', '/login', '/signout']) {
    note('HTML', await visitor.ask(path));
    note('the payload of server components', await visitor.payload(path));
    note('the payload of a prefetch', await visitor.payload(path, { 'next-router-prefetch': '1' }));
  }
  const scripts = new Set([...places['HTML']!.matchAll(/\/_next\/static\/[^"'\\?\s]+\.js/g)].map(String));
  if (scripts.size === 0) throw new Error('The pages have no scripts, so that nothing could be found in them.');
  for (const path of scripts) {
    const script = await visitor.ask(path);
    if (script.status !== 200) throw new Error(`Nothing could be found in ${path}, which is not there.`);
    note('the scripts of the pages', script);
  }
  note('an answer of the backend’s', await visitor.ask('/api/backend/products'));
  note('NextAuth’s other answers', await visitor.ask('/api/auth/providers'));
  note('NextAuth’s other answers', await visitor.ask('/api/auth/csrf'));
  places['the session’s cookie, opened (passwords only)'] = await target.opened(visitor.sessionCookie);
  places['the session’s cookie, as the browser has it'] = visitor.sessionCookie.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')).join(' ');
  note('the answer to the sign-out', await visitor.signOut());
  places['the headers of all answers'] = headers.join('\n');
  places['the server’s log'] = (await target.log()).slice(logBefore);
  return { secrets: { 'the password': user.password, 'the access token': secrets.access, 'the refresh token': secrets.refresh }, places };
});

/** The same as a person does it. */
const byBrowser = once(async (target): Promise<Seen> => {
  const user = await register(target, newcomer());
  return inBrowser(target, async (page) => {
    // These may stay empty; a place that nobody looked at is not held.
    const places: Record<string, string> = { addresses: '', Referer: '', 'the console': '' };
    const note = (name: string, text: string) => (places[name] = `${places[name] ?? ''}\n${text}`);
    page.on('console', (message) => note('the console', message.text()));
    page.on('pageerror', (error) => note('the console', error.message));
    page.on('request', (request) => {
      note('addresses', request.url());
      note('Referer', request.headers().referer ?? '');
    });
    await page.addInitScript(() => {
      for (const name of ['pushState', 'replaceState'] as const) {
        const before = history[name].bind(history);
        history[name] = (state: unknown, ...rest: [string, (string | URL | null)?]) => {
          console.debug(`history ${JSON.stringify(state)} ${String(rest[1])}`);
          before(state, ...rest);
        };
      }
    });
    await openSignIn(page);
    // Mistyped first: what an error gives away counts as well.
    await typeIn(page, { ...user, password: `${user.password}!` });
    await page.locator('[role="alert"]:not(:empty)').first().waitFor();
    note('history', page.url());
    note('the DOM', await page.content());
    await typeIn(page, user);
    await page.waitForURL((url) => !url.pathname.endsWith('/login'));
    const look = async (name: string) => {
      const { dom, storage, globals, cookies } = await page.evaluate(() => {
        const seen = new Set<unknown>();
        const texts: string[] = [];
        // Three levels of what a script on the page can reach by names.
        const walk = (value: unknown, depth: number) => {
          if (typeof value === 'string') texts.push(value);
          if (typeof value !== 'object' || value === null || depth > 3 || seen.has(value) || value instanceof Node || value instanceof Window) return;
          seen.add(value);
          for (const key of Object.keys(value).slice(0, 300)) {
            try {
              walk((value as Record<string, unknown>)[key], depth + 1);
            } catch {
              // A getter that throws has nothing to tell.
            }
          }
        };
        for (const key of Object.keys(window)) {
          try {
            walk((window as unknown as Record<string, unknown>)[key], 0);
          } catch {
            // As above.
          }
        }
        const values = [...document.querySelectorAll('input')].map((input) => input.value);
        return {
          dom: document.documentElement.outerHTML + values.join('\n'),
          storage: JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + window.name,
          globals: texts.join('\n'),
          cookies: document.cookie,
        };
      });
      note('the DOM', dom);
      note('storage', storage);
      note('what scripts can reach', globals);
      note('document.cookie', cookies);
      note('history', `${name} ${page.url()} ${await page.evaluate(() => JSON.stringify(history.state))}`);
    };
    await look('home');
    for (const path of ['/products-proxy', '/guarded-server', '/pages-router/guarded']) {
      await page.goto(path);
      await page.locator('[data-slot="session-badge"] summary, #who').first().waitFor();
      await look(path);
    }
    const state = await page.context().storageState({ indexedDB: true });
    note('storage', JSON.stringify(state.origins));
    const cookie = state.cookies.filter(({ name }) => name.includes('session-token')).map(({ name, value }) => `${name}=${value}`).join('; ');
    const { access, refresh } = await target.tokensOf(cookie);
    return { secrets: { 'the password': user.password, 'the access token': access, 'the refresh token': refresh }, places };
  });
});

const passwordOnly = 'the session’s cookie, opened (passwords only)';

const httpPlaces = ['the text of an error to a form', 'the text of an error to a script', 'the answer to the sign-in', 'the session', 'HTML', 'the payload of server components', 'the payload of a prefetch', 'the scripts of the pages', 'an answer of the backend’s', 'NextAuth’s other answers', passwordOnly, 'the session’s cookie, as the browser has it', 'the answer to the sign-out', 'the headers of all answers', 'the server’s log'];
const browserPlaces = ['addresses', 'Referer', 'history', 'the console', 'the DOM', 'storage', 'what scripts can reach', 'document.cookie'];

const within = (place: string, look: (target: Target) => Promise<Seen>, deep: boolean): Probe<Target> => ({
  name: place,
  deep,
  breach: async (target) => {
    const { secrets, places } = await look(target);
    if (places[place] === undefined) throw new Error(`Nobody looked at ${place}.`);
    return found(places[place], place === passwordOnly ? { 'the password': secrets['the password']! } : secrets);
  },
});

const more: Probe<Target>[] = [
  {
    name: 'a failed change of password',
    breach: async (target) => {
      const user = await register(target, newcomer());
      const visitor = await signedIn(target.url, user);
      const typed = { currentPassword: `${password} old`, newPassword: `${password} new` };
      const before = (await target.log()).length;
      await target.backend.tell({ faults: [{ path: '/auth/change-password', kind: 'status', status: 500, times: 2, body: JSON.stringify({ message: JSON.stringify(typed) }) }] });
      const answers = [await visitor.form('/api/auth/account/change-password', typed), await visitor.json('/api/auth/account/change-password', typed)];
      await target.backend.reset();
      return found(answers.map(({ head, body }) => head + body).join('\n') + (await target.log()).slice(before), { 'the old password': typed.currentPassword, 'the new password': typed.newPassword });
    },
  },
  {
    name: 'a failed registration',
    breach: async (target) => {
      const user = newcomer();
      const before = (await target.log()).length;
      await target.backend.tell({ faults: [{ path: '/auth/register', kind: 'status', status: 422, times: 2, body: JSON.stringify({ message: user.password, errors: [{ message: user.password }] }) }] });
      const visitor = new Visitor(target.url);
      const answers = [await visitor.form('/api/auth/account/register', { ...user, name: 'Cara' }), await visitor.json('/api/auth/account/register', { ...user, name: 'Cara' })];
      await target.backend.reset();
      const cookies = [...visitor.cookies].map(([, value]) => `${value} ${Buffer.from(value, 'base64url').toString()}`).join('\n');
      return found(answers.map(({ head, body }) => head + body).join('\n') + cookies + (await target.log()).slice(before), { 'the password': user.password });
    },
  },
];

const tokens = (text: string) => {
  const { backend } = JSON.parse(text) as { backend?: { accessToken?: string; refreshToken?: string } };
  if (!backend?.accessToken || !backend.refreshToken) throw new Error('The session has no tokens, so that none could be found elsewhere.');
  return { access: backend.accessToken, refresh: backend.refreshToken };
};

/** A password or a token where it has no business, with `exposeAccessToken` off. */
export const canaries = attackClass<Target>({
  name: 'passwords and tokens that leak',
  probes: [...httpPlaces.map((place) => within(place, byHttp, false)), ...more, ...browserPlaces.map((place) => within(place, byBrowser, true))],
  kit: () => {
    const opened = async (cookie: string) => {
      const parts = cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1));
      return JSON.stringify(await decode({ token: parts.join(''), secret: attackSecret }));
    };
    return { ...kitApp(), opened, tokensOf: async (cookie) => tokens(await opened(cookie)) };
  },
  twins: {
    'a session with all in it': async () => {
      const opened = (cookie: string) => Promise.resolve(Buffer.from(cookie.split('.')[4] ?? '', 'base64url').toString() + cookie.split('.').map((part) => Buffer.from(part, 'base64url').toString()).join(' '));
      return {
        ...(await weakApp()),
        opened,
        tokensOf: async (cookie) => {
          const text = await opened(cookie);
          return { access: /"jwt":"([^"]+)"/.exec(text)?.[1] ?? 'no access token', refresh: /"refresh":"([^"]+)"/.exec(text)?.[1] ?? 'no refresh token' };
        },
      };
    },
  },
});
