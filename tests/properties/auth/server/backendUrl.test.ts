import fc from 'fast-check';
import * as backendUrl from '../../../../src/auth/server/backendUrl.js';
import { anyText, hostileUrl } from '../../arbitraries.js';
import { property } from '../../property.js';

const base = fc.constantFrom('https://api.example', 'https://api.example/', 'http://127.0.0.1:4000/v1', 'https://api.example:8443/a/b/');
const path = fc.oneof(hostileUrl, anyText, fc.webPath(), fc.array(fc.constantFrom('/', '..', '.', '%2e%2e', '%2E.', '\\', '//', '@evil.example', ':80', '?', '#', 'auth', 'login', '\t'), { maxLength: 8 }).map((parts) => parts.join('')));

property('No path leads away from the backend or out of its base path', {
  of: backendUrl,
  at: 'auth/server/backendUrl.ts',
  inputs: 3_000,
  check: (module) =>
    fc.property(base, path, (from, to) => {
      const home = new URL(from);
      const folder = home.pathname.replace(/\/?$/, '/');
      try {
        const url = module.backendUrl(from, to);
        return url.origin === home.origin && url.username === '' && url.password === '' && url.pathname.startsWith(folder);
      } catch (error) {
        return (error as Error).message === 'nau.configuration';
      }
    }),
  twins: {
    'lets dots out of the base path': [' || !url.pathname.startsWith(folder)', ''],
    'resolves the path as a link': ["new URL(`${base.origin}${folder}${path.replace(/^\\/+/, '')}`)", 'new URL(path, base)'],
    'forgets the slash between': ['`${base.pathname.replace(/\\/+$/, \'\')}/`', "base.pathname.replace(/\\/+$/, '')"],
  },
});

property('A base URL is plain http or https, or none', {
  of: backendUrl,
  at: 'auth/server/backendUrl.ts',
  inputs: 1_000,
  check: (module) =>
    fc.property(fc.oneof(hostileUrl, anyText, base, fc.constantFrom('https://user:secret@api.example', 'https://user@api.example/v1', 'https://api.example?key=secret', 'https://api.example/v1#top', 'no address: secret')), (from) => {
      if (!from) return true;
      try {
        const url = module.backendUrl(from, '/auth/login');
        const given = new URL(from);
        return /^https?:$/.test(url.protocol) && [given.username, given.password, given.search, given.hash, url.username, url.search].every((part) => part === '') && url.origin === given.origin && url.pathname.endsWith('/auth/login');
      } catch (error) {
        // The value may hold credentials.
        const { message, hint = '' } = error as Error & { hint?: string };
        return message === 'nau.configuration' && (from.length < 12 || !hint.includes(from));
      }
    }),
  twins: {
    'takes any scheme': ["if (url.protocol !== 'http:' && url.protocol !== 'https:') throw", "if (url.protocol === 'gopher:') throw"],
    'takes a user name': ['if (url.username || url.password) throw', "if (url.username === 'nobody') throw"],
    'takes a query': ['if (url.search || url.hash) throw', "if (url.hash === '#') throw"],
    'shows the value': ["throw misconfigured('is not a URL');", 'throw misconfigured(`is not a URL: ${text}`);'],
  },
});
