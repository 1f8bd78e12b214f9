import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import type { RawAnswer } from '../send.js';
import { demoUser, someoneSignedIn, Visitor } from '../Visitor.js';

const megabyte = 1_048_576;
const long = (bytes: number) => 'x'.repeat(bytes);
const deep = (levels: number, open = '{"a":', close = '}') => `${open.repeat(levels)}1${close.repeat(levels)}`;

interface Load {
  path?: string;
  /** At the sign-in’s route JSON gets the CSRF token as well, without which NextAuth would read nothing of it. */
  body?: string;
  type?: string;
  headers?: Record<string, string>;
  signedIn?: boolean;
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const credentials = `email=${encodeURIComponent(demoUser.email)}&password=${encodeURIComponent(demoUser.password)}`;

/** What nobody's form and nobody's browser sends. */
const loads: Readonly<Record<string, Load>> = {
  'a form of 2 MB': { body: `${credentials}&x=${long(2 * megabyte)}`, type: form },
  'a form of one byte too many': { body: `${credentials}&x=${long(megabyte - credentials.length - 2)}`, type: form },
  'a password of 9,000 characters': { body: `email=demo%40example.com&password=${long(9000)}`, type: form },
  'a password of half a megabyte': { body: `email=demo%40example.com&password=${long(megabyte / 2)}`, type: form },
  'an e-mail of 400 characters': { body: `email=${long(400)}%40example.com&password=x`, type: form },
  'JSON of 2 MB': { body: JSON.stringify({ ...demoUser, x: long(2 * megabyte) }), type: json },
  'an e-mail that is a deep object': { body: `{"email":${deep(1000)},"password":"x"}`, type: json },
  'a password that is a list of 10,000': { body: `{"email":"demo@example.com","password":[${'"x",'.repeat(9999)}"x"]}`, type: json },
  'a registration with a name of 100 KB': { path: '/api/auth/account/register', body: JSON.stringify({ email: 'long@example.com', password: demoUser.password, name: long(100_000) }), type: json },
  'a token of 100 KB': { path: '/api/auth/account/reset-password', body: JSON.stringify({ token: long(100_000), password: demoUser.password }), type: json },
  'a new password of 100 KB': { path: '/api/auth/account/change-password', body: JSON.stringify({ currentPassword: 'x', newPassword: long(100_000) }), type: json, signedIn: true },
  'a second step with a handle of 100 KB': { body: new URLSearchParams({ challenge: long(100_000), kind: 'otp', code: '1' }).toString(), type: form },
  'a second step with a code of 100 KB': { body: new URLSearchParams({ challenge: 'x', kind: 'otp', code: long(100_000) }).toString(), type: form },
};

/** What is only to be survived: nothing of it reaches the backend anyway. */
const survived: Readonly<Record<string, Load>> = {
  'JSON of 100,000 levels': { path: '/api/auth/session', body: `{"data":${deep(100_000)}}`, type: json, signedIn: true },
  'lists of 100,000 levels': { path: '/api/auth/session', body: `{"data":${deep(100_000, '[', ']')}}`, type: json, signedIn: true },
  'a step around a password with 100,000 levels': { path: '/api/auth/account/forgot-password', body: `{"email":${deep(100_000)}}`, type: json },
};

const signIn = '/api/auth/callback/credentials';
const isScriptsSignIn = ({ path = signIn, type = form }: Load) => path === signIn && type === json;

const ask = async (app: App, load: Load): Promise<RawAnswer> => {
  const { path = signIn, body = '', type = form, headers, signedIn: needsSession } = load;
  const visitor = needsSession ? await someoneSignedIn(app.url) : new Visitor(app.url);
  const whole = isScriptsSignIn(load) ? `{"csrfToken":"${await visitor.csrf()}","json":"true",${body.slice(1)}` : body;
  await app.backend.reset();
  return visitor.ask(path, { method: 'POST', body: whole, headers: { ...visitor.ownPage, 'content-type': type, ...headers } });
};

const askedOfBackend = async (app: App) => (await app.backend.requests()).find(({ method }) => method === 'POST');

const isAlive = async (app: App): Promise<Gain> => ((await new Visitor(app.url).ask('/login')).status === 200 ? undefined : 'the server answers no more');

const overHttp: Probe<App>[] = [
  ...Object.entries(loads).map(([name, load]) => ({
    name,
    breach: async (app: App): Promise<Gain> => {
      const { status } = await ask(app, load);
      if (status >= 500) return `an answer of ${status}`;
      const request = await askedOfBackend(app);
      if (isScriptsSignIn(load)) {
        await ask(app, { body: JSON.stringify(demoUser), type: json });
        if (!(await askedOfBackend(app))) throw new Error('A harmless body does not get to the backend either, so that this says nothing.');
      }
      return request ? `the backend got it at ${request.path}` : isAlive(app);
    },
  })),
  ...Object.entries(survived).map(([name, load]) => ({
    name,
    breach: async (app: App): Promise<Gain> => {
      const { status } = await ask(app, load);
      return status >= 500 ? `an answer of ${status}` : isAlive(app);
    },
  })),
  ...(
    [
      ['a body of 50 MB from the backend', { body: 'x'.repeat(65_536), repeat: 800 }],
      ['JSON of 100,000 levels from the backend', { body: deep(100_000) }],
      ['a token of 20 KB from the backend', { body: JSON.stringify({ access_token: `e30.${Buffer.from(JSON.stringify({ sub: '1', p: long(15_000) })).toString('base64url')}.x` }) }],
    ] as const
  ).map(([name, answer]) => ({
    name,
    deep: 'repeat' in answer,
    breach: async (app: App): Promise<Gain> => {
      await app.backend.tell({ faults: [{ path: '/auth/login', kind: 'status', status: 200, ...answer }] });
      const visitor = new Visitor(app.url);
      const { status, body, head, cookies } = await visitor.form('/api/auth/callback/credentials', demoUser);
      await app.backend.reset();
      if (status >= 500) return `an answer of ${status}`;
      if (cookies.some((one) => one.includes('session-token') && one.length > 100)) return 'a session was made of it';
      return head.length + body.length > 200_000 ? 'it was handed on' : isAlive(app);
    },
  })),
];

/** Bodies, and answers of the backend's, that are too long or too deep. */
export const oversize = attackClass<App>({ name: 'oversize and deep bodies', probes: overHttp, kit: kitApp, twins: { 'a server that reads and hands on all': weakApp } });
