import type { FailureCode } from '../../src/auth/model/failure.js';

interface FailureHelp {
  /** What leads to the code. */
  cause: string;
  /** What the developer of the app can do. */
  remedy: string;
}

/** Help for each failure code. A new code without a row does not compile. */
export const failureGuide: Record<FailureCode, FailureHelp> = {
  invalidCredentials: {
    cause:
      'The backend answered 401; 403 with a JSON object; 400 or 422 with a JSON object that names no field; or 423. Also an e-mail or password that the server could not read. NextAuth’s `CredentialsSignin` reads the same.',
    remedy: 'Nothing, if the entries were wrong. If your backend uses these statuses for something else, decide with `judge` of `withExternalJwt`.',
  },
  invalidInput: {
    cause: 'The backend answered 400 or 422 with an `errors` object or list that names fields. The texts come along as `failure.fields`.',
    remedy: 'Name the fields as the form does, so that each text stands at its field. Of a URL only the names of fields are believed.',
  },
  accountLocked: {
    cause: 'The backend answered 423, and `revealAccountState` is on.',
    remedy: 'Leave `revealAccountState` off if strangers must not learn who has an account: then 423 is `invalidCredentials`.',
  },
  tooManyAttempts: {
    cause: 'The backend answered 429. With `Retry-After` the form counts the wait down, also over a reload.',
    remedy: 'Send `Retry-After`, in seconds or as a date. The longest wait that is passed on is one day.',
  },
  backendUnreachable: {
    cause:
      'The server got no connection to the backend (refused, DNS, reset), or the browser got none to the app, or an answer that next-auth cannot read, such as a gateway’s HTML.',
    remedy: 'Look into the server’s log for `NAU_SIGN_IN`. Check `AUTH_BACKEND_URL`, and that `/api/auth/providers` answers.',
  },
  backendTimeout: {
    cause: 'No answer in time: 10 seconds for the server at the backend (`timeout` of `withExternalJwt`), 10 seconds for the browser (`timeout` of the form).',
    remedy: 'Make the backend faster, or raise both times.',
  },
  backendFault: {
    cause: 'The backend answered 5xx, a redirect, a page instead of JSON, or a token that is missing, malformed or has already ended. Also a status that stands in no other row.',
    remedy: 'The log names the request and the reason. For a token under another name use `readToken`, for other paths `paths`, for other statuses `judge`.',
  },
  offline: {
    cause: 'The browser says that it has no network.',
    remedy: 'Nothing. What was typed stays, but for the password.',
  },
  staleForm: {
    cause: 'NextAuth refused the CSRF token twice, or a request around a password did not come from the app’s own pages.',
    remedy: 'Set `NEXTAUTH_URL` to the address that people see, and let your reverse proxy pass on `Origin` and `Sec-Fetch-Site`.',
  },
  cookiesBlocked: {
    cause: 'NextAuth accepted the sign-in, and the session route knows nobody right after it.',
    remedy: 'Check that the browser can keep the cookie: `NEXTAUTH_URL` says https where the page is https, and the page is not in a foreign frame.',
  },
  accessDenied: {
    cause: 'The app’s `signIn` callback returned false, or a 403 with a JSON object while `revealAccountState` is on.',
    remedy: 'If the person should have access, look at your `signIn` callback.',
  },
  sessionRequired: {
    cause: 'A guarded page was asked for after the session had ended, or a change of the password without a session that can be used.',
    remedy: 'Nothing. The sign-in page leads back to the page that was asked for.',
  },
  oauthFailed: {
    cause: 'NextAuth’s `Signin`, `OAuthSignin`, `OAuthCallback`, `OAuthCreateAccount`, `EmailCreateAccount` or `Callback`: the way to a provider or back did not work.',
    remedy: 'Compare the client’s id, secret and redirect URL with the provider’s settings. NextAuth logs the reason.',
  },
  accountNotLinked: {
    cause: 'NextAuth’s `OAuthAccountNotLinked`: the address belongs to an account that signed in another way.',
    remedy: 'Show the first way on the page. Linking is a matter of your adapter.',
  },
  emailNotSent: {
    cause: 'NextAuth’s `EmailSignin`: the e-mail with the sign-in link could not be sent.',
    remedy: 'Check `server` and `from` of the e-mail provider. NextAuth logs the reason.',
  },
  verificationFailed: {
    cause: 'NextAuth’s `Verification`: the sign-in link was used already, or has expired.',
    remedy: 'Nothing. A scanner that opens the links of e-mails uses them up.',
  },
  emailTaken: {
    cause: 'The backend answered 409 to a registration, and `revealTakenEmail` is on, which is the default.',
    remedy: 'To tell strangers nothing, set `account: { revealTakenEmail: false }`, and let the backend send an e-mail in both cases.',
  },
  breachedPassword: {
    cause: 'The backend answered 400 or 422 with a code such as `password_breached`, or one with `pwned` or `compromised` in it.',
    remedy: 'Nothing. The message stands at the new password.',
  },
  linkExpired: {
    cause: 'The backend answered 410, 404 or 401 to a new password by link, or 400, 403 or 422 with a JSON object that names no field; or the page was opened without a token.',
    remedy: 'Let the e-mail link to your page with `?token=`. The page offers a new link.',
  },
  linkUsed: {
    cause: 'The backend answered 410 with a reason or code in which “used” stands.',
    remedy: 'Nothing. The page offers a new link.',
  },
  invalidCode: {
    cause: 'The backend answered 401, or 400, 403 or 422 with a JSON object, to the second step; or an answer that the server could not read.',
    remedy: 'Nothing. The same challenge may be answered again.',
  },
  challengeExpired: {
    cause: 'The backend answered 410 or 404 to the second step or to the wish for another code; to the latter also 401 or another refusal.',
    remedy: 'Nothing. The form goes back to the password.',
  },
  configuration: {
    cause:
      'NextAuth’s `Configuration`; no provider of the id that the form names; the option `account` is off while a form needs it; no usable backend address; an access token of more than 8192 bytes; or keys that do not fit `verify`.',
    remedy: 'The server’s log, or the browser’s console, names the option and what to write. Check `NEXTAUTH_SECRET`, `NEXTAUTH_URL` and `AUTH_BACKEND_URL`.',
  },
  unexpected: {
    cause: 'A code that nobody knows, so that no foreign text is shown; or a function given to `withExternalJwt`, such as `user` or `judge`, threw an error.',
    remedy: 'The server’s log names the function and the place, without what was typed.',
  },
};
