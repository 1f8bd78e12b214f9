import * as v from 'valibot';
import type { TypedCredentials } from './externalJwtSettings.js';
import { SignInFailure } from './signInFailure.js';

/**
 * Reads what came in with the form. `authorize` gets the whole POST body, which may be any JSON: only declared fields,
 * only strings and only sane lengths are taken (OWASP ASVS 2.2.1).
 *
 * @param fieldNames the declared fields beside `email` and `password`
 * @throws SignInFailure `invalidCredentials`; the backend is not asked then
 */
export function typedCredentials(body: unknown, fieldNames: readonly string[]): TypedCredentials {
  const typed = v.safeParse(credentials, own(body, ['email', 'password']));
  const further = v.safeParse(furtherFields, own(body, fieldNames));
  if (!typed.success || !further.success) throw new SignInFailure({ code: 'invalidCredentials' });
  return { ...typed.output, fields: further.output };
}

/**
 * Reads the answer to a second step that came in with the form; `undefined` when it is no such form.
 *
 * @throws SignInFailure `invalidCode`; the backend is not asked then
 */
export function typedChallengeAnswer(body: unknown): TypedChallengeAnswer | undefined {
  const parts = own(body, ['challenge', 'kind', 'code', 'newPassword']);
  if (typeof parts.challenge !== 'string') return undefined;
  const { success, output } = v.safeParse(challengeAnswer, parts);
  if (!success || (output.code === undefined) === (output.newPassword === undefined)) throw new SignInFailure({ code: 'invalidCode' });
  const { challenge: handle, ...answer } = output;
  return { handle, ...answer };
}

export interface TypedChallengeAnswer {
  kind: string;
  handle: string;
  code?: string;
  newPassword?: string;
}

const challengeAnswer = v.object({
  challenge: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  kind: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  // Copied with blanks and dashes in it.
  code: v.optional(v.pipe(v.string(), v.maxLength(64), v.transform((code) => code.replace(/[\s\p{Pd}]/gu, '')), v.minLength(1))),
  newPassword: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(8192))),
});

const credentials = v.object({
  // RFC 5321 allows 254; backends with user names of their own may take a little more.
  email: v.pipe(v.string(), v.maxLength(1024), v.trim(), v.minLength(1), v.maxLength(320)),
  // Never trimmed, folded or cut (OWASP ASVS 6.2.8). 8192 code units hold 4096 characters of any script.
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(8192)),
});

const furtherFields = v.record(v.string(), v.pipe(v.string(), v.maxLength(1024)));

function own(body: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(body, name)).map((name) => [name, (body as Record<string, unknown>)[name]]),
  );
}
