import { SignInFailure } from './signInFailure.js';

/**
 * One request to the backend, with one limit for its whole duration (body included) and one for its size. Redirects are
 * not followed: `fetch` would repeat a password on 307 and 308, or carry a token to another host.
 *
 * @throws SignInFailure `backendTimeout`, `backendUnreachable` (refused, DNS, reset, also in mid-body) or `backendFault`
 *   (the answer is too large)
 */
export async function callBackend(url: URL, request: BackendRequest, limits: BackendLimits): Promise<BackendAnswer> {
  const deadline = limits.signal
    ? AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeout)])
    : AbortSignal.timeout(limits.timeout);
  const what = `${request.method} ${url.origin}${url.pathname}`;
  try {
    const response = await (limits.fetch ?? globalThis.fetch)(url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      cache: 'no-store',
      signal: deadline,
    });
    const body = await readAtMost(response, limits.maxBytes);
    if (!body) {
      throw new SignInFailure({ code: 'backendFault' }, `${what} answered more than ${limits.maxBytes} bytes; the rest was not read. Raise maxAnswerBytes if that is right.`);
    }
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    if (error instanceof SignInFailure) throw error;
    if (deadline.aborted) {
      throw new SignInFailure({ code: 'backendTimeout' }, `${what} did not answer in ${limits.timeout} ms. Is the backend overloaded, or "timeout" too short?`);
    }
    throw new SignInFailure({ code: 'backendUnreachable' }, `${what} got no answer (${causeOf(error)}). Does the backend run, and is AUTH_BACKEND_URL right?`);
  }
}

export interface BackendRequest {
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

export interface BackendLimits {
  /** Milliseconds, from the first byte sent to the last byte read. */
  timeout: number;
  /** Bytes of the body, after decompression. */
  maxBytes: number;
  /** A further limit, shared by several requests. */
  signal?: AbortSignal;
  fetch?: typeof fetch;
}

export interface BackendAnswer {
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

/** Reads a body; `undefined` when it is longer than allowed, and then the rest is not read. */
export async function readAtMost(source: { body: ReadableStream<Uint8Array> | null }, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!source.body) return new Uint8Array();
  const reader = source.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      // Not awaited: a peer that goes on sending must not keep us.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

// Only system error names such as ECONNREFUSED: a message may quote what was sent.
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(cause.code) ? cause.code : 'connection failed';
}
