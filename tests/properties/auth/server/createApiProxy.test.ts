import fc from 'fast-check';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, vi } from 'vitest';
import * as createApiProxy from '../../../../src/auth/server/createApiProxy.js';
import { withExternalJwt } from '../../../../src/auth/server/withExternalJwt.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const origin = 'http://localhost:3000';
const secret = 'a secret of the tests';
const quiet = { error: () => {}, warn: () => {}, debug: () => {} };
const cookie = `next-auth.session-token=${await encode({ secret, token: { backend: { accessToken: 'the.access.token', expiresAt: 4e9 } } })}`;

beforeAll(() => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', secret);
});
afterAll(() => void vi.unstubAllEnvs());

const segment = fc.oneof(fc.constantFrom('products', 'files', 'admin', '..', '.', '%2e%2e', '..%2f..%2fadmin', '%252e%252e', '%5c', '//', 'a b', '', ';x', '%00'), fc.webSegment());
const headerName = fc.constantFrom('authorization', 'cookie', 'host', 'x-forwarded-host', 'x-forwarded-for', 'accept', 'content-type', 'x-http-method-override', 'x-original-url', 'origin', 'sec-fetch-site', 'connection', 'te', 'forwarded', 'accept-language');
const headerValue = fc.oneof(fc.constantFrom('https://evil.example', origin, 'same-origin', 'cross-site', 'Bearer mine', 'DELETE', '/admin', 'application/json'), fc.stringMatching(/^[ -~]{0,20}$/));

property('The API proxy sends the token to the backend’s allowed paths only, with nothing of the browser’s beside it', {
  of: createApiProxy,
  at: 'auth/server/createApiProxy.ts',
  inputs: 1_200,
  check: (module) => {
    const sent: { url: URL; method: string; headers: Record<string, string>; redirect?: string }[] = [];
    const fetch = async (url: URL, init: RequestInit) => {
      sent.push({ url, method: init.method!, headers: init.headers as Record<string, string>, redirect: init.redirect });
      return new Response('{}', { headers: { 'set-cookie': 'backend=1', 'content-type': 'text/html', 'access-control-allow-origin': '*' } });
    };
    const authOptions = withExternalJwt({ logger: quiet, secret }, { baseUrl: 'https://api.example/v1', fetch: fetch as typeof globalThis.fetch });
    const proxy = module.createApiProxy(authOptions, { allow: ['/products', '/products/*', { path: '/files/**', methods: ['GET', 'POST'] }] });
    const forwarded = new Set(['accept', 'accept-language', 'authorization', 'content-type']);
    return fc.asyncProperty(
      fc.oneof(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.tuple(fc.constantFrom('products', 'files'), segment).map((pair) => [...pair])),
      fc.oneof(fc.constant(''), anyText.map((text) => `?${text}`), fc.constantFrom('?a=1', '?x=https://evil.example', '?@evil.example')),
      fc.constantFrom('GET', 'HEAD', 'POST', 'DELETE', 'PUT'),
      fc.dictionary(headerName, headerValue),
      fc.boolean(),
      async (segments, search, method, others, own) => {
        const headers: Record<string, string> = { ...others, ...(own && { 'sec-fetch-site': 'same-origin' }) };
        sent.length = 0;
        const url = new URL(`${origin}/api/backend/${segments.join('/')}`.replace(/[?#]/g, '') + search.replaceAll('#', ''));
        const request = new Request(url, { method, headers: { ...headers, cookie: `${headers.cookie ? `a=${encodeURIComponent(headers.cookie)}; ` : ''}${cookie}` }, ...(method !== 'GET' && method !== 'HEAD' && { body: 'body' }) });
        const path = url.pathname.split('/').slice(3);
        const answer = await proxy(request, { params: Promise.resolve({ path }) });
        await answer.body?.cancel();
        const isSafe = answer.headers.get('set-cookie') === null && answer.headers.get('access-control-allow-origin') === null && answer.headers.get('cache-control') === 'private, no-store' && answer.headers.get('content-security-policy')!.includes('sandbox');
        if (sent.length === 0) return isSafe && answer.status >= 400;
        const [one] = sent;
        // Another site's page can send a form, but has no headers of the app's pages.
        const isOwn = method === 'GET' || method === 'HEAD' || headers['sec-fetch-site'] === 'same-origin' || (headers['sec-fetch-site'] === undefined && headers.origin === origin);
        return (
          isSafe &&
          sent.length === 1 &&
          one!.url.origin === 'https://api.example' &&
          /^\/v1\/(products(\/[^/]+)?|files(\/[^/]+)+)$/.test(one!.url.pathname) &&
          one!.url.search === url.search &&
          one!.method === method &&
          (one!.url.pathname.startsWith('/v1/files') ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD']).includes(method) &&
          one!.redirect === 'manual' &&
          one!.headers.authorization === 'Bearer the.access.token' &&
          Object.keys(one!.headers).every((name) => forwarded.has(name)) &&
          isOwn
        );
      },
    );
  },
  twins: {
    'hands cookies on': ["const forwardedRequestHeaders = ['accept',", "const forwardedRequestHeaders = ['cookie', 'accept',"],
    'lets the caller’s Authorization win': ['authorization: `Bearer ${accessToken}` },', 'authorization: headerOf(asked.headers, \'authorization\') ?? `Bearer ${accessToken}` },'],
    'hands the backend’s cookies back': ["const forwardedAnswerHeaders = ['content-type',", "const forwardedAnswerHeaders = ['set-cookie', 'content-type',"],
    'asks nobody where a POST comes from': ['if (!isRead && !isSameOrigin(', 'if (!isRead && !isRead === isRead && !isSameOrigin('],
    'has no allow-list': ["if (!asked.segments || methods.length === 0) return refusal(404, 'notFound');\n  if (!methods.includes(asked.method)) return refusal(405, 'methodNotAllowed', { allow: methods.join(', ') });", "if (!asked.segments) return refusal(404, 'notFound');"],
    'takes every method': ["if (!methods.includes(asked.method)) return refusal(405, 'methodNotAllowed', { allow: methods.join(', ') });", ''],
    'loses the query': ['url.search = asked.search;', ''],
    'takes the backend from a header': ['const url = backendUrl(options.baseUrl ?? settings?.baseUrl,', "const url = backendUrl(headerOf(asked.headers, 'x-forwarded-host')?.replace(/^(?!https)/, 'https://x.') ?? settings?.baseUrl,"],
    'follows redirects': { file: 'auth/server/streamBackend.ts', from: "redirect: 'manual'", to: "redirect: 'follow'" },
  },
});
