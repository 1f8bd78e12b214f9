import { Readable } from 'node:stream';
import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextAuthOptions } from 'next-auth';
import { hasEnded } from '../model/expiry.js';
import { allowedMethods, compileAllowList, proxiedSegments, type AllowedPath, type CompiledRule } from './apiProxyPath.js';
import { backendTokenOf } from './backendTokenOf.js';
import { backendUrl } from './backendUrl.js';
import { callBackend, readAtMost, type BackendAnswer } from './callBackend.js';
import { parseCookies } from './cookies.js';
import { nowOf, settingsOf } from './externalJwtSettings.js';
import { logError } from './log.js';
import { headerOf, ownUrl, type PlainHeaders } from './ownUrl.js';
import { isSameOrigin } from './sameOrigin.js';
import { sessionToken } from './sessionToken.js';
import { SignInFailure } from './signInFailure.js';

/**
 * A route that forwards allow-listed requests to the backend and attaches the access token on the server, so that the
 * browser needs no token at all. The file is a catch-all of any name.
 *
 * Patterns: `/products` is that path; `*` stands for one segment; `/**` at the end for one or more. Without `methods` a
 * path takes GET and HEAD.
 *
 * Of the request only the query, the body and harmless headers go on, never cookies or the caller's Authorization; of the
 * answer the status, the body and harmless headers come back, never cookies. Bodies are buffered, not streamed: that keeps
 * limits and time-outs exact, and makes this route unfit for large downloads and event streams. In the Pages Router Next
 * parses bodies as text; for binary ones add `export const config = { api: { bodyParser: false } }` to the route.
 *
 * | answer | when |
 * |---|---|
 * | 401 `signedOut` / `expired` | nobody is signed in / the access token has ended |
 * | 403 `noBackendToken` | signed in with another provider |
 * | 403 `crossSite` | a method other than GET and HEAD that does not come from the app's own pages |
 * | 404 `notFound` / 405 `methodNotAllowed` | not on the allow-list |
 * | 413 `tooLarge` | the request's body is longer than `maxBodyBytes` |
 * | 415 `bodyDamaged` | Pages Router: Next's body parser has damaged a binary body, see above |
 * | 502 `backendUnreachable` / `backendFault` | no connection / a redirect, or an answer longer than `maxAnswerBytes` |
 * | 504 `backendTimeout` | no whole answer in time |
 * | 500 `configuration` | the base URL cannot be used; the log says why |
 * | the backend's own | everything else, its 401 and 5xx included |
 *
 * @throws at start for a pattern that can never match; at a request when NEXTAUTH_SECRET is missing
 * @example
 * ```tsx
 * // app/api/backend/[...path]/route.ts
 * const proxy = createApiProxy(authOptions, { allow: ['/products', { path: '/cart/*', methods: ['GET', 'POST', 'DELETE'] }] });
 * export { proxy as GET, proxy as POST, proxy as DELETE };
 * // pages/api/backend/[...path].ts
 * export default createApiProxy(authOptions, { allow: ['/products'] });
 * ```
 */
export function createApiProxy(authOptions: NextAuthOptions, options: ApiProxyOptions): ApiProxy {
  const rules = compileAllowList(options.allow);
  return (async (request: Request | NextApiRequest, second: RouteContext | NextApiResponse) => {
    if (isAppRouter(request)) {
      const asked = await fromRequest(request, await (second as RouteContext).params, options);
      const { status, headers, body } = await forward(asked, rules, authOptions, options);
      return new Response(body, { status, headers });
    }
    const response = second as NextApiResponse;
    const { status, headers, body } = await forward(fromApiRequest(request, options), rules, authOptions, options);
    response.status(status);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(body === null || typeof body === 'string' ? body : Buffer.from(body));
    return undefined;
  }) as ApiProxy;
}

export interface ApiProxyOptions {
  /** What may be asked for; nothing else reaches the backend. */
  allow: readonly AllowedPath[];
  /** The backend's address. Default: that of `withExternalJwt`, else `AUTH_BACKEND_URL`. */
  baseUrl?: string;
  /** Milliseconds for the whole answer. Default: that of `withExternalJwt`, else 10 000. */
  timeout?: number;
  /** The longest answer that is passed on, in bytes. Default 5 242 880. */
  maxAnswerBytes?: number;
  /** The longest request body, in bytes. Default 1 048 576, also the limit of Next's parser in the Pages Router. */
  maxBodyBytes?: number;
}

/** A route handler of the App Router and an API route of the Pages Router in one. */
export interface ApiProxy {
  (request: NextApiRequest, response: NextApiResponse): Promise<void>;
  // Last, as Next's webpack build checks route handlers by Parameters<…>, which sees the last overload only.
  (request: Request, context: { params: Promise<Record<string, string | string[] | undefined>> }): Promise<Response>;
}

interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}

interface AskedRequest {
  method: string;
  segments: string[] | undefined;
  search: string;
  headers: PlainHeaders;
  cookies: Record<string, string>;
  /** Read late, when the request has been let in. */
  body: () => Promise<AskedBody>;
}

/** The body (`undefined`: none), or the status to refuse it with. */
type AskedBody = Uint8Array<ArrayBuffer> | string | undefined | 413 | 415;

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string | null;
}

const forwardedRequestHeaders = ['accept', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'idempotency-key', 'prefer'];
const forwardedAnswerHeaders = ['content-type', 'content-language', 'content-disposition', 'etag', 'last-modified', 'retry-after', 'link', 'x-total-count'];

const ownHeaders = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  // The backend's answers come from the app's origin here: an HTML answer must not run scripts in it.
  'content-security-policy': "default-src 'none'; sandbox",
};

async function forward(asked: AskedRequest, rules: readonly CompiledRule[], authOptions: NextAuthOptions, options: ApiProxyOptions): Promise<Answer> {
  const methods = asked.segments ? allowedMethods(rules, asked.segments) : [];
  if (!asked.segments || methods.length === 0) return refusal(404, 'notFound');
  if (!methods.includes(asked.method)) return refusal(405, 'methodNotAllowed', { allow: methods.join(', ') });
  const isRead = asked.method === 'GET' || asked.method === 'HEAD';
  if (!isRead && !isSameOrigin(asked.headers, ownUrl(asked.headers).origin)) return refusal(403, 'crossSite');

  const token = await sessionToken(asked, authOptions);
  if (!token) return refusal(401, 'signedOut');
  const backend = backendTokenOf(token);
  if (!backend) return refusal(403, 'noBackendToken');
  if (hasEnded(backend.expiresAt, nowOf(authOptions))) return refusal(401, 'expired');

  const body = isRead ? undefined : await asked.body();
  if (body === 413) return refusal(413, 'tooLarge');
  if (body === 415) return refusal(415, 'bodyDamaged');
  const settings = settingsOf(authOptions);
  try {
    const url = backendUrl(options.baseUrl ?? settings?.baseUrl, asked.segments.map(encodeURIComponent).join('/'));
    url.search = asked.search;
    const answer = await callBackend(
      url,
      { method: asked.method, headers: { ...picked((name) => headerOf(asked.headers, name), forwardedRequestHeaders), authorization: `Bearer ${backend.accessToken}` }, body },
      { timeout: options.timeout ?? settings?.timeout ?? 10_000, maxBytes: options.maxAnswerBytes ?? 5_242_880, fetch: settings?.fetch },
    );
    return passedOn(answer, authOptions);
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error;
    if (error.hint) logError(authOptions, 'NAU_API_PROXY', error.hint);
    const { code } = error.failure;
    return refusal(code === 'backendTimeout' ? 504 : code === 'configuration' ? 500 : 502, code);
  }
}

const defaultMaxBodyBytes = 1_048_576;

function passedOn(answer: BackendAnswer, authOptions: NextAuthOptions): Answer {
  const { status } = answer;
  if (status >= 300 && status < 400 && status !== 304) {
    logError(authOptions, 'NAU_API_PROXY', `The backend answered ${status}, a redirect, which is not followed with a token. Ask for the final path.`);
    return refusal(502, 'backendFault');
  }
  // These must not have a body (fetch standard, null body status).
  const isEmpty = status === 204 || status === 205 || status === 304 || answer.body.byteLength === 0;
  return { status, headers: { ...picked((name) => answer.headers.get(name) ?? undefined, forwardedAnswerHeaders), ...ownHeaders }, body: isEmpty ? null : answer.body };
}

function refusal(status: number, error: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...ownHeaders, ...headers }, body: JSON.stringify({ error }) };
}

function picked(read: (name: string) => string | undefined, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = read(name);
    return value === undefined ? [] : [[name, value] as const];
  }));
}

function isAppRouter(request: Request | NextApiRequest): request is Request {
  return typeof (request.headers as Partial<Headers>).get === 'function';
}

async function fromRequest(request: Request, params: Record<string, string | string[] | undefined>, { maxBodyBytes = defaultMaxBodyBytes }: ApiProxyOptions): Promise<AskedRequest> {
  const url = new URL(request.url);
  const count = Object.values(params).find(Array.isArray)?.length ?? 0;
  return {
    method: request.method,
    // From the URL and not from params: there each segment is encoded exactly once, whatever Next does to params.
    segments: proxiedSegments(url.pathname, count),
    search: url.search,
    headers: Object.fromEntries(request.headers),
    cookies: parseCookies(request.headers.get('cookie')),
    body: () => bodyOfStream(request, maxBodyBytes),
  };
}

async function bodyOfStream(source: { body: ReadableStream<Uint8Array> | null }, maxBytes: number): Promise<AskedBody> {
  const bytes = await readAtMost(source, maxBytes);
  return bytes ? (bytes.byteLength > 0 ? bytes : undefined) : 413;
}

function fromApiRequest(request: NextApiRequest, { maxBodyBytes = defaultMaxBodyBytes }: ApiProxyOptions): AskedRequest {
  const url = new URL(request.url ?? '/', 'http://path.invalid');
  return {
    method: request.method ?? 'GET',
    segments: proxiedSegments(url.pathname, catchAllLength(request, url)),
    search: url.search,
    headers: request.headers,
    cookies: { ...request.cookies } as Record<string, string>,
    body: () => apiBody(request, maxBodyBytes),
  };
}

// Next mixes route parameters and the query, in which a repeated parameter is an array too; the route's comes first.
function catchAllLength(request: NextApiRequest, url: URL): number {
  const lists = Object.entries(request.query).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  const isRoute = ([, list]: [string, string[]]) => proxiedSegments(url.pathname, list.length)?.join('/') === list.join('/');
  const fromRoute = lists.filter(isRoute);
  return (fromRoute.find(([name]) => !url.searchParams.has(name)) ?? fromRoute[0])?.[1].length ?? 0;
}

async function apiBody(request: NextApiRequest, maxBytes: number): Promise<AskedBody> {
  const parsed = request.body as unknown;
  // Next's parser is off.
  if (parsed === undefined) return bodyOfStream({ body: Readable.toWeb(request) as ReadableStream<Uint8Array> }, maxBytes);
  if (parsed === null || parsed === '') return undefined;
  const type = request.headers['content-type'] ?? '';
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type);
  if (typeof parsed === 'string' && !/^application\/(ld\+)?json\b/i.test(type)) {
    // Bytes that are no UTF-8 came out as replacement characters of another length.
    const sent = Number(request.headers['content-length'] ?? NaN);
    return Number.isFinite(sent) && sent !== Buffer.byteLength(parsed) ? 415 : limited(parsed, maxBytes);
  }
  return limited(isForm ? formOf(parsed as Record<string, string | string[]>) : JSON.stringify(parsed), maxBytes);
}

function formOf(parsed: Record<string, string | string[]>): string {
  return new URLSearchParams(Object.entries(parsed).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))).toString();
}

const limited = (text: string, maxBytes: number): AskedBody => (Buffer.byteLength(text) > maxBytes ? 413 : text);
