import type { AuthFailure } from '../model/failure.js';
import { parseRetryAfter } from '../model/retryAfter.js';

/**
 * What the backend's status at sign-in means. The whole table:
 *
 * | status | failure |
 * |---|---|
 * | 2xx | none |
 * | 3xx | `backendFault`: a password is never sent on to another address (RFC 9700 4.12) |
 * | 400, 422 with a JSON object | `invalidCredentials`; with anything else `backendFault` |
 * | 401, 423 | `invalidCredentials`: a locked account looks like a wrong password (OWASP ASVS 6.3.8) |
 * | 403 | `accessDenied` |
 * | 404, 405 | `backendFault`; the log names the path and the option to change |
 * | 429 | `tooManyAttempts`, with the wait that `Retry-After` says |
 * | 503 | `backendFault`, with the wait that `Retry-After` says |
 * | anything else | `backendFault` |
 *
 * No answer at all is judged elsewhere: `backendUnreachable` (refused, DNS, reset) and `backendTimeout`.
 *
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 */
export function backendFailure(answer: JudgedAnswer, now: number): AuthFailure | undefined {
  const { status } = answer;
  const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), now);
  if (status >= 200 && status < 300) return undefined;
  if (status === 401 || status === 423) return { code: 'invalidCredentials' };
  if ((status === 400 || status === 422) && answer.isJsonObject) return { code: 'invalidCredentials' };
  if (status === 403) return { code: 'accessDenied' };
  if (status === 429) return withWait('tooManyAttempts', retryAfter);
  if (status === 503) return withWait('backendFault', retryAfter);
  return { code: 'backendFault' };
}

export interface JudgedAnswer {
  status: number;
  headers: Headers;
  /** Whether the body is a JSON object: a proxy's HTML page is no word about anybody's password. */
  isJsonObject: boolean;
}

function withWait(code: AuthFailure['code'], retryAfter: number | undefined): AuthFailure {
  return retryAfter === undefined ? { code } : { code, retryAfter };
}
