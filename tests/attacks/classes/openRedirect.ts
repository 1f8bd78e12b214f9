import { isSafeCallbackUrl, relativeToOrigin, safeCallbackUrl } from '../../../src/auth/model/callbackUrl.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import { propPlaces, renderedByKit, renderedByTwin, type RenderedProps } from '../renderedProps.js';
import { demoUser, signedIn, Visitor } from '../Visitor.js';
import { naiveCallbackUrl } from '../weak/naiveCallbackUrl.js';

interface Target extends App {
  /** Where a person is sent with this callback URL, as a URL and as a router gets it. */
  judge: (value: string, origin: string) => { url: string; path: string };
  /** HTML from a callback URL in the props. */
  rendered: RenderedProps;
}

const origin = 'https://app.example';

/** What lead, or led once, away from an app or into a script. */
const hostile: Readonly<Record<string, string>> = {
  'another site': 'https://evil.example/',
  'no scheme': '//evil.example',
  'three slashes': '///evil.example',
  'a backslash': '/\\evil.example',
  'two backslashes': '\\\\evil.example',
  'a backslash and a slash': '\\/evil.example',
  'a tab between slashes': '/\t/evil.example',
  'a line break between slashes': '/\n/evil.example',
  'a blank before': ' //evil.example',
  'a null before': '\u0000//evil.example',
  'dots that leave two slashes': '/.//evil.example',
  'up and two slashes': '/x/..//evil.example',
  'a scheme without slashes': 'http:evil.example',
  'a scheme with one slash': 'http:/evil.example',
  'a scheme with backslashes': 'https:\\\\evil.example',
  'a script': 'javascript:alert(1)',
  'a script in odd case': 'JaVaScRiPt:alert(1)',
  'a script with a tab': 'java\tscript:alert(1)',
  'a script behind a blank': ' javascript:alert(1)',
  data: 'data:text/html,<script>alert(1)</script>',
  vbscript: 'vbscript:msgbox(1)',
  'a blob': 'blob:https://evil.example/1',
  'a file': 'file:///etc/passwd',
  'the app as a user name': 'https://app.example@evil.example/',
  'the app with a port as a user name': 'https://app.example:443@evil.example/',
  'a user name at the app': 'https://evil.example@app.example/',
  'the app as a subdomain': 'https://app.example.evil.example/',
  'the app as an end': 'https://evilapp.example/',
  'the app in the path': 'https://evil.example/https://app.example/',
  'the app in the query': 'https://evil.example/?https://app.example/',
  'the app in the hash': 'https://evil.example/#https://app.example/',
  'another port': 'https://app.example:8443/',
  'another scheme': 'http://app.example/',
  'a dot behind the host': 'https://app.example./',
  'full-width letters': 'https://ｅｖｉｌ.example/',
  'two slashes in the app': 'https://app.example//evil.example',
};

const isGone = (value: string): Gain => {
  let url: URL;
  try {
    url = new URL(value, origin);
  } catch {
    return `no URL: ${value}`;
  }
  if (url.origin !== origin || url.username) return `leads to ${url.href}`;
  // A router that is given the path alone.
  const again = new URL(url.pathname + url.search, origin);
  return again.origin === origin ? undefined : `its path leads to ${again.href}`;
};

const judged: Probe<Target>[] = Object.entries(hostile).map(([name, value]) => ({
  name: `judged: ${name}`,
  breach: ({ judge }) => {
    const { url, path } = judge(value, origin);
    return isGone(url) ?? isGone(path);
  },
}));

/** Those that stand for all where each costs requests, aimed at the app's own address. */
const few = (app: App): Readonly<Record<(typeof fewNames)[number], string>> => ({
  'another site': 'https://evil.example/',
  'no scheme': '//evil.example/x',
  'a backslash': '/\\evil.example/x',
  'a script': 'javascript:alert(document.domain)',
  'the app as a user name': `${app.url}@evil.example/`,
});
const fewNames = ['another site', 'no scheme', 'a backslash', 'a script', 'the app as a user name'] as const;

/** Whether a browser that is at the app leaves it by this. */
const leaves = (where: string | undefined, app: App): Gain => {
  if (!where) return undefined;
  try {
    // As browsers do: tabs and line breaks go, a backslash is a slash.
    const url = new URL(where, `${app.url}/login`);
    return url.origin === new URL(app.url).origin ? undefined : `leads to ${url.href}`;
  } catch {
    return undefined;
  }
};

/** Every place of a page that can lead somewhere. */
const leadsAway = (html: string, app: App): Gain =>
  [...html.matchAll(/(?:href|action|formaction|src)="([^"]*)"|name="callbackUrl"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*?name="callbackUrl"/g)]
    .map((found) => leaves((found[1] ?? found[2] ?? found[3])!.replaceAll('&amp;', '&'), app))
    .find(Boolean);

const ways: Readonly<Record<string, (value: string, app: App) => Promise<Gain>>> = {
  'a form without scripts': async (callbackUrl, app) => leaves((await new Visitor(app.url).form('/api/auth/callback/credentials', { ...demoUser, callbackUrl })).headers.get('location'), app),
  'a script’s sign-in': async (callbackUrl, app) => {
    const { url } = JSON.parse((await new Visitor(app.url).signIn(demoUser, callbackUrl)).body) as { url?: string };
    return leaves(url, app);
  },
  'the callback-url cookie': async (callbackUrl, app) => {
    const visitor = new Visitor(app.url);
    visitor.cookies.set('next-auth.callback-url', encodeURIComponent(callbackUrl));
    const { headers } = await visitor.form('/api/auth/callback/credentials', demoUser);
    return leaves(headers.get('location'), app) ?? leadsAway((await visitor.ask('/signout')).body, app) ?? leadsAway((await visitor.ask('/login')).body, app);
  },
  'a sign-out': async (callbackUrl, app) => {
    const visitor = await signedIn(app.url);
    return leaves((await visitor.form('/api/auth/signout', { callbackUrl })).headers.get('location'), app);
  },
  'the query of the sign-in page': async (callbackUrl, app) => leadsAway((await new Visitor(app.url).ask(`/login?callbackUrl=${encodeURIComponent(callbackUrl)}`)).body, app),
  'the query of the other screens': async (callbackUrl, app) => {
    for (const path of ['/signout', '/auth-error', '/register', '/verify-request']) {
      const gain = leadsAway((await new Visitor(app.url).ask(`${path}?error=Verification&callbackUrl=${encodeURIComponent(callbackUrl)}`)).body, app);
      if (gain) return `${path} ${gain}`;
    }
    return undefined;
  },
  'NextAuth’s sign-in address': async (callbackUrl, app) => {
    const visitor = new Visitor(app.url);
    const { headers } = await visitor.ask(`/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);
    const next = headers.get('location');
    const away = leaves(next, app);
    if (away || !next) return away;
    const { pathname, search } = new URL(next, app.url);
    return leadsAway((await visitor.ask(pathname + search)).body, app);
  },
  'a step around a password': async (callbackUrl, app) => leaves((await new Visitor(app.url).form('/api/auth/account/forgot-password', { email: 'x@example.com', callbackUrl })).headers.get('location'), app),
};

const requested: Probe<Target>[] = Object.entries(ways).flatMap(([way, go]) =>
  fewNames.map((name) => ({ name: `${way}: ${name}`, breach: async (app: Target) => go(few(app)[name], app) })),
);

// What a hidden field sends is the server's to judge: `requested`.
const inProps: Probe<Target>[] = propPlaces.flatMap((place) =>
  fewNames.map((name) => ({
    name: `a prop of ${place}: ${name}`,
    breach: (app: Target) => {
      if (!/href="[^"]*account/.test(app.rendered[place]('/account'))) throw new Error(`${place} makes no link of a callback URL, so that nothing can be said about it.`);
      return leadsAway(app.rendered[place](few(app)[name]).replaceAll(/<input[^>]*>/g, ''), app);
    },
  })),
);

const inChromium: Probe<Target>[] = (['with scripts', 'without scripts'] as const).flatMap((mode) =>
  // Where there are no scripts, none can be led to.
  fewNames.filter((name) => mode === 'with scripts' || name !== 'a script').map((name) => ({
    name: `Chromium ${mode}: ${name}`,
    deep: true,
    breach: async (app: Target) =>
      inBrowser(
        app,
        async (page) => {
          const foreign: string[] = [];
          await page.route(({ hostname }) => hostname === 'evil.example', (route) => {
            foreign.push(route.request().url());
            return route.fulfill({ contentType: 'text/html', body: '<title>evil</title>' });
          });
          page.on('dialog', (dialog) => {
            foreign.push(dialog.message());
            void dialog.dismiss();
          });
          const path = `/login?callbackUrl=${encodeURIComponent(few(app)[name])}`;
          if (mode === 'with scripts') await openSignIn(page, path);
          else await page.goto(path);
          const before = page.url();
          await typeIn(page, demoUser);
          // One of them happens, or nothing was tried.
          await Promise.any([page.waitForURL((url) => url.href !== before && !url.pathname.endsWith('/login')), page.waitForEvent('dialog')]);
          await page.waitForLoadState();
          return foreign[0] ?? leaves(page.url(), app);
        },
        { javaScriptEnabled: mode === 'with scripts', bypassCSP: true },
      ),
  })),
);

const others: Probe<Target>[] = [
  {
    name: 'the language switch: a foreign Referer',
    breach: async (app) => leaves((await new Visitor(app.url).form('/language', { language: 'de' }, { referer: 'https://evil.example/x' })).headers.get('location'), app),
  },
  {
    name: 'the language switch: a Referer whose path begins with two slashes',
    breach: async (app) => leaves((await new Visitor(app.url).form('/language', { language: 'de' }, { referer: 'http://x//evil.example/y' })).headers.get('location')?.replace(/^http:\/\/x/, ''), app),
  },
  {
    name: 'a path with two slashes that Next tidies up',
    breach: async (app) => leaves((await new Visitor(app.url).ask('//evil.example/..%2f')).headers.get('location'), app) ?? leadsAway((await new Visitor(app.url).ask('/login?callbackUrl=//evil.example')).body, app),
  },
];

/** A callback URL that leads to another site, or into a script. */
export const openRedirect = attackClass<Target>({
  name: 'open redirect',
  probes: [...judged, ...requested, ...inProps, ...others, ...inChromium],
  kit: () => ({
    ...kitApp(),
    rendered: renderedByKit,
    judge: (value, own) => {
      const url = safeCallbackUrl(value, { origin: own });
      return { url, path: isSafeCallbackUrl(value, { origin: own }) ? relativeToOrigin(value, own) : '/' };
    },
  }),
  twins: {
    'no rule at all': async () => ({ ...(await weakApp()), rendered: renderedByTwin, judge: (value) => ({ url: value, path: value }) }),
    'startsWith': async () => ({ ...(await weakApp({ redirect: 'slash' })), rendered: renderedByTwin, judge: (value, own) => naiveCallbackUrl(value, own) }),
  },
});
