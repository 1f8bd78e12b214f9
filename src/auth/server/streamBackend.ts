import type { BackendRequest } from './callBackend.js';
import { SignInFailure } from './signInFailure.js';

/**
 * One request to the backend whose answer is handed on as it comes: limited are the time until its headers, the time
 * between two parts of its body, and its size. Redirects are not followed, as `fetch` would carry the token along.
 *
 * @throws SignInFailure `backendTimeout`, `backendUnreachable` or, by the request's own body, {@link BodyTooLarge};
 *   `backendFault` for an answer that announces too many bytes
 */
export async function streamBackend(url: URL, request: StreamedRequest, limits: StreamLimits): Promise<Response> {
  const abort = new AbortController();
  const what = `${request.method} ${url.origin}${url.pathname}`;
  let timedOut = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timedOut = true;
      abort.abort();
    }, milliseconds);
  };
  const leave = () => abort.abort();
  limits.signal?.addEventListener('abort', leave, { once: true });
  wait(limits.timeout);
  try {
    const { body } = request;
    const response = await (limits.fetch ?? globalThis.fetch)(url, {
      method: request.method,
      headers: request.headers,
      body,
      redirect: 'manual',
      cache: 'no-store',
      signal: abort.signal,
      // Node's fetch wants to be told that the answer is not read before the body is sent (undici, RequestDuplex).
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
    clearTimeout(timer);
    if (Number(response.headers.get('content-length')) > limits.maxBytes) {
      abort.abort();
      throw new SignInFailure({ code: 'backendFault' }, `${what} answered more than ${limits.maxBytes} bytes. Raise maxAnswerBytes if that is right.`);
    }
    if (!response.body) return response;
    const limited = response.body.pipeThrough(
      limitedTo(limits.maxBytes, {
        onPart: () => wait(limits.idleTimeout),
        onEnd: () => clearTimeout(timer),
      }),
    );
    wait(limits.idleTimeout);
    // Only status, headers and body are used of it.
    return new Response(isBodyless(response.status) ? null : limited, { status: response.status, headers: response.headers });
  } catch (error) {
    clearTimeout(timer);
    const bodyError = limits.bodyError?.();
    if (bodyError) throw bodyError;
    if (error instanceof SignInFailure) throw error;
    if (timedOut) throw new SignInFailure({ code: 'backendTimeout' }, `${what} did not begin to answer in ${limits.timeout} ms. Is the backend overloaded, or "timeout" too short?`);
    throw new SignInFailure({ code: 'backendUnreachable' }, `${what} got no answer. Does the backend run, and is AUTH_BACKEND_URL right?`);
  } finally {
    limits.signal?.removeEventListener('abort', leave);
  }
}

export interface StreamedRequest extends Omit<BackendRequest, 'body'> {
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

export interface StreamLimits {
  /** Milliseconds until the answer's headers. */
  timeout: number;
  /** Milliseconds between two parts of the answer's body. */
  idleTimeout: number;
  /** Bytes of the answer's body; more cuts it off. */
  maxBytes: number;
  /** The browser has gone. */
  signal?: AbortSignal;
  /** What went wrong with the request's own body, which `fetch` reports as a failed connection. */
  bodyError?: () => Error | undefined;
  fetch?: typeof fetch;
}

/** The request's body is longer than allowed. */
export class BodyTooLarge extends Error {}

/** A stream that fails after so many bytes. */
export function limitedTo(maxBytes: number, { onPart, onEnd, onTooLong }: { onPart?: () => void; onEnd?: () => void; onTooLong?: () => void } = {}): TransformStream<Uint8Array, Uint8Array> {
  let length = 0;
  return new TransformStream({
    transform(part, controller) {
      length += part.byteLength;
      if (length > maxBytes) {
        onEnd?.();
        onTooLong?.();
        controller.error(new BodyTooLarge());
        return;
      }
      onPart?.();
      controller.enqueue(part);
    },
    flush: () => onEnd?.(),
  });
}

// These must not have a body (fetch standard, null body status).
const isBodyless = (status: number) => status === 204 || status === 205 || status === 304;
