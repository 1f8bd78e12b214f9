import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { someoneSignedIn } from '../Visitor.js';

const paths = ['/api/auth/session', '/api/auth/csrf', '/api/auth/providers', '/api/backend/products', '/login', '/guarded-server'];

const origins: Readonly<Record<string, string>> = { 'another site': 'https://evil.example', 'a sandboxed frame': 'null' };

const probes: Probe<App>[] = paths.flatMap((path) => [
  ...Object.entries(origins).map(([name, origin]) => ({
    name: `${path}, read by ${name}`,
    breach: async (app: App): Promise<Gain> => {
      const { head } = await (await someoneSignedIn(app.url)).ask(path, { headers: { origin } });
      return /^access-control-allow-[^\r]*/im.exec(head)?.[0];
    },
  })),
  {
    name: `${path}, asked for leave to send a JSON body`,
    breach: async (app: App): Promise<Gain> => {
      const { head } = await (await someoneSignedIn(app.url)).ask(path, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' } });
      return /^access-control-allow-[^\r]*/im.exec(head)?.[0];
    },
  },
]);

/** What a page of another site may read. */
export const crossOriginReads = attackClass<App>({ name: 'reads by other sites (CORS)', probes, kit: kitApp, twins: { 'an Origin that is sent back': weakApp } });
