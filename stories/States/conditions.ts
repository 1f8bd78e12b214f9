import type { AuthStatus } from '../../src/auth/model/authState.js';
import type { FailureCode } from '../../src/auth/model/failure.js';
import type { FormState } from '../../src/auth/model/signInFlow.js';

/** What leads to each auth state. */
export const statusConditions: Record<AuthStatus, string> = {
  checking: 'The session is being read for the first time',
  signedIn: 'The server knows who it is',
  signedOut: 'The server says that it is nobody',
  expired: 'There was a session; the backend’s token has ended and cannot be renewed',
  unreachable: 'The session cannot be read, and nothing is known',
};

/** What leads to each state of a form. */
export const formConditions: Record<FormState, string> = {
  idle: 'Nothing was sent yet',
  submitting: 'The form was sent; the answer is awaited',
  slow: 'No answer for more than `slowAfter`, three seconds',
  rejected: 'The answer is a failure',
  waiting: 'The answer is a failure with a wait',
  accepted: 'The answer is yes; the next page is on its way',
};

/** What leads to each failure. */
export const failureConditions: Record<FailureCode, string> = {
  invalidCredentials: 'The backend does not know this pair of address and password',
  invalidInput: 'The backend refuses single fields',
  accountLocked: 'The backend says that the account is locked',
  tooManyAttempts: 'The backend asks for a pause: 429',
  backendUnreachable: 'The backend, or the app’s server, does not answer',
  backendTimeout: 'The backend does not answer in time',
  backendFault: 'The backend fails: 5xx, or an answer that is none',
  offline: 'The browser has no network',
  staleForm: 'The CSRF token is no longer good, also after a new one',
  cookiesBlocked: 'The sign-in went well, and there is no session after it',
  accessDenied: 'The app’s signIn callback says no',
  sessionRequired: 'A page that needs a session sent the person here',
  oauthFailed: 'The way to a provider, or back, failed',
  accountNotLinked: 'The address belongs to an account of another provider',
  emailNotSent: 'The mail with the link could not be sent',
  verificationFailed: 'The link of a mail is too old, or was used',
  emailTaken: 'The backend has an account with this address, and says so',
  breachedPassword: 'The backend knows the password from a leak',
  linkExpired: 'The link to reset a password is too old, or not whole',
  linkUsed: 'The link to reset a password was used',
  invalidCode: 'The backend does not take this code',
  challengeExpired: 'The second step took too long, or too many attempts',
  configuration: 'NextAuth’s set-up is wrong',
  unexpected: 'Anything that has no code',
};
