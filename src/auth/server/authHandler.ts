import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextAuthOptions } from 'next-auth';
import { answerAuthRequest } from './answerAuthRequest.js';
import { readAtMost } from './callBackend.js';
import { parseCookies } from './cookies.js';
import type { PlainAnswer, PlainRequest } from './plainNextAuth.js';
import { reportMissingSecret } from './secret.js';

/**
 * NextAuth's route, for both routers, with these things added: forms work without JavaScript; no answer is cached; a
 * hostile callback-URL cookie or parameter, or a planted chunk of the session cookie, is dropped instead of doing harm for
 * as long as it lives; a late answer neither revives a session that was signed out nor touches the next one's cookie; and
 * while the token store is away the session route answers 503 instead of "nobody". Everything else is NextAuth's own answer.
 *
 * The file must be called `[...nextauth]`. With Next's `basePath` set `NEXTAUTH_URL` to `https://app.example/shop/api/auth`;
 * the `pages` are then written without the base path.
 *
 * @example
 * ```tsx
 * // app/api/auth/[...nextauth]/route.ts
 * const handler = authHandler(authOptions);
 * export { handler as GET, handler as POST };
 *
 * // pages/api/auth/[...nextauth].ts
 * export default authHandler(authOptions);
 * ```
 */
export function authHandler(authOptions: NextAuthOptions): AuthHandler {
  return (async (request: Request | NextApiRequest, second: RouteContext | NextApiResponse) => {
    reportMissingSecret(authOptions);
    if (isAppRouter(request)) {
      const { nextauth } = await (second as RouteContext).params;
      const plain = await fromRequest(request, nextauth);
      return plain ? toResponse(await answerAuthRequest(plain, authOptions)) : new Response(null, { status: 413 });
    }
    writeTo(second as NextApiResponse, await answerAuthRequest(await fromApiRequest(request), authOptions));
    return undefined;
  }) as AuthHandler;
}

/** A route handler of the App Router and an API route of the Pages Router in one. */
export interface AuthHandler {
  (request: NextApiRequest, response: NextApiResponse): Promise<void>;
  // Last, as Next's webpack build checks route handlers by Parameters<…>, which sees the last overload only.
  (request: Request, context: RouteContext): Promise<Response>;
}

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

// The limit of Next's own body parser in the Pages Router.
const maxBodyBytes = 1_048_576;

function isAppRouter(request: Request | NextApiRequest): request is Request {
  return typeof (request.headers as Partial<Headers>).get === 'function';
}

async function fromRequest(request: Request, segments: string[] = []): Promise<PlainRequest | undefined> {
  const bytes = request.method === 'POST' ? await readAtMost(request, maxBodyBytes) : new Uint8Array();
  if (!bytes) return undefined;
  return {
    method: request.method,
    segments,
    query: Object.fromEntries(new URL(request.url).searchParams),
    headers: Object.fromEntries(request.headers),
    cookies: parseCookies(request.headers.get('cookie')),
    body: await parseBody(bytes, request.headers.get('content-type') ?? ''),
  };
}

async function fromApiRequest(request: NextApiRequest): Promise<PlainRequest> {
  const { nextauth, ...query } = request.query;
  const { body } = request as { body: unknown };
  return {
    method: request.method ?? 'GET',
    segments: [nextauth ?? []].flat(),
    query,
    headers: request.headers,
    cookies: { ...request.cookies } as Record<string, string>,
    // Next has parsed JSON and url-encoded forms, and hands multipart on as text.
    body: typeof body === 'string' ? await parseBody(new TextEncoder().encode(body), request.headers['content-type'] ?? '') : body,
  };
}

async function parseBody(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<unknown> {
  if (bytes.byteLength === 0) return undefined;
  try {
    if (/\bapplication\/json\b/i.test(type)) return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    if (/^application\/x-www-form-urlencoded\b/i.test(type)) return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
    if (/^multipart\/form-data\b/i.test(type)) return await parseMultipart(bytes, type);
  } catch {
    // Unreadable is as good as empty: NextAuth refuses what lacks a CSRF token.
  }
  return undefined;
}

// Byte by byte as Latin letters, and back: Node's parser takes a byte order mark off the beginning of each value, and a password may have one.
async function parseMultipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<unknown> {
  const form = await new Response(Buffer.from(bytes).toString('latin1'), { headers: { 'content-type': type } }).formData();
  const textOf = (latin: unknown) => (typeof latin === 'string' ? Buffer.from(latin, 'latin1').toString() : latin);
  return Object.fromEntries([...form].map(([name, value]) => [textOf(name), textOf(value)]));
}

function toResponse(result: PlainAnswer): Response {
  const headers = new Headers([...result.headers]);
  for (const cookie of result.cookies) headers.append('set-cookie', cookie);
  return new Response(result.body ?? null, { status: result.status, headers });
}

function writeTo(response: NextApiResponse, result: PlainAnswer): void {
  response.status(result.status);
  for (const [name, value] of result.headers) response.setHeader(name, value);
  const earlier = [response.getHeader('set-cookie') ?? []].flat().map(String);
  if (result.cookies.length > 0) response.setHeader('set-cookie', [...earlier, ...result.cookies]);
  response.end(result.body);
}
