import { fault, jsonOf, notRunning, ok, skipped, warning, type Answer, type App, type Check, type Finding } from './Check.js';
import { policyFinding } from './policyFinding.js';

export const runningChecks: Check[] = [
  {
    id: 'route-answers',
    title: 'The route, running',
    run: async ({ authUrl, ask }) => {
      if (!authUrl) return notRunning;
      const answer = await ask(`${authUrl}/session`);
      if (answer.status === 200 && typeof jsonOf(answer) === 'object') return ok(`${authUrl} answers.`);
      return fault(`${authUrl}/session answers ${answer.status}${jsonOf(answer) === undefined ? ', and no JSON' : ''}.`, 'The browser cannot learn who is signed in.', 'Look into the terminal of the Next server. A 404 is a missing route or a base path that NEXTAUTH_URL lacks; a redirect is a proxy that guards /api/auth.');
    },
  },
  {
    id: 'providers',
    title: 'The providers',
    run: async ({ authUrl, ask }) => {
      if (!authUrl) return notRunning;
      const providers = jsonOf(await ask(`${authUrl}/providers`)) as Record<string, { type?: string }> | undefined;
      const ids = Object.entries(providers ?? {});
      if (ids.some(([, one]) => one?.type === 'credentials')) return ok(`Providers: ${ids.map(([id]) => id).join(', ')}`);
      return fault('No provider takes e-mail and password.', 'LoginForm has nothing to sign in with.', 'Make the options with withExternalJwt, and give its result to the route.');
    },
  },
  { id: 'sign-in-page', title: 'The sign-in page', run: async (app) => pageFinding(app, 'signin', ['sign-in-page'], 'signIn', '/login') },
  // The sign-in page says errors as well, where pages.error leads to it.
  { id: 'error-page', title: 'The error page', run: async (app) => pageFinding(app, 'error?error=Verification', ['auth-error-page', 'sign-in-page'], 'error', '/auth-error') },
  {
    id: 'content-security-policy',
    title: 'The Content-Security-Policy',
    run: async (app) => {
      if (!app.authUrl) return notRunning;
      const page = await shownPage(app, 'signin');
      const policy = page?.headers.get('content-security-policy');
      return policy ? policyFinding(policy, page!.text, new URL(page!.url)) : ok('The sign-in page has no policy that could be in the way.');
    },
  },
  {
    id: 'cookie-size',
    title: 'The session’s cookie',
    run: async (app) => {
      if (!app.authUrl) return notRunning;
      if (!app.credentials) return skipped('Give DOCTOR_EMAIL and DOCTOR_PASSWORD to sign in and look at the cookie.');
      return cookieFinding(app, app.authUrl, app.credentials);
    },
  },
];

/** Follows NextAuth's redirect to the app's page. */
async function shownPage({ authUrl, ask }: App, path: string): Promise<(Answer & { url: string }) | undefined> {
  let url = `${authUrl}/${path}`;
  for (let hop = 0; hop < 4; hop++) {
    const answer = await ask(url, { headers: { accept: 'text/html' } });
    const location = answer.headers.get('location');
    if (!location || answer.status < 300 || answer.status >= 400) return { ...answer, url };
    // To another address would be somebody else's page; NEXTAUTH_URL has a check of its own.
    const next = new URL(location, url);
    url = new URL(next.pathname + next.search, url).href;
  }
  return undefined;
}

async function pageFinding(app: App, path: string, slots: readonly string[], name: string, usual: string): Promise<Finding> {
  if (!app.authUrl) return notRunning;
  const page = await shownPage(app, path);
  if (!page) return fault(`NextAuth’s ${name} page redirects in a circle.`, 'Nobody sees it.', 'See that the proxy does not guard the sign-in page.');
  const { pathname } = new URL(page.url);
  const remedy = `pages: { ${name}: '${usual}' } in the options, and the kit’s page at that path: npx next-auth-ui init writes both.`;
  if (pathname.includes('/api/auth/')) return fault(`NextAuth shows its own ${name} page.`, 'People see a bare page in the place of the kit’s.', remedy);
  if (page.status >= 400 && name === 'signIn') return fault(`${pathname} answers ${page.status}.`, 'NextAuth sends people to a page that is not there.', remedy);
  if (page.status === 404) return fault(`${pathname} answers 404.`, 'NextAuth sends people to a page that is not there.', remedy);
  return slots.some((slot) => page.text.includes(`data-slot="${slot}"`)) ? ok(`${pathname} is the kit’s.`) : warning(`${pathname} does not show the kit’s page in its HTML.`, 'It is another page, or one that comes with scripts only.', remedy);
}

/** Signs in as a browser does. */
async function cookieFinding({ ask }: App, authUrl: string, { email, password }: { email: string; password: string }): Promise<Finding> {
  const jar = new Map<string, string>();
  const keep = ({ headers }: Answer) => {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const csrf = await ask(`${authUrl}/csrf`);
  keep(csrf);
  const { csrfToken = '' } = (jsonOf(csrf) as { csrfToken?: string } | undefined) ?? {};
  const answer = await ask(`${authUrl}/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookie(), origin: new URL(authUrl).origin },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true', callbackUrl: '/' }).toString(),
  });
  keep(answer);
  const parts = [...jar].filter(([name]) => /session-token(\.\d+)?$/.test(name));
  if (!parts.length) return fault('The app does not sign DOCTOR_EMAIL in.', 'The route answered without a session.', 'Look into the terminal of the Next server: it names the reason.');
  const bytes = Buffer.byteLength(cookie());
  const what = `The cookies of a signed-in person have ${bytes} bytes, in ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}.`;
  if (bytes > 12_000) return fault(what, 'Servers refuse such requests (431), and the person is locked out.', 'Put less into the backend’s token, or into the jwt callback.');
  if (bytes > 7000) return warning(what, 'Some proxies refuse more than 8 KB of headers.', 'Put less into the backend’s token, or into the jwt callback.');
  return ok(what);
}
