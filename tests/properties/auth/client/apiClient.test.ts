import axios from 'axios';
import fc from 'fast-check';
import { afterAll, beforeAll, vi } from 'vitest';
import * as apiClient from '../../../../src/auth/client/apiClient.js';
import { hostileUrl } from '../../arbitraries.js';
import { property } from '../../property.js';

const page = 'https://app.example/some/page';
const bases = ['https://api.example', 'https://api.example/v1', 'https://api.example:8443/v1/', 'http://127.0.0.1:4000'] as const;

// What a relative URL is relative to in a browser.
beforeAll(() => void vi.stubGlobal('window', { location: { href: page } }));
afterAll(() => void vi.unstubAllGlobals());

const allowed = fc.constantFrom(undefined, [], ['https://files.example'], ['https://api.example', 'https://files.example/ignored/path']);
const bearer = 'Bearer the.access.token';

/** Hosts that are nearly right, beside all that hostileUrl has. */
const url = fc.oneof(
  hostileUrl,
  fc.tuple(fc.constantFrom('https://', 'http://', '//', 'HTTPS://', 'https:/', 'https:', '\\\\', '/\\', ' https://', 'https:\\\\'), fc.constantFrom('api.example', 'files.example', 'api.example.', 'api.example:443', 'api.example:8443', 'api.example@evil.example', 'evil.example', 'evil.example#@api.example', 'evil.example\\@api.example', '127.0.0.1:4000'), fc.constantFrom('', '/products', '?page=2', '#x', '/../x')).map((parts) => parts.join('')),
  fc.constantFrom('/products', 'products', '', '?a=1', '#a', '/products?to=https://evil.example', '../../x', '@evil.example', '.evil.example/x', ':80@evil.example'),
);

property('The bearer of createApiClient goes to allowed origins only, whatever the URL', {
  of: apiClient,
  at: 'auth/client/apiClient.ts',
  inputs: 5_000,
  check: ({ createApiClient }) =>
    fc.asyncProperty(fc.constantFrom(...bases), allowed, url, fc.constantFrom('text', 'URL', 'Request'), fc.constantFrom(undefined, 'Basic mine'), async (baseUrl, allowedOrigins, asked, form, own) => {
      const sent: Request[] = [];
      const api = createApiClient({
        baseUrl,
        allowedOrigins,
        getToken: () => 'the.access.token',
        fetch: async (input, init) => {
          sent.push(new Request(input, init));
          return new Response();
        },
      });
      const init: RequestInit = own ? { headers: { authorization: own } } : {};
      try {
        // A Request in the place of the path is no part of the types; in JavaScript it happens.
        await api((form === 'text' ? asked : form === 'URL' ? new URL(asked, page) : new Request(new URL(asked, page))) as string, form === 'Request' ? new Request(page, init) : init);
      } catch {
        // No URL, or one that fetch refuses.
        return sent.length === 0;
      }
      const [request] = sent;
      const origins = (allowedOrigins ?? [baseUrl]).map((origin) => new URL(origin).origin);
      const isAllowed = origins.includes(new URL(request!.url).origin);
      const header = request!.headers.get('authorization');
      return sent.length === 1 && header === (own ?? (isAllowed ? bearer : null)) && (header !== bearer || request!.redirect === 'error');
    }),
  twins: {
    'compares the beginning': ['origins.has(url.origin)', '[...origins].some((origin) => url.href.startsWith(origin))'],
    'compares the host': ['origins.has(url.origin)', '[...origins].some((origin) => new URL(origin).hostname === url.hostname)'],
    'asks nobody': ['|| !bearer.isAllowed(url)', ''],
    'follows redirects': ["{ redirect: 'error', ...init, headers }", '{ ...init, headers }'],
    'overwrites the caller’s header': ["headers.has('authorization') || ", ''],
    'always allows its own base': ['(allowedOrigins ?? defaultOrigins)', '[...(allowedOrigins ?? []), ...defaultOrigins]'],
    'judges one URL and asks another': ["return (options.fetch ?? fetch)(url, { redirect: 'error', ...init, headers });", "return (options.fetch ?? fetch)(base.origin + String(path), { redirect: 'error', ...init, headers });"],
  },
});

property('The bearer of attachBearer goes where Axios sends the request, to allowed origins only', {
  of: apiClient,
  at: 'auth/client/apiClient.ts',
  inputs: 3_000,
  check: ({ attachBearer }) =>
    fc.asyncProperty(fc.constantFrom(...bases), allowed, url, fc.constantFrom(undefined, ...bases, 'https://evil.example', 'https://files.example'), fc.constantFrom(undefined, 'Basic mine'), async (baseURL, allowedOrigins, asked, otherBase, own) => {
      const sent: { url: string; header: unknown }[] = [];
      const instance = axios.create({
        baseURL,
        adapter: async (config) => {
          // Where a browser's XMLHttpRequest goes with it.
          sent.push({ url: axios.getUri(config), header: config.headers.get('Authorization') });
          return { data: '', status: 200, statusText: '', headers: {}, config };
        },
      });
      attachBearer(instance, { allowedOrigins, getToken: () => 'the.access.token' });
      try {
        await instance.get(asked, { ...(otherBase && { baseURL: otherBase }), ...(own && { headers: { Authorization: own } }) });
      } catch {
        return sent.length === 0;
      }
      const origins = (allowedOrigins ?? [baseURL]).map((origin) => new URL(origin).origin);
      const [{ url: target, header }] = sent as [(typeof sent)[0]];
      const isAllowed = URL.canParse(target, page) && origins.includes(new URL(target, page).origin);
      return own ? header === own : isAllowed || header === undefined || header === null;
    }),
  twins: {
    'looks at the instance’s base only': ['const base = config.baseURL ?? instance.defaults.baseURL;', 'const base = instance.defaults.baseURL;'],
    'takes every URL for a path': ["const path = config.url ?? '';", "const path = (config.url ?? '').replace(/^.*\\/\\//, '/');"],
    'asks nobody': ["!config.headers.has('Authorization') && bearer.isAllowed(url)", "!config.headers.has('Authorization')"],
    'overwrites the caller’s header': ["!config.headers.has('Authorization') && bearer", 'bearer'],
  },
});

property('After a 401 the request is repeated once at most, and the app is told once', {
  of: apiClient,
  at: 'auth/client/apiClient.ts',
  inputs: 2_000,
  check: ({ createApiClient }) =>
    fc.asyncProperty(fc.array(fc.record({ tokens: fc.tuple(fc.constantFrom(undefined, 'a', 'b'), fc.constantFrom(undefined, 'a', 'b')), good: fc.constantFrom(undefined, 'a', 'b'), stream: fc.boolean() }), { maxLength: 6 }), async (requests) => {
      let told = 0;
      let wanted = 0;
      let isTold = false;
      let sent: (string | null)[] = [];
      let current = requests[0];
      let asked = 0;
      const api = createApiClient({
        baseUrl: 'https://api.example',
        getToken: () => current!.tokens[Math.min(asked++, 1)],
        onAuthExpired: () => void told++,
        fetch: async (_, init) => {
          const header = new Headers(init?.headers).get('authorization');
          sent.push(header);
          return new Response(null, { status: header === (current!.good ? `Bearer ${current!.good}` : '') ? 200 : 401 });
        },
      });
      for (const request of requests) {
        current = request;
        asked = 0;
        sent = [];
        const { tokens: [first, second], good, stream } = request;
        const { status } = await api('/x', { method: 'POST', body: stream ? new Response('x').body : 'x', duplex: 'half' } as RequestInit);
        const isFirstGood = first !== undefined && first === good;
        const newer = !isFirstGood && first !== undefined && second !== undefined && second !== first ? second : undefined;
        const bearers = [first, ...(newer !== undefined && !stream ? [newer] : [])].map((token) => (token ? `Bearer ${token}` : null));
        const succeeds = isFirstGood || (newer !== undefined && !stream && newer === good);
        if (succeeds) isTold = false;
        else if (!isTold && !(newer !== undefined && stream)) {
          isTold = true;
          wanted++;
        }
        if (JSON.stringify(sent) !== JSON.stringify(bearers) || status !== (succeeds ? 200 : 401) || told !== wanted) return false;
      }
      return true;
    }),
  twins: {
    'sends a stream twice': ['!newer || init?.body instanceof ReadableStream', '!newer'],
    'repeats with the refused token': ['return found === refused ? undefined : found;', 'return found;'],
    'tells each time': ['if (!told && !newer) {', 'if (!newer) {'],
    'tells once for ever': ['told = false;\n      return answer;', 'return answer;'],
    'tells of a stream': ['bearer.expired(answer, newer)', 'bearer.expired(answer)'],
    'does not repeat': ['const newer = await bearer.newer(token);', 'const newer = undefined;'],
  },
});
