/**
 * The closed set of reasons why a sign-in (or another auth step) did not succeed.
 *
 * The upper-case names are NextAuth's own (https://next-auth.js.org/configuration/pages, sign-in and error
 * page codes) and keep its spelling in the URL; `fromNextAuth` maps them to ours.
 */
export const failureCodes = [
  'invalidCredentials',
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
}

/** The longest wait that is passed on, in seconds (one day): a hostile or broken header must not lock a form for years. */
export const maxRetryAfter = 86_400;

const encoded = /^nau\.([A-Za-z]{1,40})(?:\.(\d{1,5}))?$/;

const fromNextAuth: Readonly<Record<string, FailureCode>> = {
  CredentialsSignin: 'invalidCredentials',
  SessionRequired: 'sessionRequired',
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
  EmailCreateAccount: 'emailNotSent',
  EmailSignin: 'emailNotSent',
};

const known: ReadonlySet<string> = new Set(failureCodes);

/**
 * Writes a failure as the text that may leave `authorize`, for instance `nau.tooManyAttempts.30`.
 *
 * NextAuth puts the message of an error thrown in `authorize` into a URL, partly un-encoded, so the text has
 * only letters, digits and dots.
 */
export function encodeFailure(failure: AuthFailure): string {
  const wait = failure.retryAfter;
  const seconds = wait !== undefined && wait > 0 ? `.${Math.min(Math.ceil(wait), maxRetryAfter)}` : '';
  return `nau.${failure.code}${seconds}`;
}

/**
 * Reads an `error` value of a URL or of next-auth's answer. Understands our own encoding and NextAuth's codes;
 * anything else, hostile text included, is `unexpected`. Nothing of the text is kept.
 */
export function decodeFailure(text: string): AuthFailure {
  const own = encoded.exec(text);
  if (own) {
    const [, code, seconds] = own;
    if (!known.has(code!)) return { code: 'unexpected' };
    const retryAfter = Number(seconds);
    return retryAfter > 0
      ? { code: code as FailureCode, retryAfter: Math.min(retryAfter, maxRetryAfter) }
      : { code: code as FailureCode };
  }
  return { code: Object.hasOwn(fromNextAuth, text) ? fromNextAuth[text]! : 'unexpected' };
}
