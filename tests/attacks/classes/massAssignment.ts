import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { demoUser, someoneSignedIn, Visitor } from '../Visitor.js';

/** Fields that nobody's form has, and what they would make of a person. */
const fields: Readonly<Record<string, unknown>> = {
  roles: ['admin'],
  role: 'admin',
  id: '2',
  sub: '2',
  sid: 'chosen',
  jwt: 'x.y.z',
  backend: { accessToken: 'x.y.z', expiresAt: 9_999_999_999, roles: ['admin'] },
  name: 'Mallory',
  image: 'https://evil.example/x.png',
  ended: false,
  signedInAt: 1,
  user: { roles: ['admin'], name: 'Mallory' },
};

const marks = /Mallory|admin|evil\.example|x\.y\.z|chosen/;

const bodies: Probe<App>[] = Object.entries(fields).map(([name, value]) => ({
  name: `a sign-in that brings ${name}`,
  breach: async (app): Promise<Gain> => {
    await app.backend.reset();
    const visitor = new Visitor(app.url);
    await visitor.json('/api/auth/callback/credentials', { csrfToken: await visitor.csrf(), ...demoUser, json: 'true', [name]: value });
    // The backend notes how long the body was: it has e-mail and password in it, and no more.
    const login = (await app.backend.requests()).find(({ path }) => path === '/auth/login');
    if (login?.bodyBytes !== undefined && login.bodyBytes > Buffer.byteLength(JSON.stringify(demoUser))) return 'the backend got more than e-mail and password';
    return marks.exec(JSON.stringify(await visitor.session()))?.[0];
  },
}));

const updates: Probe<App>[] = Object.entries(fields).map(([name, value]) => ({
  name: `an update of the session that brings ${name}`,
  breach: async (app): Promise<Gain> => {
    const visitor = await someoneSignedIn(app.url);
    const before = await visitor.session();
    await visitor.json('/api/auth/session', { csrfToken: await visitor.csrf(), data: { [name]: value } });
    const after = await visitor.session();
    const without = ({ expires: _expires, accessTokenExpires: _ends, accessTokenExpiresIn: _left, sessionEndsIn: _age, ...rest }: Record<string, unknown>) => JSON.stringify(rest);
    return without(after) === without(before) ? undefined : `the session is ${without(after)}`;
  },
}));

/** Values of other types than a form has. */
const values: Readonly<Record<string, [email: unknown, password: unknown]>> = {
  'an e-mail that is a list': [['demo@example.com', 'admin@example.com'], demoUser.password],
  'an e-mail that is an object': [{ $ne: null }, { $ne: null }],
  'a password that is an object': [demoUser.email, { $gt: '' }],
  'a password that is true': [demoUser.email, true],
  'a password that is a number': [demoUser.email, 0],
  'a password that is null': [demoUser.email, null],
  'a password that is a list of one': [demoUser.email, [demoUser.password]],
  'an e-mail with a text method': [{ toString: 'demo@example.com', trim: 'x' }, demoUser.password],
};

const types: Probe<App>[] = Object.entries(values).map(([name, [email, password]]) => ({
  name,
  breach: async (app): Promise<Gain> => {
    await app.backend.reset();
    const visitor = new Visitor(app.url);
    const { status } = await visitor.json('/api/auth/callback/credentials', { csrfToken: await visitor.csrf(), email, password, json: 'true' });
    if (status >= 500) return `an answer of ${status}`;
    return (await app.backend.requests()).some(({ path }) => path === '/auth/login') ? 'the backend was asked' : undefined;
  },
}));

/** More in a request than its form has. */
export const massAssignment = attackClass<App>({ name: 'mass assignment and odd types', probes: [...bodies, ...updates, ...types], kit: kitApp, twins: { 'a session that takes what comes': weakApp } });
