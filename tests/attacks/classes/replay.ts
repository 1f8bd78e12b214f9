import { attackClass, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { send } from '../send.js';
import { adminUser, demoUser, signedIn, Visitor } from '../Visitor.js';

/** Where a session counts, and how one sees that it does. */
const places: Readonly<Record<string, (app: App, cookie: string) => Promise<boolean>>> = {
  'the session route': async (app, cookie) => (await send(app.url, '/api/auth/session', { headers: { cookie } })).body.includes(demoUser.email),
  'a page guarded on the server': async (app, cookie) => (await send(app.url, '/guarded-server', { headers: { cookie } })).body.includes('Only people who are signed in'),
  'a page guarded in proxy.ts': async (app, cookie) => (await send(app.url, '/guarded-proxy', { headers: { cookie } })).status === 200,
  'a guarded page of the Pages Router': async (app, cookie) => (await send(app.url, '/pages-router/guarded', { headers: { cookie } })).body.includes('Only people who are signed in'),
  'the route to the backend': async (app, cookie) => (await send(app.url, '/api/backend/products', { headers: { cookie } })).status === 200,
  'a change of the password': async (app, cookie) => {
    await app.backend.reset();
    await new Visitor(app.url).json('/api/auth/account/change-password', { currentPassword: 'x', newPassword: 'a new one of mine' }, { origin: app.url, cookie });
    return (await app.backend.requests()).some(({ path }) => path === '/auth/change-password');
  },
};

const afterwards = (name: string, end: (visitor: Visitor, app: App) => Promise<unknown>): Probe<App>[] =>
  Object.entries(places).map(([place, counts]) => ({
    name: `${name}: ${place}`,
    breach: async (app) => {
      const visitor = await signedIn(app.url);
      const copy = visitor.sessionCookie;
      if (!(await counts(app, copy))) throw new Error(`The cookie does not count at ${place} before its end, so that this says nothing.`);
      await end(visitor, app);
      return (await counts(app, copy)) ? 'the copy still counts' : undefined;
    },
  }));

/** A copied cookie after its session is over. */
export const replay = attackClass<App>({
  name: 'replay of an ended session',
  probes: [
    ...afterwards('after a sign-out by a script', (visitor) => visitor.signOut()),
    ...afterwards('after a sign-out by a form', (visitor) => visitor.form('/api/auth/signout', {})),
    ...afterwards('after somebody else’s sign-in', (visitor) => visitor.signIn(adminUser)).slice(0, 2),
  ],
  kit: kitApp,
  twins: { 'a sign-out that only clears the cookie': weakApp },
});
