import type { NextAuthOptions } from 'next-auth';
import { nextAuth } from './nextAuthModule.js';
import type { PlainHeaders } from './ownUrl.js';

/** A request as NextAuth's Pages Router form takes it, without a server around it. */
export interface PlainRequest {
  method: string;
  /** The path below `/api/auth`, such as `['callback', 'credentials']`. */
  nextauth: string[];
  query: Record<string, string>;
  cookies: Partial<Record<string, string>>;
  headers: PlainHeaders;
  body?: Record<string, string>;
}

export interface PlainAnswer {
  status: number;
  location?: string;
  setCookies: string[];
  headers: Record<string, string>;
  body: unknown;
}

/**
 * Calls NextAuth with plain objects. Its Pages Router form is the one that takes cookies as an argument; the App Router
 * form reads them from `next/headers`, where those that are added here are not.
 */
export async function plainNextAuth(request: PlainRequest, authOptions: NextAuthOptions): Promise<PlainAnswer> {
  const answer: PlainAnswer = { status: 200, setCookies: [], headers: {}, body: undefined };
  const finish = (body?: unknown) => {
    answer.body = body;
  };
  const response = {
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (name.toLowerCase() === 'set-cookie' ? answer.setCookies : answer.headers[name.toLowerCase()]),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === 'set-cookie') answer.setCookies = [value].flat();
      else if (name.toLowerCase() === 'location') answer.location = String(value);
      else answer.headers[name.toLowerCase()] = String(value);
      return response;
    },
    end: finish,
    json: finish,
    send: finish,
  };
  const { nextauth, query, ...rest } = request;
  await nextAuth.NextAuth({ ...rest, query: { ...query, nextauth } }, response, authOptions);
  return answer;
}
