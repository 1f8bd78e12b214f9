import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextRequest } from 'next/server.js';
import type { NextAuthOptions } from 'next-auth';
import { isNativeFormPath, postNativeForm } from './nativeForm.js';
import { nextAuth } from './nextAuthModule.js';
import { headerOf, ownUrl } from './ownUrl.js';
import type { PlainAnswer } from './plainNextAuth.js';
import { isSameOrigin } from './sameOrigin.js';
import { reportMissingSecret } from './secret.js';

/** A route handler of the App Router and an API route of the Pages Router in one. */
export interface AuthHandler {
  (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response>;
  (request: NextApiRequest, response: NextApiResponse): Promise<void>;
}

/**
 * NextAuth's route for both routers, which also makes forms work without JavaScript: a native post of sign-in or sign-out
 * from the app's own pages gets the CSRF pair that a script would have fetched. Any other request goes to NextAuth
 * unchanged; a post from another site is therefore refused by its CSRF check.
 *
 * @example app/api/auth/[...nextauth]/route.ts
 * ```tsx
 * const handler = authHandler(authOptions);
 * export { handler as GET, handler as POST };
 * ```
 * @example pages/api/auth/[...nextauth].ts
 * ```tsx
 * export default authHandler(authOptions);
 * ```
 */
export function authHandler(authOptions: NextAuthOptions): AuthHandler {
  const handle = async (request: NextRequest | NextApiRequest, second: object): Promise<Response | void> => {
    reportMissingSecret(authOptions);
    return 'params' in second
      ? handleRoute(request as NextRequest, second as RouteContext, authOptions)
      : handleApi(request as NextApiRequest, second as NextApiResponse, authOptions);
  };
  return handle as AuthHandler;
}

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function handleRoute(request: NextRequest, context: RouteContext, authOptions: NextAuthOptions): Promise<Response> {
  const { nextauth } = await context.params;
  if (isNativeFormPath(request.method, nextauth, authOptions) && isSameOrigin((name) => request.headers.get(name), ownUrl(Object.fromEntries(request.headers)))) {
    const form = await formOf(request);
    if (form && form.json !== 'true') {
      const answer = await postNativeForm(
        {
          method: 'POST',
          nextauth,
          query: Object.fromEntries(request.nextUrl.searchParams),
          cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
          headers: Object.fromEntries(request.headers),
          body: form,
        },
        authOptions,
      );
      return toResponse(answer);
    }
  }
  return (await nextAuth.NextAuth(request, context, authOptions)) as Response;
}

/** A form's text fields; undefined when the body is no form. The request itself stays readable. */
async function formOf(request: NextRequest): Promise<Record<string, string> | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type)) return undefined;
  const texts: Record<string, string> = {};
  for (const [name, value] of await request.clone().formData()) if (typeof value === 'string') texts[name] = value;
  return texts;
}

function toResponse({ status, location, setCookies, headers, body }: PlainAnswer): Response {
  const response = new Response(typeof body === 'string' ? body : null, { status, headers: { ...headers, 'cache-control': 'no-store' } });
  if (location) response.headers.set('location', location);
  for (const cookie of setCookies) response.headers.append('set-cookie', cookie);
  return response;
}

async function handleApi(request: NextApiRequest, response: NextApiResponse, authOptions: NextAuthOptions): Promise<void> {
  const nextauth = [request.query.nextauth ?? []].flat();
  const body: unknown = request.body;
  const isForm = /^application\/x-www-form-urlencoded\b/.test(headerOf(request.headers, 'content-type') ?? '');
  if (
    isForm &&
    isNativeFormPath(request.method ?? '', nextauth, authOptions) &&
    isSameOrigin((name) => headerOf(request.headers, name), ownUrl(request.headers)) &&
    (body as { json?: unknown } | undefined)?.json !== 'true'
  ) {
    const { nextauth: _, ...query } = request.query;
    const answer = await postNativeForm(
      { method: 'POST', nextauth, query: textsOf(query), cookies: request.cookies, headers: request.headers, body: textsOf(body) },
      authOptions,
    );
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    response.setHeader('set-cookie', answer.setCookies);
    response.setHeader('cache-control', 'no-store');
    if (answer.location) response.setHeader('location', answer.location);
    response.status(answer.status).end(typeof answer.body === 'string' ? answer.body : undefined);
    return;
  }
  await nextAuth.NextAuth(request, response, authOptions);
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
