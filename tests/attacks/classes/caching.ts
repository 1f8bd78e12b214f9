import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, until, weakApp, type App } from '../means.js';
import { demoUser, signedIn, someoneSignedIn, Visitor } from '../Visitor.js';

const secretText = 'Only people who are signed in';

/** Whether somebody else may be given this answer later: a shared cache, or whoever goes back. */
const isKept = (head: string): Gain => {
  const rule = /^cache-control: ([^\r]*)/im.exec(head)?.[1] ?? '';
  return /\bno-store\b/i.test(rule) ? undefined : `Cache-Control: ${rule || 'none'}`;
};

const answers: Readonly<Record<string, (visitor: Visitor) => Promise<{ head: string; body: string }>>> = {
  'the session': (visitor) => visitor.ask('/api/auth/session'),
  'the CSRF token': (visitor) => visitor.ask('/api/auth/csrf'),
  'the providers': (visitor) => visitor.ask('/api/auth/providers'),
  'a page guarded on the server': (visitor) => visitor.ask('/guarded-server'),
  'a page guarded in proxy.ts': (visitor) => visitor.ask('/guarded-proxy'),
  'a page guarded in the browser': (visitor) => visitor.ask('/guarded'),
  'a guarded page of the Pages Router': (visitor) => visitor.ask('/pages-router/guarded'),
  'its payload': (visitor) => visitor.payload('/guarded-server'),
  'a redirect to the sign-in page': (visitor) => new Visitor(visitor.url).ask('/guarded-proxy'),
  'the sign-in page': (visitor) => visitor.ask('/login'),
  'the page of a mail’s link': (visitor) => visitor.ask('/reset-password?token=secret'),
  'an answer of the backend’s': (visitor) => visitor.ask('/api/backend/products'),
  'the answer to a sign-in': (visitor) => visitor.signIn(),
  'the answer to a sign-out': (visitor) => visitor.signOut(),
  'the answer to a step around a password': (visitor) => visitor.json('/api/auth/account/forgot-password', { email: demoUser.email }),
};

/** Addresses that a cache takes for a picture or a stylesheet, and that the app takes for a person's page. */
const deceptive = ['/guarded-server/x.css', '/guarded-server;x.css', '/guarded-server%2fx.css', '/guarded-server%3fx.css', '/guarded-server.css', '/api/auth/session/x.css', '/api/auth/session.css', '/api/auth/session%2f..%2fx.css', '/guarded-server/..%2fx.css', '/pages-router/guarded/x.js'];

const backAfterSignOut = (name: string, withBackForwardCache: boolean): Probe<App> => ({
  name,
  deep: true,
  breach: async (app) =>
    inBrowser(
      app,
      async (page) => {
        await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => document.documentElement.toggleAttribute('data-restored', persisted)));
        await openSignIn(page);
        await typeIn(page, demoUser);
        await page.waitForURL((url) => !url.pathname.endsWith('/login'));
        await page.goto('/guarded-server');
        await page.getByText(secretText).waitFor();
        await page.locator('[data-slot="session-badge"] summary').click();
        await page.getByRole('button', { name: 'Sign out' }).click();
        await until(async () => !((await (await page.request.get('/api/auth/session')).text()).includes('"user"') && (await page.context().cookies()).some((one) => one.name.includes('session-token'))));
        // The way out first: two navigations at once would stop each other.
        await page.waitForURL((url) => !url.pathname.startsWith('/guarded-server'));
        await page.goto('/login');
        const before = page.url();
        // In one step: the page between may go on by itself, which would stop a second one.
        await page.evaluate(() => history.go(-2));
        // A page that comes out of the back-forward cache does not load again.
        await page.waitForURL(({ href }) => href !== before, { waitUntil: 'commit' });
        await page.waitForLoadState('networkidle');
        if (!(await page.getByText(secretText).isVisible())) return undefined;
        // A page that anybody may keep can come by either way: each probe is about its own.
        if ((await page.locator('html[data-restored]').count()) > 0 !== withBackForwardCache) throw new Error('The page is shown again, but by the other cache.');
        return 'the page is shown again';
      },
      { withBackForwardCache },
    ),
});

/** What a cache, or the Back button, shows to the next person. */
export const caching = attackClass<App>({
  name: 'caches and the Back button',
  probes: [
    ...Object.entries(answers).map(([name, ask]) => ({ name: `kept: ${name}`, breach: async (app: App) => isKept((await ask(await (name.includes('answer to a sign') ? signedIn : someoneSignedIn)(app.url))).head) })),
    ...deceptive.map((path) => ({
      name: `deceived by ${path}`,
      breach: async (app: App): Promise<Gain> => {
        const visitor = await someoneSignedIn(app.url);
        const { head, body } = await visitor.ask(path);
        return body.includes(secretText) || body.includes(demoUser.email) ? isKept(head) : undefined;
      },
    })),
    backAfterSignOut('Back after a sign-out, by the HTTP cache', false),
    backAfterSignOut('Back after a sign-out, by the back-forward cache', true),
  ],
  kit: kitApp,
  twins: { 'answers that anybody may keep': weakApp },
});
