import { authHandler } from '../../../src/auth/server/authHandler.js';
import { withExternalJwt } from '../../../src/auth/server/withExternalJwt.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import { demoUser } from '../Visitor.js';
import { mergingHandler } from '../weak/mergingHandler.js';

interface Target extends App {
  /** Hands a request to the routes of NextAuth in this process, behind which the backend answers what it is told. `x-reached`: the body came as far as the backend or the session. */
  handle: (request: Request, backend: string) => Promise<Response>;
  /** What the app's own page sends along for somebody who is signed in: without it NextAuth does not read what is in a body. */
  pair: () => Promise<Pair>;
}

interface Pair {
  csrfToken: string;
  /** The token's, and the session's. */
  cookie: string;
}

const origin = 'http://localhost:3000';

/** What a polluted prototype would give to every object. */
const poison: Readonly<Record<string, string>> = {
  // In brackets: without them it would be the prototype of this very table, and no row of it.
  ['__proto__']: '{"__proto__":{"polluted":"yes"}}',
  'constructor.prototype': '{"constructor":{"prototype":{"polluted":"yes"}}}',
  '__proto__ in a list': '[{"__proto__":{"polluted":"yes"}}]',
};

/** Names of fields that some libraries take for paths. */
const names = ['__proto__[polluted]', '__proto__.polluted', 'constructor[prototype][polluted]', 'constructor.prototype.polluted'];

const prototypes = [Object.prototype, Array.prototype, Function.prototype] as unknown as Record<string, unknown>[];
const native = prototypes.map((prototype) => new Set(Object.getOwnPropertyNames(prototype)));

/** What a prototype has got; taken off it again, as everything after would be under its spell. */
const gained = (): Gain => {
  const added = prototypes.flatMap((prototype, i) =>
    Object.getOwnPropertyNames(prototype)
      .filter((name) => !native[i]!.has(name))
      .map((name) => {
        delete prototype[name];
        return name;
      }),
  );
  return added.includes('polluted') ? 'a prototype is polluted' : undefined;
};

const post = (path: string, body: string, type = 'application/json', cookie = '') =>
  new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers: { 'content-type': type, origin, 'sec-fetch-site': 'same-origin', cookie }, body });

const reached = (answer: Response) => answer.headers.get('x-reached') === 'yes';

const handled = (name: string, make: (pair: Pair) => Request, { backend = '{}', hasBody = true } = {}): Probe<Target> => ({
  name,
  breach: async ({ handle, pair }) => {
    const answer = await handle(make(await pair()), backend);
    const gain = gained();
    if (gain === undefined && hasBody && !reached(answer)) throw new Error('Nobody read the body, so that this says nothing.');
    return gain;
  },
});

const inside = (text: string, more: object = {}) => `{"data":${text},"user":${text},"email":"x","password":"x",${text.startsWith('{') ? `${text.slice(1, -1)},` : ''}${JSON.stringify({ json: 'true', ...more }).slice(1)}`;
const formOf = (more: string) => new URLSearchParams({ ...demoUser, [more]: 'yes' }).toString();

const probes: Probe<Target>[] = [
  ...Object.entries(poison).flatMap(([name, text]) => [
    handled(`a sign-in’s JSON: ${name}`, ({ csrfToken, cookie }) => post('callback/credentials', inside(text, { csrfToken }), 'application/json', cookie)),
    handled(`an update of the session: ${name}`, ({ csrfToken, cookie }) => post('session', inside(text, { csrfToken }), 'application/json', cookie)),
    handled(`a step around a password: ${name}`, () => post('account/register', inside(text))),
    handled(`a backend’s answer: ${name}`, () => post('callback/credentials', formOf('x'), 'application/x-www-form-urlencoded'), { backend: inside(text) }),
    handled(`a backend’s errors: ${name}`, () => post('account/register', JSON.stringify(demoUser)), { backend: `{"status":422,"errors":${text}}` }),
  ]),
  ...names.flatMap((name) => [
    handled(`a field ${name}`, () => post('callback/credentials', formOf(name), 'application/x-www-form-urlencoded')),
    handled(`a parameter ${name}`, () => new Request(`${origin}/api/auth/signin?${encodeURIComponent(name)}=yes`), { hasBody: false }),
    handled(`a cookie ${name}`, () => new Request(`${origin}/api/auth/session`, { headers: { cookie: `${name}=yes` } }), { hasBody: false }),
    handled(`a refused field ${name}`, () => post('account/register', JSON.stringify(demoUser)), { backend: JSON.stringify({ status: 422, errors: { [name]: 'yes' } }) }),
  ]),
  {
    name: 'credentials that come by the prototype',
    breach: async ({ handle, pair }) => {
      const { csrfToken, cookie } = await pair();
      const signIn = (credentials: string) => handle(post('callback/credentials', `{"csrfToken":"${csrfToken}",${credentials}}`, 'application/json', cookie), '{"access_token":"asked"}');
      const credentials = '"email":"demo@example.com","password":"x","json":"true"';
      const byPrototype = reached(await signIn(`"__proto__":{${credentials}}`));
      gained();
      if (!reached(await signIn(credentials))) throw new Error('Credentials that come rightly are not taken either, so that this says nothing.');
      return byPrototype ? 'the backend was asked' : undefined;
    },
  },
  ...names.filter((name) => name.includes('.')).flatMap((name): Probe<Target>[] => [
    {
      name: `Chromium: a parameter ${name}`,
      deep: true,
      breach: async (app) =>
        inBrowser(app, async (page) => {
          await openSignIn(page, `/login?${name}=yes`);
          return (await page.evaluate(() => 'polluted' in {})) ? 'the page’s prototype is polluted' : undefined;
        }),
    },
    {
      name: `Chromium: a backend that refuses a field ${name}`,
      deep: true,
      breach: async (app) =>
        inBrowser(app, async (page) => {
          await app.backend.tell({ faults: [{ path: '/auth/login', kind: 'status', status: 422, body: JSON.stringify({ errors: { [name]: 'yes', email: 'no' } }) }] });
          await openSignIn(page);
          await typeIn(page, demoUser);
          await page.locator('[role="alert"]:not(:empty), [aria-invalid="true"]').first().waitFor();
          await app.backend.reset();
          return (await page.evaluate(() => 'polluted' in {})) ? 'the page’s prototype is polluted' : undefined;
        }),
    },
  ]),
];

/** Names that reach into what all objects share. */
export const prototypePollution = attackClass<Target>({
  name: 'prototype pollution',
  probes,
  kit: () => {
    let known: Promise<Pair> | undefined;
    return { ...kitApp(), handle: handleByKit, pair: () => (known ??= pairOfKit()) };
  },
  twins: { 'a merge of what comes': async () => ({ ...(await weakApp()), handle: mergingHandler, pair: () => Promise.resolve({ csrfToken: '', cookie: '' }) }) },
});

const handleByKit: Target['handle'] = async (request, backend) => {
  let isReached = false;
  const handler = authHandler(
    withExternalJwt(
      { secret: 'a secret of the attacks', logger: { error: () => undefined, warn: () => undefined }, callbacks: { jwt: ({ token, trigger }) => { isReached ||= trigger === 'update'; return token; } } },
      {
        baseUrl: 'https://api.example',
        account: true,
        fetch: () => {
          isReached = true;
          const { status = 200 } = JSON.parse(backend) as { status?: number };
          return Promise.resolve(new Response(backend, { status }));
        },
      },
    ),
  );
  const answer = await handler(request, { params: Promise.resolve({ nextauth: new URL(request.url).pathname.split('/').slice(3) }) });
  if (isReached) answer.headers.set('x-reached', 'yes');
  return answer;
};

async function pairOfKit(): Promise<Pair> {
  const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]!);
  const asked = await handleByKit(new Request(`${origin}/api/auth/csrf`), '{}');
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const signedIn = await handleByKit(post('callback/credentials', new URLSearchParams({ ...demoUser, csrfToken, json: 'true' }).toString(), 'application/x-www-form-urlencoded', cookiesOf(asked).join('; ')), JSON.stringify({ access_token: `e30.${Buffer.from('{"sub":"1","exp":9999999999}').toString('base64url')}.x` }));
  const cookie = [...cookiesOf(asked), ...cookiesOf(signedIn)].join('; ');
  if (!cookie.includes('session-token=')) throw new Error('Nobody could sign in, so that nothing can be said about an update of a session.');
  return { csrfToken, cookie };
}
