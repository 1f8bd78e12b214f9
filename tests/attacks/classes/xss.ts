import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import { demoUser, Visitor } from '../Visitor.js';

/** Each runs `pwn()` if it is taken for markup or for a script. */
const payloads = {
  'an element': '<nau-pwn><img src=x onerror="pwn()"></nau-pwn>',
  'out of an attribute': '"><nau-pwn><svg onload="pwn()">',
  'out of a single-quoted attribute': "'><nau-pwn><svg onload='pwn()'>",
  'out of a script': '</script><nau-pwn></nau-pwn><script>pwn()</script>',
  'out of a title': '</title><nau-pwn></nau-pwn><script>pwn()</script>',
  'out of a comment': '--><nau-pwn></nau-pwn><script>pwn()</script>',
} as const;
type Payload = keyof typeof payloads;

// Text is escaped, in markup by entities and in Next's inline scripts as \u003c.
const isMarkup = (html: string): Gain => {
  const at = html.indexOf('<nau-pwn');
  return at < 0 ? undefined : `markup: ${html.slice(Math.max(0, at - 80), at + 60)}`;
};

const q = encodeURIComponent;

/** Where a stranger's text can come in, over HTTP. */
const doors: Readonly<Record<string, (text: string, visitor: Visitor) => Promise<string>>> = {
  'the sign-in page’s error': async (text, visitor) => (await visitor.ask(`/login?error=${q(text)}`)).body,
  'the sign-in page’s callbackUrl': async (text, visitor) => (await visitor.ask(`/login?callbackUrl=${q(`/x${text}`)}`)).body,
  'the sign-in page’s email': async (text, visitor) => (await visitor.ask(`/login?email=${q(text)}`)).body,
  'the token of a mail’s link': async (text, visitor) => (await visitor.ask(`/reset-password?token=${q(text)}`)).body,
  'the error page': async (text, visitor) => (await visitor.ask(`/auth-error?error=${q(text)}`)).body,
  'the sign-out page’s callbackUrl': async (text, visitor) => (await visitor.ask(`/signout?callbackUrl=${q(`/x${text}`)}`)).body,
  'a typed e-mail, without scripts': async (text, visitor) => {
    const { headers } = await visitor.form('/api/auth/callback/credentials', { email: text, password: 'x' });
    const { pathname, search } = new URL(headers.get('location') ?? '/', visitor.url);
    return (await visitor.ask(pathname + search)).body;
  },
  'the language’s cookie': async (text, visitor) => {
    visitor.cookies.set('demo-language', q(text));
    return (await visitor.ask('/login')).body;
  },
  'the asked-for language': async (text, visitor) => (await visitor.ask('/login', { headers: { 'accept-language': text } })).body,
  'the Pages Router’s error': async (text, visitor) => (await visitor.ask(`/pages-router/login?error=${q(text)}&email=${q(text)}`)).body,
};

const overHttp: Probe<App>[] = Object.entries(doors).flatMap(([door, open]) =>
  (['an element', 'out of an attribute', 'out of a script'] as const).map((payload) => ({
    name: `${door}: ${payload}`,
    breach: async (app: App) => isMarkup(await open(payloads[payload], new Visitor(app.url))),
  })),
);

const someone = () => ({ email: `xss-${crypto.randomUUID()}@example.com`, password: demoUser.password });

/** What the page did that a text must not do. The policy is off: escaping alone has to hold. */
const inChromium = (name: string, act: (page: Parameters<Parameters<typeof inBrowser>[1]>[0], app: App) => Promise<unknown>): Probe<App> => ({
  name,
  deep: true,
  breach: async (app) =>
    inBrowser(
      app,
      async (page) => {
        let ran = false;
        await page.exposeFunction('pwn', () => (ran = true));
        page.on('dialog', (dialog) => {
          ran = true;
          void dialog.dismiss();
        });
        await act(page, app);
        await page.waitForLoadState();
        const elements = await page.locator('nau-pwn').count();
        // Whatever a script's address would be opened by.
        const scripts = await page.locator('[href^="javascript:" i], [action^="javascript:" i], [src^="javascript:" i], [formaction^="javascript:" i]').count();
        await app.backend.reset();
        return ran ? 'a script ran' : elements ? 'the text is an element' : scripts ? 'a javascript: address' : undefined;
      },
      { bypassCSP: true },
    ),
});

const named = async (app: App, name: string) => {
  const user = someone();
  await new Visitor(app.url).json('/api/auth/account/register', { ...user, name });
  return user;
};

const browserProbes: Probe<App>[] = [
  ...(['an element', 'out of an attribute', 'out of a script'] satisfies Payload[]).map((payload) =>
    inChromium(`a user’s name: ${payload}`, async (page, app) => {
      const user = await named(app, payloads[payload]);
      await openSignIn(page);
      await typeIn(page, user);
      await page.waitForURL((url) => !url.pathname.endsWith('/login'));
      for (const path of ['/guarded-server', '/pages-router/guarded']) await page.goto(path);
      await page.locator('[data-slot="session-badge"] summary').click();
    }),
  ),
  ...(['javascript:pwn()', 'x" onerror="pwn()'] as const).map((image) =>
    inChromium(`a user’s picture: ${image}`, async (page, app) => {
      await app.backend.tell({ faults: [{ path: '/auth/me', kind: 'status', status: 200, body: JSON.stringify({ id: '1', name: 'Dana', image, picture: image }) }] });
      await openSignIn(page);
      await typeIn(page, demoUser);
      await page.waitForURL((url) => !url.pathname.endsWith('/login'));
      await page.locator('[data-slot="session-badge"] summary').click();
    }),
  ),
  inChromium('a text of the backend’s about a field', async (page, app) => {
    const text = payloads['an element'];
    await app.backend.tell({ faults: [{ path: '/auth/login', kind: 'status', status: 422, body: JSON.stringify({ message: text, errors: { email: text, password: text } }) }] });
    await openSignIn(page);
    await typeIn(page, demoUser);
    await page.locator('[role="alert"]:not(:empty), [aria-invalid="true"]').first().waitFor();
  }),
  ...(['error', 'callbackUrl', 'email'] as const).map((parameter) =>
    inChromium(`the sign-in page’s ${parameter}, with scripts`, async (page) => openSignIn(page, `/login?${parameter}=${q(payloads['out of an attribute'])}`)),
  ),
  inChromium('a callbackUrl that is a script', async (page) => page.goto(`/auth-error?error=Verification&callbackUrl=${q('javascript:pwn()')}`)),
  inChromium('an encoded failure with texts in it', async (page) => {
    const packed = Buffer.from(JSON.stringify({ email: payloads['an element'], password: payloads['an element'] })).toString('base64url');
    await openSignIn(page, `/login?error=nau.invalidInput.f${packed}&email=${q(payloads['an element'])}`);
  }),
];

/** A stranger's text that becomes a part of the page. */
export const xss = attackClass<App>({
  name: 'XSS',
  probes: [...overHttp, ...browserProbes],
  kit: kitApp,
  twins: { 'pages that escape nothing': weakApp },
});
