import { getProviders, signIn as nextAuthSignIn } from 'next-auth/react';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import { decodeChallenge } from '../model/challenge.js';
import { decodeFailure, type AuthFailure, type FailureCode } from '../model/failure.js';
import type { SignInOutcome } from '../model/signInOutcome.js';
import { forgetAccessTokens } from './accessToken.js';
import { basePathOf } from './authBasePath.js';
import { setSignOutPending, tellOtherTabs } from './otherTabs.js';
import { abandonReads, readSession } from './readSession.js';

/** What a person typed. The e-mail is sent without blanks around it, all else exactly as typed. */
export interface Credentials {
  email: string;
  password: string;
  [field: string]: string;
}

/** The answer to a second step ({@link AuthChallenge}), in place of the credentials. */
export interface ChallengeAnswer {
  /** The handle of the challenge. */
  challenge: string;
  kind: string;
  /** With the kind `otp`. */
  code?: string;
  /** With the kind `newPassword`; sent exactly as typed. */
  newPassword?: string;
}

export interface SignInOptions {
  /** Where to go afterwards: a path or URL of the app. Default {@link SignInOptions.fallback}. */
  callbackUrl?: string;
  /** Where to go instead of anything hostile. Default `/`. */
  fallback?: string;
  /** Further origins that may be gone to. Default none. */
  allowedOrigins?: readonly string[];
  /** The id of the Credentials provider. Default `credentials`. */
  provider?: string;
  /** Once aborted, the outcome is to be ignored; nothing more is sent, but a request that is under way is not taken back. */
  signal?: AbortSignal;
  /** Milliseconds for the whole sign-in; then it is rejected as `backendTimeout`. Default 10 000. */
  timeout?: number;
  /** Milliseconds after which `onSlow` is called. Default 3000. */
  slowAfter?: number;
  /** Called once when the sign-in takes longer than usual. */
  onSlow?: () => void;
}

/**
 * Signs in through next-auth's `signIn('credentials', { redirect: false })` and says how it ended.
 * It never throws and never navigates, whatever the server answers.
 *
 * @example
 * ```tsx
 * const outcome = await signIn({ email, password }, { callbackUrl: '/account' });
 * if (outcome.status === 'accepted') location.assign(outcome.destination);
 * ```
 */
export async function signIn(credentials: Credentials | ChallengeAnswer | Record<string, string>, options: SignInOptions = {}): Promise<SignInOutcome> {
  const { timeout = 10_000, slowAfter = 3000, onSlow } = options;
  const timers: ReturnType<typeof setTimeout>[] = [];
  running++;
  const tooLate = new AbortController();
  // next-auth's request cannot be taken back. One that is still under way (after a time-out) is waited for, so that its
  // cookie does not arrive after the new one's: the last submit wins.
  const turn = Promise.race([previous, pause(longestTurn)]).then(() => attempt(credentials, { ...options, signal: anyOf(options.signal, tooLate.signal) }, true)).catch(
    // next-auth throws on HTML answers, on a reset connection and on unusable URLs.
    () => rejected(isOffline() ? 'offline' : 'backendUnreachable'),
  );
  // A form that has gone has no say in it.
  previous = Promise.race([turn, aborted(options.signal)]);
  try {
    const timedOut = new Promise<SignInOutcome>((resolve) => {
      timers.push(
        setTimeout(() => {
          tooLate.abort();
          resolve(rejected(isOffline() ? 'offline' : 'backendTimeout'));
        }, timeout),
      );
    });
    if (onSlow) timers.push(setTimeout(onSlow, slowAfter));
    return await Promise.race([turn, timedOut]);
  } finally {
    timers.forEach(clearTimeout);
    // What the state's listeners do about it comes first.
    setTimeout(() => running--, 0);
  }
}

let previous: Promise<unknown> = Promise.resolve();
let running = 0;

/** Whether a sign-in of this tab is under way or has just ended: then its form says where to go. */
export const isSigningIn = (): boolean => running > 0;

/** Milliseconds that a new submit waits for an old one. */
const longestTurn = 5000;

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const aborted = (signal: AbortSignal | undefined) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });

/** AbortSignal.any is younger than the browsers that React supports. */
function anyOf(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  if (one?.aborted) return one;
  const both = new AbortController();
  for (const signal of [one, other]) signal?.addEventListener('abort', () => both.abort(), { once: true });
  return both.signal;
}

async function attempt(credentials: Credentials | ChallengeAnswer | Record<string, string>, options: SignInOptions, mayRenewCsrf: boolean): Promise<SignInOutcome> {
  const { provider = 'credentials', allowedOrigins, signal } = options;
  if (signal?.aborted) return rejected('unexpected');
  if (isOffline()) return rejected('offline');
  const { origin } = window.location;
  const callbackUrl = safeCallbackUrl(options.callbackUrl, { origin, allowedOrigins, fallback: options.fallback });

  // Asked first, as next-auth's signIn leaves the page when this read fails or the provider is missing.
  const providers = await getProviders();
  if (!providers) return rejected(isOffline() ? 'offline' : 'backendUnreachable');
  const details = providers[provider];
  if (details?.type !== 'credentials') {
    console.error(
      `next-auth-ui: NextAuth has no Credentials provider "${provider}" (it has: ${Object.keys(providers).join(', ') || 'none'}). ` +
        'Wrap your options in withExternalJwt() of next-auth-ui/server, or pass the id of your own provider as `provider`.',
    );
    return rejected('configuration');
  }
  if (signal?.aborted) return rejected('unexpected');

  // Reads that began before know the session before.
  abandonReads();
  const answer = await nextAuthSignIn(provider, {
    ...credentials,
    ...('email' in credentials && { email: credentials.email?.trim() }),
    callbackUrl,
    redirect: false,
  });
  forgetAccessTokens();
  // `ok` says nothing: a failed CSRF check and a throwing signIn callback are both ok.
  if (!answer) return rejected('unexpected');
  if (answer.error) {
    const challenge = decodeChallenge(answer.error);
    return challenge ? { status: 'challenge', challenge } : { status: 'rejected', failure: decodeFailure(answer.error, 'answer') };
  }
  if (answer.url && new URL(answer.url).searchParams.get('csrf') === 'true') {
    return mayRenewCsrf ? attempt(credentials, options, false) : rejected('staleForm');
  }
  if (!answer.ok) return rejected('unexpected');

  setSignOutPending(false);
  abandonReads();
  // The one proof of a sign-in. An outage right now says nothing against it.
  const reading = await readSession(basePathOf(details.signinUrl));
  if (reading.status === 'none') return rejected('cookiesBlocked');
  // next-auth tells only its own provider in this tab.
  tellOtherTabs('signin');
  return { status: 'accepted', destination: safeCallbackUrl(answer.url, { origin, allowedOrigins, fallback: callbackUrl }) };
}

const isOffline = (): boolean => !navigator.onLine;

const rejected = (code: FailureCode): { status: 'rejected'; failure: AuthFailure } => ({ status: 'rejected', failure: { code } });
