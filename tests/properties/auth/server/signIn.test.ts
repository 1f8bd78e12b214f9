import fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import * as authHandler from '../../../../src/auth/server/authHandler.js';
import * as withExternalJwt from '../../../../src/auth/server/withExternalJwt.js';
import { NextAuthBrowser } from '../../../fixtures/nextAuthBrowser.js';
import { startScriptedBackend, type ScriptedBackend } from '../../../fixtures/scriptedBackend.js';
import { anyText, wellFormedText } from '../../arbitraries.js';
import { property } from '../../property.js';

const origin = 'http://localhost:3000';
let backend: ScriptedBackend;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', origin);
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
  backend = await startScriptedBackend();
  const token = await new SignJWT({ sub: '7' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode('the backend’s own secret'));
  backend.answer('/auth/login', { status: 200, body: { access_token: token } });
});
beforeEach(() => void (backend.requests.length = 0));
afterAll(async () => {
  await backend.close();
  vi.unstubAllEnvs();
});

const quiet = { error: () => {}, warn: () => {}, debug: () => {} };

/** A password as a form can carry it: a single-line input has no line breaks (HTML, value sanitization). */
const password = fc
  .oneof(wellFormedText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constantFrom(' leading and trailing ', 'ﬁ e\u0301 é Å', '\u0000\u0007', '+%20&=;', '"\\/', '\ufeffbom', '🔑'.repeat(2048), 'x'.repeat(8192)))
  .map((text) => text.replace(/[\r\n]/g, ''))
  .filter((text) => text !== '');

/** The one password that the backend got, as its own JSON parser reads it. */
const arrived = (): unknown => {
  const received = backend.requests.splice(0);
  return received.length === 1 ? (JSON.parse(received[0]!.body) as Record<string, unknown>).password : undefined;
};

property('A password arrives at the backend byte for byte, from authorize', {
  of: withExternalJwt,
  at: 'auth/server/withExternalJwt.ts',
  inputs: 2_000,
  check: (module) => {
    const { authorize } = module.withExternalJwt({ logger: quiet }, { baseUrl: backend.url }).providers[0] as unknown as { authorize: (body: unknown) => Promise<object> };
    return fc.asyncProperty(password, async (typed) => {
      const user = await authorize({ email: 'dana@example.com', password: typed, csrfToken: 'x' });
      return arrived() === typed && !JSON.stringify(user).includes('password');
    });
  },
  twins: {
    'trims it': { file: 'auth/server/signInAtBackend.ts', from: 'password: typed.password', to: 'password: typed.password.trim()' },
    'folds it (NFKC)': { file: 'auth/server/signInAtBackend.ts', from: 'password: typed.password', to: "password: typed.password.normalize('NFKC')" },
    'cuts it': { file: 'auth/server/typedCredentials.ts', from: 'password: v.pipe(v.string(), v.minLength(1), v.maxLength(8192))', to: 'password: v.pipe(v.string(), v.transform((text) => text.slice(0, 72)))' },
    'drops what cannot be seen': { file: 'auth/server/signInAtBackend.ts', from: 'password: typed.password', to: "password: typed.password.replace(/\\p{C}/gu, '')" },
    'sends it as a form': { file: 'auth/server/signInAtBackend.ts', from: 'password: typed.password', to: 'password: encodeURIComponent(typed.password)' },
    'puts it on the user': { file: 'auth/server/signInAtBackend.ts', from: '{ ...known, ...own, id:', to: '{ ...known, ...own, ...{ password: typed }, id:' },
  },
});

property('A password arrives at the backend byte for byte, from a form with or without scripts', {
  of: authHandler,
  at: 'auth/server/authHandler.ts',
  inputs: 600,
  check: (module) => {
    const handler = module.authHandler(withExternalJwt.withExternalJwt({ logger: quiet }, { baseUrl: backend.url }));
    const post = async (type: 'form' | 'multipart' | 'script', typed: string) => {
      if (type === 'script') {
        // next-auth's own client: a token of its own, and an url-encoded body.
        const browser = new NextAuthBrowser(handler, origin);
        return browser.signIn('dana@example.com', typed);
      }
      const fields = { email: 'dana@example.com', password: typed, callbackUrl: '/' };
      const body = type === 'form' ? new URLSearchParams(fields) : new FormData();
      if (body instanceof FormData) for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const request = new Request(`${origin}/api/auth/callback/credentials`, { method: 'POST', body, headers: { origin, 'sec-fetch-site': 'same-origin' } });
      return handler(request, { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) });
    };
    return fc.asyncProperty(password, fc.constantFrom('form' as const, 'multipart' as const, 'script' as const), async (typed, type) => {
      await post(type, typed);
      return arrived() === typed;
    });
  },
  twins: {
    'reads a multipart body as Latin': { from: "Buffer.from(latin, 'latin1').toString()", to: 'latin' },
    'reads a + as a +': { from: 'new URLSearchParams(new TextDecoder().decode(bytes))', to: "new URLSearchParams(new TextDecoder().decode(bytes).replaceAll('+', '%2B'))" },
    'does not read multipart': { from: "if (/^multipart\\/form-data\\b/i.test(type))", to: 'if (type === type.toUpperCase())' },
  },
});

const key = fc.oneof(fc.constantFrom('baseUrl', 'base_url', 'url', 'host', 'backend', 'paths', 'path', 'login', 'callbackUrl', '__proto__', 'constructor', 'fields', 'tenant'), fc.string());
const address = fc.oneof(fc.constantFrom('https://evil.example', '//evil.example', '/../../admin', '@evil.example', 'evil.example', '\r\nHost: evil.example'), anyText);

property('No field of a request changes where the password goes', {
  of: withExternalJwt,
  at: 'auth/server/withExternalJwt.ts',
  inputs: 3_000,
  check: (module) => {
    const asked: URL[] = [];
    const fetch = async (url: URL, init: RequestInit) => {
      asked.push(url);
      if (init.redirect !== 'manual' || Object.keys(init.headers as object).some((name) => !['content-type', 'accept'].includes(name))) asked.push(new URL('https://somewhere.else/'));
      return Response.json({}, { status: 401 });
    };
    const base = 'https://api.example/v1';
    const { authorize } = module.withExternalJwt({ logger: quiet }, { baseUrl: base, fields: { tenant: { label: 'Tenant' } }, fetch: fetch as typeof globalThis.fetch }).providers[0] as unknown as { authorize: (body: unknown, request: unknown) => Promise<object> };
    return fc.asyncProperty(
      fc.oneof(fc.record({ email: address, password: address, tenant: address }), fc.record({ email: fc.constant('dana@example.com'), password: fc.constant('secret') })),
      fc.dictionary(key, fc.oneof(address, fc.jsonValue())),
      fc.dictionary(fc.constantFrom('host', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-original-url', 'origin', 'referer'), address),
      fc.constantFrom({}, { challenge: 'abc', kind: 'otp', code: '123456' }),
      async (typed, more, headers, step) => {
        asked.length = 0;
        await authorize({ ...more, ...typed, ...step }, { headers, query: more, body: more, method: 'POST' }).catch(() => undefined);
        const wanted = 'challenge' in step || Object.hasOwn(more, 'challenge') ? ['/v1/auth/challenge', '/v1/auth/login'] : ['/v1/auth/login'];
        return asked.every((url) => url.origin === 'https://api.example' && wanted.includes(url.pathname) && url.search === '' && url.hash === '');
      },
    );
  },
  twins: {
    'takes the address from the form': { file: 'auth/server/signInAtBackend.ts', from: "return tokenAnswer('login', path, body, settings, signal);", to: "return tokenAnswer('login', path, body, { ...settings, baseUrl: typed.fields.tenant ?? settings.baseUrl }, signal);" },
    'puts a field into the path': { file: 'auth/server/signInAtBackend.ts', from: "return tokenAnswer('login', path, body, settings, signal);", to: "return tokenAnswer('login', `${path}/${typed.fields.tenant ?? ''}`, body, settings, signal);" },
    'follows redirects': { file: 'auth/server/callBackend.ts', from: "redirect: 'manual'", to: "redirect: 'follow'" },
    'passes headers on': { file: 'auth/server/signInAtBackend.ts', from: "{ method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body },", to: "{ method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', host: 'x' }, body }," },
  },
});
