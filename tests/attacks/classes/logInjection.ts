import type { OAuthConfig } from 'next-auth/providers/oauth';
import { authHandler } from '../../../src/auth/server/authHandler.js';
import { withExternalJwt } from '../../../src/auth/server/withExternalJwt.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { Visitor } from '../Visitor.js';

interface Target extends App {
  /** What an app's own logger is told when this is posted to NextAuth's route of an app with an OAuth provider `acme`. */
  told: (path: string, body: Record<string, string>) => Promise<string>;
}

const forged = 'FORGED sign-in of admin@example.com';
// The bell and a colour: a terminal obeys.
const escape = '\u001B[31m\u0007';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A token whose header names what must be understood: some libraries quote it in their error. */
const tokenWith = (text: string, more: object = {}) => `${part({ alg: 'dir', enc: 'A256GCM', crit: [text], [text]: 1, ...more })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;

const q = encodeURIComponent;

const doors: Readonly<Record<string, (visitor: Visitor, text: string) => Promise<unknown>>> = {
  'the e-mail': (visitor, text) => visitor.signIn({ email: `x${text}`, password: 'x' }),
  'the e-mail of a form': (visitor, text) => visitor.form('/api/auth/callback/credentials', { email: `x${text}`, password: 'x' }),
  'a provider': (visitor, text) => visitor.ask(`/api/auth/signin/${q(text)}`),
  'a callback of a provider': (visitor, text) => visitor.ask(`/api/auth/callback/${q(text)}?error=${q(text)}&error_description=${q(text)}`),
  'an action': (visitor, text) => visitor.ask(`/api/auth/${q(text)}`),
  'an error in the query': (visitor, text) => visitor.ask(`/api/auth/error?error=${q(text)}`),
  'a callback URL': (visitor, text) => visitor.ask(`/api/auth/signin?callbackUrl=${q(`https://evil.example/${text}`)}`),
  'a step around a password': (visitor, text) => visitor.json(`/api/auth/account/${q(text)}`, {}),
  'a path': (visitor, text) => visitor.ask(`/x${q(text)}`),
  'the name of a header in a session’s cookie': (visitor, text) => visitor.ask('/api/auth/session', { headers: { cookie: `next-auth.session-token=${tokenWith(text)}` } }),
  'the cookie at a page guarded in proxy.ts': (visitor, text) => visitor.ask('/guarded-proxy', { headers: { cookie: `next-auth.session-token=${tokenWith(text)}` } }),
  'the cookie at a page guarded on the server': (visitor, text) => visitor.ask('/guarded-server', { headers: { cookie: `next-auth.session-token=${tokenWith(text)}` } }),
  'the cookie at the route to the backend': (visitor, text) => visitor.ask('/api/backend/products', { headers: { cookie: `next-auth.session-token=${tokenWith(text)}` } }),
  'the algorithm in a session’s cookie': (visitor, text) => visitor.ask('/api/auth/session', { headers: { cookie: `next-auth.session-token=${tokenWith('x', { alg: text, enc: text, crit: undefined })}` } }),
  'the callback URL’s cookie': (visitor, text) => visitor.ask('/api/auth/session', { headers: { cookie: `next-auth.callback-url=${q(text)}` } }),
  'a body that does not parse': (visitor, text) => visitor.json('/api/auth/callback/credentials', `{"x": ${text}`),
  'the user agent': (visitor, text) => visitor.ask('/api/auth/session', { headers: { 'user-agent': q(text), 'x-forwarded-for': q(text) } }),
};

const probes: Probe<Target>[] = [
  ...Object.entries(doors).map(([door, open]) => ({
    name: `${door}: a line of one’s own`,
    breach: async (app: App): Promise<Gain> => {
      const before = (await app.log()).length;
      await open(new Visitor(app.url), `\n${forged}\r\n${forged}`);
      const lines = (await app.log()).slice(before).split(/\r?\n|\r/);
      return lines.find((line) => line.trimStart().startsWith(forged));
    },
  })),
  ...(
    [
      ['an error that a provider’s form names', 'callback/acme', 'error'],
      ['the code of what a browser reports', '_log', 'code'],
      ['the message of what a browser reports', '_log', 'message'],
      ['the name of a detail that a browser reports', '_log', `x\n${forged}\n`],
    ] as const
  ).map(([door, path, field]): Probe<Target> => ({
    name: `${door}: a line of one’s own`,
    breach: async ({ told }) => (await told(path, { level: 'error', code: 'CLIENT_FETCH_ERROR', message: 'x', [field]: `x\n${forged}` })).split(/\r?\n|\r/).find((line) => line.trimStart().startsWith(forged)),
  })),
  ...['an action', 'the name of a header in a session’s cookie', 'the e-mail'].map((door) => ({
    name: `${door}: signs that a terminal obeys`,
    breach: async (app: App): Promise<Gain> => {
      const before = (await app.log()).length;
      await doors[door]!(new Visitor(app.url), `x${escape}x`);
      const said = (await app.log()).slice(before);
      const sign = /.{0,40}[\u0007\u001B]/.exec(said)?.[0];
      return sign && JSON.stringify(sign);
    },
  })),
];

/** A line in the log that the app did not write. */
export const logInjection = attackClass<Target>({
  name: 'log injection',
  probes,
  kit: () => ({ ...kitApp(), told: toldByKit }),
  twins: { 'a log of what came': async () => ({ ...(await weakApp()), told: (path, body) => Promise.resolve(`${path} ${Object.entries(body).flat().join(' ')}`) }) },
});

const acme: OAuthConfig<object> = { id: 'acme', name: 'Acme', type: 'oauth', clientId: 'x', clientSecret: 'x', authorization: 'https://acme.example/authorize', token: 'https://acme.example/token', userinfo: 'https://acme.example/me', profile: () => ({ id: '1' }) };

const toldByKit: Target['told'] = async (path, body) => {
  const lines: string[] = [];
  // As a plain logger writes it: the code, and each text as it is.
  const note = (code: string, details: unknown) => {
    const texts = details instanceof Error ? [details.message] : Object.entries(details ?? {}).flatMap(([name, value]) => [name, value instanceof Error ? value.message : String(value)]);
    lines.push(`${code} ${texts.join(' ')}`);
  };
  const handler = authHandler(withExternalJwt({ secret: 'a secret of the attacks', providers: [acme], logger: { error: note, warn: () => undefined } }, { baseUrl: 'https://api.example' }));
  await handler(new Request(`http://localhost:3000/api/auth/${path}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(body) }), {
    params: Promise.resolve({ nextauth: path.split('/') }),
  });
  if (lines.length === 0) throw new Error(`Nothing was logged of ${path}, so that this says nothing.`);
  return lines.join('\n');
};
