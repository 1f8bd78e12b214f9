import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { adminUser, demoUser, signedIn, Visitor } from '../Visitor.js';

const emailOf = async (visitor: Visitor) => (await visitor.session()).user?.email;

/** Somebody whose browser has a cookie that an attacker put there. */
const withCookies = (app: App, header: string): Visitor => {
  const visitor = new Visitor(app.url);
  for (const pair of header.split('; ').filter(Boolean)) visitor.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  return visitor;
};

/** An attacker's own cookie at the victim's sign-in: what the attacker's copy is worth afterwards. */
const planted = (name: string, plant: (app: App) => Promise<string>, signIn: (victim: Visitor) => Promise<unknown>): Probe<App> => ({
  name,
  breach: async (app): Promise<Gain> => {
    const cookie = await plant(app);
    const victim = withCookies(app, cookie);
    await signIn(victim);
    if ((await emailOf(victim)) !== demoUser.email) return 'the victim has somebody else’s session';
    const attacker = withCookies(app, cookie);
    return (await emailOf(attacker)) === demoUser.email ? 'the planted cookie is the victim’s session now' : undefined;
  },
});

const cookieOfAttacker = async (app: App) => (await signedIn(app.url, adminUser)).sessionCookie;
const madeUp = () => Promise.resolve('next-auth.session-token=chosen-by-the-attacker');
const byScript = (victim: Visitor) => victim.signIn(demoUser);
const byForm = (victim: Visitor) => victim.form('/api/auth/callback/credentials', demoUser);

/** A session id that somebody knows before it is anybody's. */
export const fixation = attackClass<App>({
  name: 'session fixation',
  probes: [
    planted('the attacker’s own session, then a sign-in by a script', cookieOfAttacker, byScript),
    planted('the attacker’s own session, then a sign-in by a form', cookieOfAttacker, byForm),
    planted('a made-up session, then a sign-in by a script', madeUp, byScript),
    planted('a made-up session, then a sign-in by a form', madeUp, byForm),
    {
      name: 'two sign-ins of one browser have the same session',
      breach: async (app) => {
        const visitor = await signedIn(app.url);
        const first = visitor.sessionCookie;
        await visitor.signIn(demoUser);
        return visitor.sessionCookie === first ? 'the cookie is the same' : undefined;
      },
    },
    {
      name: 'the session of before the sign-in goes on beside the new one',
      breach: async (app) => {
        const visitor = await signedIn(app.url);
        const before = withCookies(app, visitor.sessionCookie);
        await visitor.signIn(demoUser);
        return (await before.isSignedIn()) ? 'the old cookie is still good' : undefined;
      },
    },
    ...(['sid', 'jti', 'sub', 'sessionToken'] as const).map((name): Probe<App> => ({
      name: `a ${name} that the request brings`,
      breach: async (app) => {
        // Chosen in the request, and then shown as a cookie.
        const victim = withCookies(app, `next-auth.session-token=chosen-${name}`);
        await victim.form('/api/auth/callback/credentials', { ...demoUser, [name]: `chosen-${name}` });
        const attacker = withCookies(app, `next-auth.session-token=chosen-${name}`);
        return (await attacker.isSignedIn()) ? 'the chosen id is a session' : undefined;
      },
    })),
  ],
  kit: kitApp,
  twins: { 'a session id that outlasts the sign-in': () => weakApp({ session: 'id' }) },
});
