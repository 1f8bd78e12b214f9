import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { allowedMethods, compileAllowList, proxiedSegments, type AllowedPath, type CompiledRule } from './apiProxyPath.js';
import { backendTokenOf } from './backendTokenOf.js';
import { backendUrl } from './backendUrl.js';
import { readAtMost } from './callBackend.js';
import { parseCookies } from './cookies.js';
import { settingsOf } from './externalJwtSettings.js';
import { logError } from './log.js';
import { headerOf, ownUrl, type PlainHeaders } from './ownUrl.js';
import { isRenewable, sendableToken } from './renewal.js';
import { isSameOrigin } from './sameOrigin.js';
import { currentSessionToken } from './sessionToken.js';
import { SignInFailure } from './signInFailure.js';
import { BodyTooLarge, limitedTo, streamBackend } from './streamBackend.js';
import { TokenStoreUnavailable } from './tokenStore.js';

/**
 * A route that forwards allow-listed requests to the backend and attaches the access token on the server, so that the
 * browser needs no token at all. The file is a catch-all of any name.
 *
 * Patterns: `/products` is that path; `*` stands for one segment; `/**` at the end for one or more. Without `methods` a
 * path takes GET and HEAD.
 *
 * Of the request only the query, the body and harmless headers go on, never cookies or the caller's Authorization; of the
 * answer the status, the body and harmless headers come back, never cookies; hop-by-hop headers (RFC 9110 7.6.1) in neither
 * direction. HTML, SVG and XML come as a download, as a page of the backend's must not run in the app's origin. Bodies are streamed, so downloads and event streams of any length pass. In the Pages Router Next parses bodies
 * as text; for binary or long ones add `export const config = { api: { bodyParser: false } }` to the route.
 *
 * A token that is due is renewed first. When the backend answers 401 all the same, the token is renewed once and the
 * request repeated (with a body of up to 256 KB; a longer one is not kept). A second 401 ends the session everywhere.
 *
 * | answer | when |
 * |---|---|
 * | 401 `signedOut` / `expired` | nobody is signed in / the access token has ended |
 * | 403 `noBackendToken` | signed in with another provider |
 * | 403 `crossSite` | a method other than GET and HEAD that does not come from the app's own pages |
 * | 404 `notFound` / 405 `methodNotAllowed` | not on the allow-list |
 * | 413 `tooLarge` | the request's body is longer than `maxBodyBytes` |
 * | 503 `renewalFailed` | the access token has ended and the backend cannot renew it right now; the session goes on |
 * | 503 `tokenStoreUnavailable` | the token store cannot say whether the session was signed out |
 * | 415 `bodyDamaged` | Pages Router: Next's body parser has damaged a binary body, see above |
 * | 502 `backendUnreachable` / `backendFault` | no connection / a redirect, or an answer that announces more than `maxAnswerBytes` |
 * | 504 `backendTimeout` | no answer in time; one that stops in the middle, or is longer than `maxAnswerBytes`, is cut off |
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
      const { status, headers, body } = await forward({ ...asked, signal: request.signal }, rules, authOptions, options);
      return new Response(body, { status, headers });
    }
    const response = second as NextApiResponse;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const { status, headers, body } = await forward({ ...fromApiRequest(request, options), signal: gone.signal }, rules, authOptions, options);
    response.status(status);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (body instanceof ReadableStream) {
      // An answer that breaks off leaves a response that is cut off, which is what the browser must see.
      await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), response).catch(() => response.destroy());
    } else response.end(body);
    return undefined;
  }) as ApiProxy;
}

export interface ApiProxyOptions {
  /** What may be asked for; nothing else reaches the backend. */
  allow: readonly AllowedPath[];
  /** The backend's address. Default: that of `withExternalJwt`, else `AUTH_BACKEND_URL`. */
  baseUrl?: string;
  /** Milliseconds until the answer begins. Default: that of `withExternalJwt`, else 10 000. */
  timeout?: number;
  /** Milliseconds between two parts of an answer. Default 60 000. */
  idleTimeout?: number;
  /** The longest answer that is passed on, in bytes. Default no limit. */
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
  /** Aborted when the browser goes away. */
  signal?: AbortSignal;
  /** Read late, when the request has been let in. */
  body: () => Promise<AskedBody>;
}

/** The body (`undefined`: none), or the status to refuse it with. A stream can be sent once. */
type AskedBody = Uint8Array<ArrayBuffer> | string | LimitedStream | undefined | 413 | 415;

interface LimitedStream {
  stream: ReadableStream<Uint8Array>;
  tooLong: () => boolean;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array> | string | null;
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

  try {
    return await forwardWithToken(asked, isRead, authOptions, options);
  } catch (error) {
    if (error instanceof TokenStoreUnavailable) return refusal(503, 'tokenStoreUnavailable', { 'retry-after': '5' });
    if (!(error instanceof SignInFailure)) throw error;
    if (error.hint) logError(authOptions, 'NAU_API_PROXY', error.hint);
    const { code } = error.failure;
    return refusal(code === 'backendTimeout' ? 504 : code === 'configuration' ? 500 : 502, code);
  }
}

async function forwardWithToken(asked: AskedRequest, isRead: boolean, authOptions: NextAuthOptions, options: ApiProxyOptions): Promise<Answer> {
  const token = await currentSessionToken(asked, authOptions);
  if (!token) return refusal(401, 'signedOut');
  if (!backendTokenOf(token)) return refusal(403, 'noBackendToken');
  const accessToken = sendableToken(token, authOptions);
  if (accessToken === undefined) return withoutUsableToken(token, authOptions);

  const body = isRead ? undefined : await asked.body();
  if (body === 413) return refusal(413, 'tooLarge');
  if (body === 415) return refusal(415, 'bodyDamaged');
  const first = await askBackend(asked, accessToken, body, authOptions, options);
  if (first === 413) return refusal(413, 'tooLarge');
  if (first.status !== 401) return passedOn(first, authOptions);

  // The backend refuses a token that should be good: perhaps it was revoked, perhaps its clock is ahead.
  const renewed = await currentSessionToken(asked, authOptions, accessToken.slice(-16));
  const newToken = renewed && sendableToken(renewed, authOptions);
  if (renewed?.ended) return discarded(first, refusal(401, 'expired'));
  if (!newToken || newToken === accessToken || isStream(body)) return passedOn(first, authOptions);
  await first.body?.cancel();
  const second = await askBackend(asked, newToken, body, authOptions, options);
  if (second === 413) return refusal(413, 'tooLarge');
  if (second.status === 401 && renewed.sid !== undefined) {
    const settings = settingsOf(authOptions)!;
    logError(authOptions, 'NAU_API_PROXY', 'The backend answered 401 to a token that it had just renewed. The session ends, and the person is asked to sign in again.');
    await settings.tokenStore.end(renewed.sid, settings.storeTtl);
    return discarded(second, refusal(401, 'expired'));
  }
  return passedOn(second, authOptions);
}

function withoutUsableToken(token: JWT, authOptions: NextAuthOptions): Answer {
  const settings = settingsOf(authOptions);
  return settings && isRenewable(token, settings) ? refusal(503, 'renewalFailed', { 'retry-after': '5' }) : refusal(401, 'expired');
}

const isStream = (body: AskedBody): body is LimitedStream => typeof body === 'object' && 'stream' in body;

async function askBackend(asked: AskedRequest, accessToken: string, body: Exclude<AskedBody, number>, authOptions: NextAuthOptions, options: ApiProxyOptions): Promise<Response | 413> {
  const settings = settingsOf(authOptions);
  const url = backendUrl(options.baseUrl ?? settings?.baseUrl, asked.segments!.map(encodeURIComponent).join('/'));
  url.search = asked.search;
  const isTooLong = () => isStream(body) && body.tooLong();
  try {
    return await streamBackend(
      url,
      {
        method: asked.method,
        headers: { ...picked((name) => headerOf(asked.headers, name), forwardedRequestHeaders), authorization: `Bearer ${accessToken}` },
        body: isStream(body) ? body.stream : body,
      },
      {
        timeout: options.timeout ?? settings?.timeout ?? 10_000,
        idleTimeout: options.idleTimeout ?? 60_000,
        maxBytes: options.maxAnswerBytes ?? Infinity,
        signal: asked.signal,
        bodyError: () => (isTooLong() ? new BodyTooLarge() : undefined),
        fetch: settings?.fetch,
      },
    );
  } catch (error) {
    if (error instanceof BodyTooLarge) return 413;
    throw error;
  }
}

const defaultMaxBodyBytes = 1_048_576;

/** A body of this many bytes is kept, so that the request can be repeated after a 401. */
const maxKeptBody = 262_144;

async function passedOn(answer: Response, authOptions: NextAuthOptions): Promise<Answer> {
  const { status } = answer;
  if (status >= 300 && status < 400 && status !== 304) {
    logError(authOptions, 'NAU_API_PROXY', `The backend answered ${status}, a redirect, which is not followed with a token. Ask for the final path.`);
    return discarded(answer, refusal(502, 'backendFault'));
  }
  const headers: Record<string, string> = { ...picked((name) => answer.headers.get(name) ?? undefined, forwardedAnswerHeaders), ...ownHeaders };
  // A policy that the app sets for all its paths takes the place of ours: then what could run is at least not opened in its origin.
  if (activeContent.test(headers['content-type'] ?? '')) headers['content-disposition'] ??= 'attachment';
  return { status, headers, body: answer.body };
}

/** Types that a browser opens as a document with scripts in it. */
const activeContent = /^\s*(text\/(html|xml)|application\/xml|[\w.-]+\/[\w.-]+\+xml)\b/i;

async function discarded(answer: Response, instead: Answer): Promise<Answer> {
  await answer.body?.cancel();
  return instead;
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
    body: () => bodyOfStream(request, request.headers.get('content-length') ?? undefined, maxBodyBytes),
  };
}

async function bodyOfStream(source: { body: ReadableStream<Uint8Array> | null }, length: string | undefined, maxBytes: number): Promise<AskedBody> {
  const announced = Number(length ?? NaN);
  if (announced > maxBytes) return 413;
  if (announced <= maxKeptBody) {
    const bytes = await readAtMost(source, maxBytes);
    return bytes ? (bytes.byteLength > 0 ? bytes : undefined) : 413;
  }
  if (!source.body) return undefined;
  let tooLong = false;
  const stream = source.body.pipeThrough(limitedTo(maxBytes, { onTooLong: () => (tooLong = true) }));
  return { stream, tooLong: () => tooLong };
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
  if (parsed === undefined) return bodyOfStream({ body: Readable.toWeb(request) as ReadableStream<Uint8Array> }, request.headers['content-length'], maxBytes);
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
