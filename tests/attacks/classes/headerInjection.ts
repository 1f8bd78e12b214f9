import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import type { RawAnswer } from '../send.js';
import { demoUser, signedIn, Visitor } from '../Visitor.js';

/** Ways to write a line break. */
const breaks: Readonly<Record<string, string>> = {
  'CR LF': '%0d%0a',
  LF: '%0a',
  CR: '%0d',
  'CR LF in UTF-8 that folds to it': '%E5%98%8D%E5%98%8A',
};

const injected = (answer: RawAnswer): Gain => {
  if (answer.status >= 500) return `an answer of ${answer.status}`;
  // A lone CR or LF is a line break to some readers.
  return answer.head.split(/[\r\n]+/).some((line) => /^x-injected:/i.test(line)) || /[\u560d\u560a]/.test(answer.head) ? `a header of the attacker’s in ${JSON.stringify(answer.head.slice(0, 300))}` : undefined;
};

const doors: Readonly<Record<string, (app: App, text: string) => Promise<RawAnswer>>> = {
  'the callback URL of a form': (app, text) => new Visitor(app.url).form('/api/auth/callback/credentials', new URLSearchParams(`email=${demoUser.email}&password=${encodeURIComponent(demoUser.password)}&callbackUrl=%2Fx${text}`)),
  'the callback URL after a failure': (app, text) => new Visitor(app.url).form('/api/auth/callback/credentials', new URLSearchParams(`email=x&password=x&callbackUrl=%2Fx${text}`)),
  'the e-mail of a form that fails': (app, text) => new Visitor(app.url).form('/api/auth/callback/credentials', new URLSearchParams(`email=x${text}&password=x`)),
  'NextAuth’s error address': (app, text) => new Visitor(app.url).ask(`/api/auth/signin?error=x${text}&callbackUrl=%2Fx${text}`),
  'the callback URL of a sign-out': async (app, text) => (await signedIn(app.url)).form('/api/auth/signout', new URLSearchParams(`callbackUrl=%2Fx${text}`)),
  'the language': (app, text) => new Visitor(app.url).form('/language', new URLSearchParams(`language=de${text}`)),
  'the Referer of the language switch': (app, text) => new Visitor(app.url).form('/language', { language: 'de' }, { referer: `${app.url}/x${text}` }),
  'a guarded path': (app, text) => new Visitor(app.url).ask(`/guarded-proxy/x${text}`),
};

const probes: Probe<App>[] = [
  ...Object.entries(doors).flatMap(([door, open]) => Object.entries(breaks).map(([name, text]) => ({ name: `${door}: ${name}`, breach: async (app: App) => injected(await open(app, `${text}x-injected:%201`)) }))),
  {
    name: 'a header of the backend’s with a line break in it',
    breach: async (app) => {
      const visitor = await signedIn(app.url);
      // Node refuses to send it, so that it comes as its encoding: what an app would decode.
      await app.backend.tell({ faults: [{ path: '/products', kind: 'status', status: 200, headers: { etag: '"x%0d%0ax-injected: 1"', 'x-injected': '1' }, body: '[]' }] });
      const answer = await visitor.ask('/api/backend/products');
      await app.backend.reset();
      return injected(answer);
    },
  },
];

/** A line break that ends a header, and begins the attacker's own. */
export const headerInjection = attackClass<App>({ name: 'header injection', probes, kit: kitApp, twins: { 'headers written as they come': weakApp } });
