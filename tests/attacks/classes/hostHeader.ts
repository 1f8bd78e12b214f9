import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { send, type RawRequest } from '../send.js';
import { demoUser, signedIn } from '../Visitor.js';

const evil = 'evil.example';

/** Ways to claim another host. */
const claims: Readonly<Record<string, RawRequest>> = {
  Host: { host: evil },
  'Host with a port': { host: `${evil}:443` },
  'X-Forwarded-Host': { headers: { 'x-forwarded-host': evil, 'x-forwarded-proto': 'https' } },
  'X-Forwarded-Host, two of them': { headers: { 'x-forwarded-host': `${evil}, localhost` } },
  Forwarded: { headers: { forwarded: `for=1.2.3.4;host=${evil};proto=https` } },
  'X-Host': { headers: { 'x-host': evil, 'x-forwarded-server': evil } },
};

/** What answers with an address of the app in it. */
const answers: Readonly<Record<string, (app: App, claim: RawRequest) => Promise<{ head: string; body: string }>>> = {
  'the redirect of proxy.ts': (app, claim) => send(app.url, '/guarded-proxy', claim),
  'the redirect of a guarded page': (app, claim) => send(app.url, '/guarded-server', claim),
  'the redirect after a sign-in': (app, claim) =>
    send(app.url, '/api/auth/callback/credentials', {
      ...claim,
      method: 'POST',
      headers: { ...(claim.headers as Record<string, string>), 'content-type': 'application/x-www-form-urlencoded', origin: app.url, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ ...demoUser, callbackUrl: '/guarded' }).toString(),
    }),
  'the redirect after a sign-out': async (app, claim) => {
    const visitor = await signedIn(app.url);
    return send(app.url, '/api/auth/signout', {
      ...claim,
      method: 'POST',
      headers: { ...(claim.headers as Record<string, string>), cookie: visitor.cookieHeader, 'content-type': 'application/x-www-form-urlencoded', origin: app.url, 'sec-fetch-site': 'same-origin' },
      body: 'callbackUrl=%2Flogin',
    });
  },
  'NextAuth’s list of providers': (app, claim) => send(app.url, '/api/auth/providers', claim),
  'NextAuth’s sign-in address': (app, claim) => send(app.url, '/api/auth/signin', claim),
};

const probes: Probe<App>[] = Object.entries(answers).flatMap(([what, ask]) =>
  Object.entries(claims).map(([claim, request]) => ({
    name: `${what}: ${claim}`,
    breach: async (app: App): Promise<Gain> => {
      const { head, body } = await ask(app, request);
      return /[^\r\n]*evil\.example[^\r\n]*/.exec(`${head}\n${body}`)?.[0];
    },
  })),
);

/** An address that is made of what the request claims. */
export const hostHeader = attackClass<App>({ name: 'host header', probes, kit: kitApp, twins: { 'addresses made of the request’s host': weakApp } });
