import type { NextAuthOptions } from 'next-auth';
import { nextAuth } from './nextAuthModule.js';
import type { PlainHeaders } from './ownUrl.js';

/**
 * Runs NextAuth on plain objects, whichever router the request came through. NextAuth's own form for the App Router takes
 * cookies from `next/headers`, so neither a completed CSRF pair nor a repaired cookie could be handed to it.
 */
export async function plainNextAuth(request: PlainRequest, options: NextAuthOptions): Promise<PlainAnswer> {
  const answer: PlainAnswer = { status: 200, headers: new Map(), cookies: [], body: undefined };
  await nextAuth.NextAuth({ ...request, query: { ...request.query, nextauth: request.segments } }, recorder(answer), options);
  return answer;
}

export interface PlainRequest {
  method: string;
  /** What stands after next-auth's API path, such as `['callback', 'credentials']`. */
  segments: string[];
  query: Record<string, unknown>;
  headers: PlainHeaders;
  cookies: Record<string, string>;
  body: unknown;
}

export interface PlainAnswer {
  status: number;
  /** By lower-case name; cookies are apart, as they alone may repeat. */
  headers: Map<string, string>;
  /** Whole `Set-Cookie` values. */
  cookies: string[];
  body: string | undefined;
}

// The part of Next's API response that NextAuth uses.
function recorder(answer: PlainAnswer): object {
  const response = {
    status(code: number) {
      answer.status = code;
      return response;
    },
    getHeader: (name: string) => (isCookie(name) ? answer.cookies : answer.headers.get(name.toLowerCase())),
    setHeader(name: string, value: string | string[]) {
      if (isCookie(name)) answer.cookies = [value].flat();
      else answer.headers.set(name.toLowerCase(), String(value));
      return response;
    },
    end: () => undefined,
    json(value: unknown) {
      answer.headers.set('content-type', 'application/json');
      answer.body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (value !== undefined && typeof value !== 'string') return response.json(value);
      if (value !== undefined && !answer.headers.has('content-type')) answer.headers.set('content-type', 'text/plain; charset=utf-8');
      answer.body = value;
    },
  };
  return response;
}

const isCookie = (name: string) => name.toLowerCase() === 'set-cookie';
