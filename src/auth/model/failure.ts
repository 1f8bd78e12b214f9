import { fromBase64Url, toBase64Url } from './base64Url.js';

/**
 * The closed set of reasons why a sign-in (or another auth step) did not succeed.
 *
 * The upper-case names are NextAuth's own (https://next-auth.js.org/configuration/pages, sign-in and error
 * page codes) and keep its spelling in the URL; `fromNextAuth` maps them to ours.
 */
export const failureCodes = [
  'invalidCredentials',
  'invalidInput',
  'accountLocked',
  'tooManyAttempts',
  'backendUnreachable',
  'backendTimeout',
  'backendFault',
  'offline',
  'staleForm',
  'cookiesBlocked',
  'accessDenied',
  'sessionRequired',
  'oauthFailed',
  'accountNotLinked',
  'emailNotSent',
  'verificationFailed',
  'emailTaken',
  'breachedPassword',
  'linkExpired',
  'linkUsed',
  'invalidCode',
  'challengeExpired',
  'configuration',
  'unexpected',
] as const;

/** One reason of {@link failureCodes}. */
export type FailureCode = (typeof failureCodes)[number];

/** Why an auth step failed, as data: wording is a matter of the message catalogues. */
export interface AuthFailure {
  /** The reason. */
  code: FailureCode;
  /** Seconds until another attempt makes sense; only with `tooManyAttempts` and `backendFault`. */
  retryAfter?: number;
  /** With `invalidInput`: the form's fields that the backend refuses, each with the backend's own text (`''` for none). */
  fields?: Record<string, string>;
}

/** The longest wait that is passed on, in seconds (one day): a hostile or broken header must not lock a form for years. */
export const maxRetryAfter = 86_400;

const encoded = /^nau\.([A-Za-z]{1,40})(?:\.(\d{1,5}))?(?:\.f([\w-]{1,8000}))?$/;

const fromNextAuth: Readonly<Record<string, FailureCode>> = {
  CredentialsSignin: 'invalidCredentials',
  SessionRequired: 'sessionRequired',
  // Its error page takes them in any case.
  accessdenied: 'accessDenied',
  verification: 'verificationFailed',
  AccessDenied: 'accessDenied',
  Configuration: 'configuration',
  configuration: 'configuration',
  Verification: 'verificationFailed',
  Signin: 'oauthFailed',
  OAuthSignin: 'oauthFailed',
  OAuthCallback: 'oauthFailed',
  OAuthCreateAccount: 'oauthFailed',
  Callback: 'oauthFailed',
  OAuthAccountNotLinked: 'accountNotLinked',
  EmailCreateAccount: 'oauthFailed',
  EmailSignin: 'emailNotSent',
};

const known: ReadonlySet<string> = new Set(failureCodes);

/**
 * Writes a failure as the text that may leave `authorize`, for instance `nau.tooManyAttempts.30`.
 *
 * NextAuth puts the message of an error thrown in `authorize` into a URL, partly un-encoded, so the text has
 * only letters, digits, dots, `-` and `_`.
 */
export function encodeFailure(failure: AuthFailure): string {
  const { retryAfter: wait, fields } = failure;
  const seconds = wait !== undefined && wait > 0 ? `.${Math.min(Math.ceil(wait), maxRetryAfter)}` : '';
  const clipped = fields && clippedFields(fields);
  return `nau.${failure.code}${seconds}${clipped ? `.f${packedFields(Object.entries(clipped))}` : ''}`;
}

/** As many of the fields as {@link decodeFailure} takes; one alone always fits. */
function packedFields(fields: [string, string][]): string {
  const packed = toBase64Url(JSON.stringify(Object.fromEntries(fields)));
  return packed.length <= 8000 ? packed : packedFields(fields.slice(0, -1));
}

/**
 * Reads an `error` value of a URL or of next-auth's answer. Understands our own encoding and NextAuth's codes;
 * anything else, hostile text included, is `unexpected`. Nothing of the text is kept.
 *
 * @param source `answer`: next-auth's own answer to a request of ours, so the backend's texts about fields are believed.
 *   `url` (default): anybody can write a link, so only the fields' names are taken from it
 */
export function decodeFailure(text: string, source: 'url' | 'answer' = 'url'): AuthFailure {
  const own = encoded.exec(text);
  if (own) {
    const [, code, seconds, packed] = own;
    if (!known.has(code!)) return { code: 'unexpected' };
    const failure: AuthFailure = { code: code as FailureCode };
    const retryAfter = Number(seconds);
    if (retryAfter > 0) failure.retryAfter = Math.min(retryAfter, maxRetryAfter);
    const fields = packed && code === 'invalidInput' ? unpackedFields(packed, source) : undefined;
    if (fields) failure.fields = fields;
    return failure;
  }
  return { code: Object.hasOwn(fromNextAuth, text) ? fromNextAuth[text]! : 'unexpected' };
}

const maxFields = 8;
const maxFieldText = 200;
const fieldName = /^[A-Za-z][\w.-]{0,63}$/;

/** Fields with sane names, and as much of their texts as anybody reads; `undefined` when nothing is left. */
function clippedFields(fields: object): Record<string, string> | undefined {
  const kept = Object.entries(fields)
    .filter((entry): entry is [string, string] => fieldName.test(entry[0]) && typeof entry[1] === 'string')
    .slice(0, maxFields)
    .map(([name, text]) => [name, [...text].slice(0, maxFieldText).join('')] as const);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function unpackedFields(packed: string, source: 'url' | 'answer'): Record<string, string> | undefined {
  try {
    // Whatever else JSON can be has no such names.
    const kept = clippedFields(JSON.parse(fromBase64Url(packed)) as object);
    return kept && source === 'url' ? Object.fromEntries(Object.keys(kept).map((name) => [name, ''])) : kept;
  } catch {
    return undefined;
  }
}
