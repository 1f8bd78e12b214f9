import { maxRetryAfter } from './failure.js';

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3: seconds or an HTTP date) as whole seconds from `now`.
 * Garbage, the past and zero give `undefined`; anything longer than a day is a day.
 *
 * @param now the time of the answer, in milliseconds since 1970
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text || text.length > 64) return undefined;
  // Date.parse takes "5" for the month of May, hence digits are settled first.
  const seconds = /^\d+$/.test(text) ? Number(text) : /[a-z]/i.test(text) ? (Date.parse(text) - now) / 1000 : NaN;
  return seconds > 0 ? Math.min(Math.ceil(seconds), maxRetryAfter) : undefined;
}
