import type { GetServerSidePropsContext, NextApiRequest, NextApiResponse } from 'next';
import { parseCookies, repeatedCookies } from './cookies.js';
import type { PlainHeaders } from './ownUrl.js';

/** Where a Pages Router function reads the request: the context of `getServerSideProps`, or `{ req, res }` of an API route. */
export interface PagesContext {
  req: GetServerSidePropsContext['req'] | NextApiRequest;
  res: GetServerSidePropsContext['res'] | NextApiResponse;
}

/** The request being answered, as far as sessions need it. */
export interface ServerRequest {
  headers: PlainHeaders;
  cookies: Record<string, string>;
  /** For next-auth to set cookies on; in a Server Component, which cannot, they are dropped. */
  response: HeaderSink;
}

/** The part of a Node response on which next-auth sets cookies. */
export interface HeaderSink {
  getHeader: (name: string) => unknown;
  setHeader: (name: string, value: string | string[]) => unknown;
}

/**
 * The request being answered: from the context (Pages Router) or, without one, from `next/headers` (App Router). The
 * latter is imported when needed, as a static import breaks the build of pages.
 */
export async function serverRequest(context?: PagesContext): Promise<ServerRequest> {
  if (context) {
    const { req, res } = context;
    return { headers: req.headers, cookies: (req.cookies as Record<string, string>) ?? parseCookies(req.headers.cookie), response: res };
  }
  const { headers, cookies } = await import('next/headers.js');
  const [currentHeaders, currentCookies] = await Promise.all([headers(), cookies()]);
  return {
    headers: Object.fromEntries(currentHeaders),
    // Next's, as they hold what a server action has set meanwhile.
    cookies: { ...Object.fromEntries(currentCookies.getAll().map(({ name, value }) => [name, value])), ...repeatedCookies(currentHeaders.get('cookie')) },
    response: { getHeader: () => undefined, setHeader: () => undefined },
  };
}

/** Whether a second argument is the context of the Pages Router. */
export function isPagesContext(value: unknown): value is PagesContext {
  return typeof value === 'object' && value !== null && 'req' in value && 'res' in value;
}
