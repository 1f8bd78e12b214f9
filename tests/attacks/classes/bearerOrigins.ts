import { createApiClient } from '../../../src/auth/client/apiClient.js';
import { attackClass, type Probe } from '../attackClass.js';
import { generousApiClient, naiveApiClient } from '../weak/naiveApiClient.js';

interface Target {
  /** Asks for an address with the kit's client for `https://api.example/v1`: what left, and where to. */
  ask: (address: string | URL, init?: RequestInit) => Promise<{ url: string; authorization: string | null; redirect: string | undefined }[]>;
}

const base = 'https://api.example/v1';

/** Addresses that are not the backend's, however they look. */
const strangers: readonly (string | URL)[] = [
  'https://evil.example/',
  'https://evil.example/?https://api.example/v1',
  'https://evil.example/#https://api.example/v1',
  'https://evil.example/https://api.example/v1/products',
  'https://api.example.evil.example/v1',
  'https://api.example@evil.example/v1',
  'https://api.example:x@evil.example/v1',
  'https://evil.example\\@api.example/v1',
  'https://evilapi.example/v1',
  'https://api.example:8443/v1',
  'http://api.example/v1',
  'HTTPS://EVIL.EXAMPLE/api.example',
  '//evil.example/api.example/v1',
  '//api.example.evil.example/v1',
  'https://api.example./v1',
  'wss://api.example/v1',
  'https:\\\\evil.example\\api.example',
  new URL('https://evil.example/api.example'),
];

const probes: Probe<Target>[] = [
  ...strangers.map((address) => ({
    name: `${address instanceof URL ? 'a URL object ' : ''}${String(address)}`,
    breach: async ({ ask }: Target) => {
      const sent = await ask(address).catch(() => []);
      return sent.find(({ url, authorization }) => authorization !== null && new URL(url).origin !== 'https://api.example')?.url;
    },
  })),
  {
    name: 'a redirect is followed with the token',
    breach: async ({ ask }) => {
      const [sent] = await ask('/products');
      return sent?.authorization && sent.redirect !== 'error' && sent.redirect !== 'manual' ? `redirect: ${sent.redirect ?? 'follow'}` : undefined;
    },
  },
  {
    name: 'a path that climbs out of the base',
    breach: async ({ ask }) => {
      const sent = await ask('/../../evil').catch(() => []);
      return sent.find(({ url }) => new URL(url).origin !== 'https://api.example')?.url ?? sent.find(({ url }) => url.includes('..'))?.url;
    },
  },
];

/** The bearer token at another origin than the backend's. */
export const bearerOrigins = attackClass<Target>({
  name: 'the bearer at other origins',
  probes,
  kit: () => ({ ask: asking((fetch) => createApiClient({ baseUrl: base, getToken: () => 'secret', fetch })) }),
  twins: {
    'a client that looks for the backend’s name': () => ({ ask: asking((fetch) => naiveApiClient(base, 'secret', fetch)) }),
    'a client that looks at nothing': () => ({ ask: asking((fetch) => generousApiClient(base, 'secret', fetch)) }),
  },
});

const asking =
  (make: (fetch: typeof globalThis.fetch) => (address: string | URL, init?: RequestInit) => Promise<Response>): Target['ask'] =>
  async (address, init) => {
    const sent: Awaited<ReturnType<Target['ask']>> = [];
    const spy: typeof fetch = (input, options) => {
      sent.push({ url: input instanceof Request ? input.url : String(input), authorization: new Headers(options?.headers).get('authorization'), redirect: options?.redirect });
      return Promise.resolve(new Response('{}'));
    };
    await make(spy)(address, init);
    return sent;
  };
