import { decodeChallenge, type AuthChallenge } from '../model/challenge.js';
import { decodeFailure, type AuthFailure, type FailureCode } from '../model/failure.js';
import { authBasePath } from './authBasePath.js';

/** How a step around a password ended. It is a value, never an exception. */
export type AccountOutcome =
  | {
      status: 'done';
      /** After `register`: whether the new account can sign in at once. False where the app does not say whether an address was taken. */
      maySignIn: boolean;
      /** After `resendCode`: what takes the place of the challenge before. */
      challenge?: AuthChallenge;
    }
  | { status: 'rejected'; failure: AuthFailure };

export interface AccountCallOptions {
  /** The path of NextAuth's API. Default `/api/auth`. */
  basePath?: string;
  /** Aborts the request; the outcome is then to be ignored. */
  signal?: AbortSignal;
  /** Milliseconds; then it is rejected as `backendTimeout`. Default 10 000. */
  timeout?: number;
  /** Milliseconds after which `onSlow` is called. Default 3000. */
  slowAfter?: number;
  onSlow?: () => void;
}

/** Makes an account at the backend. Nobody is signed in by it; call `signIn` afterwards. */
export const register = (values: { email: string; password: string; [field: string]: string }, options?: AccountCallOptions): Promise<AccountOutcome> =>
  callAccount('register', { ...values, email: values.email.trim() }, options);

/** Asks for a mail with a link to choose a new password. The outcome is the same whether or not there is such an account. */
export const requestPasswordReset = (values: { email: string }, options?: AccountCallOptions): Promise<AccountOutcome> =>
  callAccount('forgot-password', { email: values.email.trim() }, options);

/** Sets a new password by the token of such a mail. */
export const resetPassword = (values: { token: string; password: string }, options?: AccountCallOptions): Promise<AccountOutcome> =>
  callAccount('reset-password', values, options);

/** Changes the password of whoever is signed in; the session stays. */
export const changePassword = (values: { currentPassword: string; newPassword: string }, options?: AccountCallOptions): Promise<AccountOutcome> =>
  callAccount('change-password', values, options);

/** Asks for another one-time code. */
export const resendCode = (values: { challenge: string }, options?: AccountCallOptions): Promise<AccountOutcome> => callAccount('resend-code', values, options);

/** POSTs to the part of NextAuth's route that `authHandler` adds; it takes requests of the app's own pages only. */
async function callAccount(operation: string, values: Record<string, string>, options: AccountCallOptions = {}): Promise<AccountOutcome> {
  const { basePath, signal, timeout = 10_000, slowAfter = 3000, onSlow } = options;
  if (!navigator.onLine) return rejected('offline');
  const abort = new AbortController();
  let late = false;
  const timers = [
    setTimeout(() => {
      late = true;
      abort.abort();
    }, timeout),
    onSlow && setTimeout(onSlow, slowAfter),
  ];
  const stop = () => abort.abort();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    const answer = await fetch(`${authBasePath(basePath)}/account/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(values),
      redirect: 'error',
      cache: 'no-store',
      signal: abort.signal,
    });
    const { done, error, challenge, maySignIn = true } = (await answer.json()) as { done?: boolean; error?: string; challenge?: string; maySignIn?: boolean };
    if (error !== undefined) return { status: 'rejected', failure: decodeFailure(error, 'answer') };
    if (answer.ok && done) return { status: 'done', maySignIn, challenge: challenge === undefined ? undefined : decodeChallenge(challenge) };
    if (answer.status === 404 || answer.status === 405 || answer.status === 400) {
      console.error(`next-auth-ui: there is nothing at ${authBasePath(basePath)}/account/${operation}. Use authHandler as NextAuth's route, and set the option account of withExternalJwt.`);
      return rejected('configuration');
    }
    return rejected('backendFault');
  } catch {
    return rejected(!navigator.onLine ? 'offline' : late ? 'backendTimeout' : 'backendUnreachable');
  } finally {
    timers.forEach(clearTimeout);
    signal?.removeEventListener('abort', stop);
  }
}

const rejected = (code: FailureCode): AccountOutcome => ({ status: 'rejected', failure: { code } });
