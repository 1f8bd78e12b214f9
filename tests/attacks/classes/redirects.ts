import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { trap } from '../trap.js';
import { demoUser, signedIn, someoneSignedIn, Visitor } from '../Visitor.js';

const statuses = [301, 302, 303, 307, 308] as const;

/** What makes the app ask the backend, by the path that is asked. */
const asks: Readonly<Record<string, (app: App) => Promise<unknown>>> = {
  '/auth/login': (app) => new Visitor(app.url).signIn(),
  '/auth/me': (app) => new Visitor(app.url).signIn(),
  '/auth/register': (app) => new Visitor(app.url).json('/api/auth/account/register', { email: `redirect-${crypto.randomUUID()}@example.com`, password: demoUser.password }),
  '/auth/forgot-password': (app) => new Visitor(app.url).json('/api/auth/account/forgot-password', { email: demoUser.email }),
  '/auth/reset-password': (app) => new Visitor(app.url).json('/api/auth/account/reset-password', { token: 'secret', password: 'a new one of mine' }),
};

/** Those for which somebody must have signed in before the backend turns bad. */
const asksOfPersons: Readonly<Record<string, (visitor: Visitor) => Promise<unknown>>> = {
  '/auth/change-password': (visitor) => visitor.json('/api/auth/account/change-password', { currentPassword: demoUser.password, newPassword: 'a new one of mine' }),
  '/products': (visitor) => visitor.ask('/api/backend/products'),
  '/auth/logout': (visitor) => visitor.signOut(),
};

/** Where the backend was not asked, nothing could be sent on: that would say nothing. */
async function mustHaveAsked({ backend }: App, path: string): Promise<void> {
  const requests = await backend.requests();
  if (!requests.some((one) => one.path === path)) throw new Error(`${path} was not asked.`);
}

const probes: Probe<App>[] = [...Object.keys(asks), ...Object.keys(asksOfPersons)].flatMap((path) =>
  statuses.map((status) => ({
    name: `${status} from ${path}`,
    breach: async (app: App): Promise<Gain> => {
      const { url, caught } = await trap();
      const visitor = path in asksOfPersons ? await (path === '/auth/logout' ? signedIn : someoneSignedIn)(app.url) : undefined;
      caught();
      await app.backend.tell({ faults: [{ path, kind: 'status', status, headers: { location: `${url}/caught` }, body: '{}' }] });
      try {
        await (visitor ? asksOfPersons[path]!(visitor) : asks[path]!(app));
        await mustHaveAsked(app, path);
      } finally {
        await app.backend.reset();
      }
      return caught()[0];
    },
  })),
);

/** The renewal, which a 401 of another path brings about. */
const renewals: Probe<App>[] = statuses.map((status) => ({
  name: `${status} from /auth/refresh`,
  breach: async (app) => {
    const { url, caught } = await trap();
    const visitor = await signedIn(app.url);
    caught();
    await app.backend.tell({
      faults: [
        { path: '/products', kind: 'status', status: 401, body: '{}' },
        { path: '/auth/refresh', kind: 'status', status, headers: { location: `${url}/caught` }, body: '{}' },
      ],
    });
    try {
      await visitor.ask('/api/backend/products');
      await mustHaveAsked(app, '/auth/refresh');
    } finally {
      await app.backend.reset();
    }
    return caught()[0];
  },
}));

/** A backend that sends a password or a token on to another address. */
export const redirects = attackClass<App>({
  name: 'redirects that carry a password or a token on',
  probes: [...probes, ...renewals],
  kit: kitApp,
  twins: { 'a server that follows them': weakApp },
});
