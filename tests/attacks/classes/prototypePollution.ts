import { authHandler } from '../../../src/auth/server/authHandler.js';
import { withExternalJwt } from '../../../src/auth/server/withExternalJwt.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import { demoUser } from '../Visitor.js';
import { mergingHandler } from '../weak/mergingHandler.js';

interface Target extends App {
  /** Hands a request to the routes of NextAuth in this process, behind which the backend answers what it is told. */
  handle: (request: Request, backend: string) => Promise<Response>;
}

const origin = 'http://localhost:3000';

/** What a polluted prototype would give to every object. */
const poison: Readonly<Record<string, string>> = {
  '__proto__': '{"__proto__":{"polluted":"yes"}}',
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

const handled = (name: string, make: () => Request, backend = '{}'): Probe<Target> => ({
  name,
  breach: async ({ handle }) => {
    await handle(make(), backend);
    return gained();
  },
});

const inside = (text: string) => `{"data":${text},"user":${text},"email":"x","password":"x"}`;
const formOf = (more: string) => new URLSearchParams({ ...demoUser, [more]: 'yes' }).toString();

const probes: Probe<Target>[] = [
  ...Object.entries(poison).flatMap(([name, text]) => [
    handled(`a sign-in’s JSON: ${name}`, () => post('callback/credentials', text)),
    handled(`an update of the session: ${name}`, () => post('session', inside(text))),
    handled(`a step around a password: ${name}`, () => post('account/register', inside(text))),
    handled(`a backend’s answer: ${name}`, () => post('callback/credentials', formOf('x'), 'application/x-www-form-urlencoded'), inside(text)),
    handled(`a backend’s errors: ${name}`, () => post('account/register', JSON.stringify(demoUser)), `{"status":422,"errors":${text}}`),
  ]),
  ...names.flatMap((name) => [
    handled(`a field ${name}`, () => post('callback/credentials', formOf(name), 'application/x-www-form-urlencoded')),
    handled(`a parameter ${name}`, () => new Request(`${origin}/api/auth/signin?${encodeURIComponent(name)}=yes`)),
    handled(`a cookie ${name}`, () => new Request(`${origin}/api/auth/session`, { headers: { cookie: `${name}=yes` } })),
    handled(`a refused field ${name}`, () => post('account/register', JSON.stringify(demoUser)), JSON.stringify({ status: 422, errors: { [name]: 'yes' } })),
  ]),
  {
    name: 'credentials that come by the prototype',
    breach: async ({ handle }) => {
      let asked = false;
      const answer = await handle(post('callback/credentials', '{"__proto__":{"email":"demo@example.com","password":"x","json":"true"}}'), '{"access_token":"asked"}');
      asked = answer.headers.get('x-asked') === 'yes';
      gained();
      return asked ? 'the backend was asked' : undefined;
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
  kit: () => ({ ...kitApp(), handle: handleByKit }),
  twins: { 'a merge of what comes': async () => ({ ...(await weakApp()), handle: mergingHandler }) },
});

const handleByKit: Target['handle'] = async (request, backend) => {
  let asked = false;
  const handler = authHandler(
    withExternalJwt(
      { secret: 'a secret of the attacks', logger: { error: () => undefined, warn: () => undefined } },
      {
        baseUrl: 'https://api.example',
        account: true,
        fetch: () => {
          asked = true;
          const { status = 200 } = JSON.parse(backend) as { status?: number };
          return Promise.resolve(new Response(backend, { status }));
        },
      },
    ),
  );
  const answer = await handler(request, { params: Promise.resolve({ nextauth: new URL(request.url).pathname.split('/').slice(3) }) });
  const told = new Response(null, answer);
  if (asked) told.headers.set('x-asked', 'yes');
  return told;
};
