import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextRequest } from 'next/server.js';
import type { NextAuthOptions } from 'next-auth';
import { hasEnded } from '../model/expiry.js';
import { backendTokenOf } from './backendTokenOf.js';
import { backendUrl } from './backendUrl.js';
import { callBackend, readAtMost } from './callBackend.js';
import { nowOf, settingsOf } from './externalJwtSettings.js';
import { logError } from './log.js';
import { headerOf, ownUrl, type PlainHeaders } from './ownUrl.js';
import { isSameOrigin } from './sameOrigin.js';
import { sessionToken, type Cookies } from './sessionToken.js';
import { SignInFailure } from './signInFailure.js';

/** A path that the proxy forwards: exactly this one; `*` stands for one segment, a final `**` for any number. */
export type ApiProxyRule = string | { path: string; /** Default `['GET']`; `HEAD` goes with `GET`. */ methods?: readonly string[] };

export interface ApiProxyOptions {
  /** What is forwarded; nothing else is. A plain string allows `GET` and `HEAD`. */
  allow: readonly ApiProxyRule[];
  /** Milliseconds for an answer, body included. Default 30 000. */
  timeout?: number;
  /** The longest body that is passed on, either way, in bytes. Default 10 485 760. */
  maxBytes?: number;
}

/** A route handler of the App Router and an API route of the Pages Router in one. */
export interface ApiProxyHandler {
  (request: NextRequest, context: { params: Promise<Record<string, string | string[] | undefined>> }): Promise<Response>;
  (request: NextApiRequest, response: NextApiResponse): Promise<void>;
}

/**
 * A route that forwards allow-listed paths to the backend with the person's token attached on the server, so that the
 * browser never has it. Answers of its own are JSON `{ "error": … }`: 401 `signedOut` or `expired`, 403 `noBackendToken`
 * (another provider's user) or `crossSite`, 404 `notAllowed`, 405 with `Allow`, 413 `tooLarge`, 502 `backendUnreachable` or
 * `backendFault`, 504 `backendTimeout`. All else is the backend's own answer, without its cookies and redirects.
 *
 * @example app/api/backend/[...path]/route.ts
 * ```tsx
 * const handler = createApiProxy(authOptions, { allow: ['/products', { path: '/orders/*', methods: ['GET', 'POST'] }] });
 * export { handler as GET, handler as POST };
 * ```
 * @example pages/api/backend/[...path].ts
 * ```tsx
 * export default createApiProxy(authOptions, { allow: ['/products'] });
 * ```
 */
export function createApiProxy(authOptions: NextAuthOptions, options: ApiProxyOptions): ApiProxyHandler {
  if (!Array.isArray(options?.allow) || options.allow.length === 0) {
    throw new Error('createApiProxy: `allow` is empty, so nothing would be forwarded. List the paths of the backend that the browser may reach, such as ["/products"].');
  }
  const rules = options.allow.map(compileRule);
  const settings = { timeout: 30_000, maxBytes: 10_485_760, ...options, rules };
  const handle = async (request: NextRequest | NextApiRequest, second: object): Promise<Response | void> =>
    'params' in second
      ? handleRoute(request as NextRequest, await (second as RouteContext).params, authOptions, settings)
      : handleApi(request as NextApiRequest, second as NextApiResponse, authOptions, settings);
  return handle as ApiProxyHandler;
}

interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}

interface Rule {
  pattern: RegExp;
  methods: ReadonlySet<string>;
}

interface Settings {
  rules: readonly Rule[];
  timeout: number;
  maxBytes: number;
}

/** What both routers' requests come down to. */
interface ProxyRequest {
  method: string;
  /** Segments of the path, decoded once. */
  segments: readonly string[];
  search: string;
  header: (name: string) => string | null | undefined;
  headers: PlainHeaders;
  cookies: Cookies;
  readBody: () => Promise<Uint8Array<ArrayBuffer> | string | undefined>;
}

interface ProxyAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string | null;
}

async function forward(request: ProxyRequest, authOptions: NextAuthOptions, settings: Settings): Promise<ProxyAnswer> {
  const path = pathOf(request.segments);
  const matching = path === undefined ? [] : settings.rules.filter(({ pattern }) => pattern.test(path));
  if (path === undefined || !matching.length) return refuse(404, 'notAllowed');
  const methods = new Set(matching.flatMap((rule) => [...rule.methods]));
  if (!methods.has(request.method)) return refuse(405, 'methodNotAllowed', { allow: [...methods].join(', ') });
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  // The cookie goes along by itself, so a post needs a proof that it is the app's own.
  if (!isRead && !isSameOrigin(request.header, ownUrl(request.headers))) return refuse(403, 'crossSite');

  const token = await sessionToken(authOptions, request.cookies);
  if (!token) return refuse(401, 'signedOut');
  const backend = backendTokenOf(token);
  if (!backend) return refuse(403, 'noBackendToken');
  if (hasEnded(backend.expiresAt, nowOf(authOptions))) return refuse(401, 'expired');

  const body = isRead ? undefined : await request.readBody();
  if (!isRead && body === undefined) return refuse(413, 'tooLarge');
  try {
    const external = settingsOf(authOptions);
    const url = backendUrl(external?.baseUrl, path);
    url.search = request.search;
    const answer = await callBackend(
      url,
      {
        method: request.method,
        headers: { ...pick(passedOn, request.header), authorization: `Bearer ${backend.accessToken}` },
        body: body?.length ? body : undefined,
      },
      { timeout: settings.timeout, maxBytes: settings.maxBytes, fetch: external?.fetch },
    );
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
      logError(authOptions, 'NAU_API_PROXY', `The backend answered ${answer.status} (a redirect) for ${path}, which is not followed with a token. Allow the final path instead.`);
      return refuse(502, 'backendFault');
    }
    const hasBody = request.method !== 'HEAD' && answer.status !== 204 && answer.status !== 304;
    return {
      status: answer.status,
      headers: { ...pick(passedBack, (name) => answer.headers.get(name)), ...safeHeaders },
      body: hasBody ? answer.body : null,
    };
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error;
    if (error.hint) logError(authOptions, 'NAU_API_PROXY', error.hint);
    const { code } = error.failure;
    return refuse(code === 'backendTimeout' ? 504 : code === 'configuration' ? 500 : 502, code);
  }
}

/** Request headers that the backend gets. Never cookies, never the caller's own Authorization. */
const passedOn = ['accept', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'if-modified-since', 'idempotency-key'];

/** Answer headers that the browser gets. Never Set-Cookie, never what governs caches. */
const passedBack = ['content-type', 'content-disposition', 'content-language', 'etag', 'last-modified', 'link', 'retry-after', 'x-total-count'];

const safeHeaders = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

function pick(names: readonly string[], header: (name: string) => string | null | undefined): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, header(name)]).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function refuse(status: number, error: string, headers: Record<string, string> = {}): ProxyAnswer {
  return { status, headers: { 'content-type': 'application/json', ...safeHeaders, ...headers }, body: JSON.stringify({ error }) };
}

/** The path of the segments; undefined when one of them would change what the path means. */
function pathOf(segments: readonly string[]): string | undefined {
  if (!segments.length || segments.some((segment) => segment === '' || segment === '.' || segment === '..' || /[/\\\u0000-\u001f\u007f]|%(2e|2f|5c)/i.test(segment))) {
    return undefined;
  }
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

function compileRule(rule: ApiProxyRule): Rule {
  const { path, methods = ['GET'] } = typeof rule === 'string' ? { path: rule } : rule;
  if (!/^\/(?!\/)[^?#\\]*$/.test(path) || path.split('/').some((segment) => segment === '..' || segment === '.')) {
    throw new Error(`createApiProxy: "${path}" is no path of the backend. Write it with one leading slash, such as "/products" or "/orders/*".`);
  }
  const segments = path.replace(/^\/|\/$/g, '').split('/');
  if (segments.slice(0, -1).includes('**')) {
    throw new Error(`createApiProxy: "${path}" has "**" before its end. Use "*" for one segment, and "**" as the last one only.`);
  }
  const source = segments.map((segment) =>
    segment === '**' ? '.+' : segment === '*' ? '[^/]+' : encodeURIComponent(decodeURIComponent(segment)).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  const upper = methods.map((method) => method.toUpperCase());
  return { pattern: new RegExp(`^/${source.join('/')}$`), methods: new Set(upper.includes('GET') ? [...upper, 'HEAD'] : upper) };
}

async function handleRoute(
  request: NextRequest,
  params: Record<string, string | string[] | undefined>,
  authOptions: NextAuthOptions,
  settings: Settings,
): Promise<Response> {
  const answer = await forward(
    {
      method: request.method,
      // A route handler gets its segments as they stand in the URL.
      segments: segmentsOf(params).map(decodeOnce),
      search: request.nextUrl.search,
      header: (name) => request.headers.get(name),
      headers: Object.fromEntries(request.headers),
      cookies: request.cookies,
      readBody: () => readAtMost(request, settings.maxBytes),
    },
    authOptions,
    settings,
  );
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

async function handleApi(request: NextApiRequest, response: NextApiResponse, authOptions: NextAuthOptions, settings: Settings): Promise<void> {
  const name = Object.keys(request.query).find((key) => Array.isArray(request.query[key]) && pathInUrl(request).endsWith(request.query[key].map(encodeURIComponent).join('/')));
  const segments = name ? request.query[name] : Object.values(request.query)[0];
  const answer = await forward(
    {
      method: request.method ?? 'GET',
      segments: [segments ?? []].flat(),
      search: searchOf(request),
      header: (header) => headerOf(request.headers, header),
      headers: request.headers,
      cookies: request.cookies,
      readBody: async () => bodyOf(request, settings.maxBytes),
    },
    authOptions,
    settings,
  );
  for (const [header, value] of Object.entries(answer.headers)) response.setHeader(header, value);
  response.status(answer.status).end(answer.body === null ? undefined : Buffer.from(answer.body));
}

/** The catch-all's segments, whatever the app calls it. */
const segmentsOf = (params: Record<string, string | string[] | undefined>): string[] => [Object.values(params).find(Array.isArray) ?? []].flat();

const pathInUrl = (request: NextApiRequest): string => (request.url ?? '').replace(/[?#].*$/, '').replace(/\/$/, '');

const searchOf = (request: NextApiRequest): string => /\?[^#]*/.exec(request.url ?? '')?.[0] ?? '';

function decodeOnce(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // No valid encoding, so no valid path: this is refused.
    return '';
  }
}

/** The body that Next has parsed, written again in its own type. */
function bodyOf(request: NextApiRequest, maxBytes: number): string | undefined {
  const body: unknown = request.body;
  const isForm = (headerOf(request.headers, 'content-type') ?? '').includes('application/x-www-form-urlencoded');
  const text =
    body === undefined || body === null || body === ''
      ? ''
      : typeof body === 'string'
        ? body
        : isForm
          ? new URLSearchParams(body as Record<string, string>).toString()
          : JSON.stringify(body);
  return Buffer.byteLength(text) <= maxBytes ? text : undefined;
}
