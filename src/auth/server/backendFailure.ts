import type { AuthFailure } from '../model/failure.js';
import { parseRetryAfter } from '../model/retryAfter.js';
import { isJsonObject } from './parseJson.js';

/**
 * What the backend's answer to a sign-in or a refresh means. The whole table; `judge` of `withExternalJwt` overrides it:
 *
 * | status | failure |
 * |---|---|
 * | 2xx | none |
 * | 3xx | `backendFault`: a password is never sent on to another address (RFC 9700 4.12) |
 * | 401 | `invalidCredentials` |
 * | 400, 422 with a JSON object | `breachedPassword` when its `code` says so (`password_breached`, `pwned`), `invalidInput` when it names refused fields (see {@link fieldErrors}), else `invalidCredentials` |
 * | 403 with a JSON object | `invalidCredentials`: a disabled account looks like a wrong password (OWASP ASVS 6.3.8); with `revealAccountState` `accessDenied` |
 * | 423 | likewise; with `revealAccountState` `accountLocked` |
 * | 400, 403, 422 with anything else | `backendFault`: a gateway's page is no word about anybody's account |
 * | 404, 405, 409 | `backendFault`; of 404 and 405 the log names the path and the option to change |
 * | 429 | `tooManyAttempts`, with the wait that `Retry-After` says |
 * | 503 | `backendFault`, with the wait that `Retry-After` says |
 * | anything else | `backendFault` |
 *
 * No answer at all is judged elsewhere: `backendUnreachable` (refused, DNS, reset) and `backendTimeout`; a 2xx that is not
 * JSON or has no token is a `backendFault`. Of a refresh, `invalidCredentials`, `invalidInput`, `accessDenied` and
 * `accountLocked` mean that the session is over; everything else is an outage, which ends nothing.
 */
export function backendFailure(answer: JudgedAnswer, { now, revealAccountState }: JudgeOptions): AuthFailure | undefined {
  const { status, json } = answer;
  if (status >= 200 && status < 300) return undefined;
  if (status === 401) return { code: 'invalidCredentials' };
  if (status === 423) return { code: revealAccountState ? 'accountLocked' : 'invalidCredentials' };
  if (isJsonObject(json)) {
    if (status === 403) return { code: revealAccountState ? 'accessDenied' : 'invalidCredentials' };
    if (status === 400 || status === 422) {
      const fields = fieldErrors(json);
      if (typeof json.code === 'string' && /breach|pwned|compromised/i.test(json.code)) return { code: 'breachedPassword' };
      return fields ? { code: 'invalidInput', fields } : { code: 'invalidCredentials' };
    }
  }
  const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), now);
  if (status === 429) return withWait('tooManyAttempts', retryAfter);
  if (status === 503) return withWait('backendFault', retryAfter);
  return { code: 'backendFault' };
}

export interface JudgedAnswer {
  status: number;
  headers: Headers;
  /** The parsed body; `undefined` when it is not JSON. */
  json: unknown;
}

export interface JudgeOptions {
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  now: number;
  revealAccountState?: boolean;
}

/**
 * The refused fields in a backend's answer, in the two usual shapes: `{ errors: { email: 'text' | ['text'] } }` (Laravel,
 * Rails, ASP.NET problem details) and `{ errors: [{ field | path | pointer, message | detail }] }` (JSON:API, RFC 9457 3).
 */
export function fieldErrors(json: Record<string, unknown>): Record<string, string> | undefined {
  const { errors } = json;
  const pairs: [string, unknown][] = Array.isArray(errors)
    ? errors.filter(isJsonObject).map((error) => [lastName(error.field ?? error.path ?? error.pointer), error.message ?? error.detail])
    : isJsonObject(errors)
      ? Object.entries(errors)
      : [];
  const fields = pairs.filter(([name]) => name !== '').map(([name, text]) => [name, textOf(text)] as const);
  return fields.length ? Object.fromEntries(fields) : undefined;
}

// "#/data/email" and "data.email" and ["data", "email"] all mean the field "email".
function lastName(path: unknown): string {
  const text = Array.isArray(path) ? String(path.at(-1) ?? '') : typeof path === 'string' ? path : '';
  return text.split(/[/.]/).at(-1) ?? '';
}

function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  return isJsonObject(first) && typeof first.message === 'string' ? first.message : '';
}

function withWait(code: AuthFailure['code'], retryAfter: number | undefined): AuthFailure {
  return retryAfter === undefined ? { code } : { code, retryAfter };
}
