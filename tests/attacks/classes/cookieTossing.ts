import { authHandler } from '../../../src/auth/server/authHandler.js';
import { withExternalJwt } from '../../../src/auth/server/withExternalJwt.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { adminUser, demoUser, someoneSignedIn, Visitor } from '../Visitor.js';

interface Target extends App {
  /** What is set on https: whole `Set-Cookie` values. */
  cookiesOnHttps: () => Promise<string[]>;
}

/** Cookies that a sibling host or an old version of the app can plant beside the right ones. */
const planted: Readonly<Record<string, (own: string, others: string) => string>> = {
  'a chunk 9 of the session': (own) => `${own}; next-auth.session-token.9=planted`,
  'a chunk 0 of the session': (own) => `${own}; next-auth.session-token.0=planted`,
  'a chunk 00 of the session': (own) => `${own}; next-auth.session-token.00=planted`,
  'a chunk -1 of the session': (own) => `next-auth.session-token.-1=planted; ${own}`,
  'a longer name': (own) => `${own}; next-auth.session-tokenX=planted`,
  'sixty chunks': (own) => `${own}; ${Array.from({ length: 60 }, (_, i) => `next-auth.session-token.${i + 1}=planted`).join('; ')}`,
  'the same name again, behind': (own) => `${own}; next-auth.session-token=planted`,
  'somebody else’s session behind': (own, others) => `${own}; ${others}`,
  'a callback URL that is a script': (own) => `${own}; next-auth.callback-url=javascript%3Aalert(1)`,
  'a callback URL that is no URL': (own) => `${own}; next-auth.callback-url=%00%ff`,
  'a cookie that does not decode': (own) => `${own}; x=%E0%A4%A; next-auth.session-token.x=%E0`,
  'cookies of the kit’s that are garbage': (own) => `${own}; nau.email=%00; nau.typed=e30; nau.challenge=nauc.otp.300.x; next-auth.session-token.1=e30`,
  'a cookie called __proto__': (own) => `__proto__=planted; constructor=planted; ${own}; next-auth.session-token.3=x`,
};

/** The person stays signed in, as themselves, and nothing breaks. */
const staysWhole = (name: string, plant: (own: string, others: string) => string): Probe<Target> => ({
  name,
  breach: async (target): Promise<Gain> => {
    const own = (await someoneSignedIn(target.url)).sessionCookie;
    const others = name.includes('somebody') ? (await someoneSignedIn(target.url, adminUser)).sessionCookie : '';
    const visitor = new Visitor(target.url);
    const headers = { cookie: plant(own, others) };
    for (const path of ['/api/auth/session', '/guarded-server', '/guarded-proxy', '/login']) {
      const { status, body } = await visitor.ask(path, { headers });
      if (status >= 500) return `${path} answers ${status}`;
      if (path === '/api/auth/session' && !body.includes(demoUser.email)) return `the person is ${body.includes(adminUser.email) ? 'somebody else' : 'signed out'}`;
      if (path.startsWith('/guarded') && status !== 200) return `${path} answers ${status}`;
    }
    return undefined;
  },
});

const rule = (name: string, isRight: (line: string) => boolean, which = /./): Probe<Target> => ({
  name: `on https, ${name}`,
  breach: async ({ cookiesOnHttps }) => (await cookiesOnHttps()).filter((line) => which.test(line)).find((line) => !isRight(line)),
});

const attribute = (line: string, name: RegExp) => line.split('; ').slice(1).some((one) => name.test(one));

/** Cookies that come from another place than the app. */
export const cookieTossing = attackClass<Target>({
  name: 'cookie tossing',
  probes: [
    ...Object.entries(planted).map(([name, plant]) => staysWhole(name, plant)),
    rule('the session’s cookie is the host’s own (__Host-)', (line) => line.startsWith('__Host-'), /session-token/),
    rule('the CSRF cookie is the host’s own (__Host-)', (line) => line.startsWith('__Host-'), /csrf-token/),
    rule('the callback URL’s cookie is the host’s own (__Host-)', (line) => line.startsWith('__Host-'), /callback-url/),
    rule('each cookie is Secure', (line) => attribute(line, /^secure$/i)),
    rule('each cookie has a prefix, so that none comes from http', (line) => /^__(Host|Secure)-/.test(line)),
    rule('each cookie is HttpOnly', (line) => attribute(line, /^httponly$/i)),
    rule('each cookie is SameSite=Lax or stricter', (line) => attribute(line, /^samesite=(lax|strict)$/i)),
    rule('no cookie has a Domain', (line) => !attribute(line, /^domain=/i)),
    rule('no cookie is longer than 4096 bytes', (line) => Buffer.byteLength(line.split(';')[0]!) <= 4096),
  ],
  kit: () => ({ ...kitApp(), cookiesOnHttps: cookiesOfKitOnHttps }),
  twins: {
    'a login that joins what begins with the name': async () => ({
      ...(await weakApp()),
      cookiesOnHttps: () =>
        Promise.resolve([`next-auth.session-token=${'x'.repeat(5000)}; Path=/; Domain=app.example`, 'next-auth.csrf-token=x; Path=/', 'next-auth.callback-url=x; Path=/; SameSite=None']),
    }),
  },
});

/** A sign-in, its failure by a form, and a sign-out, at an app that is on https. */
async function cookiesOfKitOnHttps(): Promise<string[]> {
  const before = process.env.NEXTAUTH_URL;
  process.env.NEXTAUTH_URL = 'https://app.example';
  try {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    // Long enough for several chunks.
    const token = `${part({ alg: 'HS256' })}.${part({ sub: '1', padding: 'x'.repeat(4500) })}.x`;
    const answers = (status: number, body: object) => () => Promise.resolve(Response.json(body, { status }));
    let fetch = answers(200, { access_token: token });
    const handler = authHandler(withExternalJwt({ secret: 'a secret of the attacks', logger: { error: () => undefined, warn: () => undefined } }, { baseUrl: 'https://api.example', account: true, fetch: () => fetch() }));
    const seen: string[] = [];
    const ask = async (path: string, form?: Record<string, string>, cookie = '') => {
      const answer = await handler(
        new Request(`https://app.example/api/auth/${path}`, {
          method: form ? 'POST' : 'GET',
          headers: { cookie, origin: 'https://app.example', 'sec-fetch-site': 'same-origin', ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
          ...(form && { body: new URLSearchParams(form) }),
        }),
        { params: Promise.resolve({ nextauth: path.split('/') }) },
      );
      seen.push(...answer.headers.getSetCookie());
    };
    await ask('csrf');
    await ask('callback/credentials', demoUser);
    if (!seen.some((line) => line.includes('session-token'))) throw new Error('Nobody was signed in, so that nothing can be said about the cookies.');
    fetch = answers(401, {});
    await ask('callback/credentials', demoUser);
    await ask('account/forgot-password', { email: demoUser.email });
    fetch = answers(500, {});
    await ask('account/forgot-password', { email: demoUser.email });
    fetch = answers(200, { challenge: { kind: 'otp', handle: 'h' } });
    await ask('callback/credentials', demoUser);
    // Cookies that are taken away have attributes too, but nothing in them.
    return seen.filter((line) => !/^[^=]+=;/.test(line));
  } finally {
    if (before === undefined) delete process.env.NEXTAUTH_URL;
    else process.env.NEXTAUTH_URL = before;
  }
}
