import { getProviders, signIn as nextAuthSignIn } from 'next-auth/react';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import { decodeFailure, type AuthFailure, type FailureCode } from '../model/failure.js';

/** How the request for a sign-in link ended. */
export type LinkOutcome =
  /** It is on its way; the page that says so is an absolute URL of the app's own origin. */
  { status: 'sent'; destination: string } | { status: 'rejected'; failure: AuthFailure };

export interface SignInByLinkOptions {
  /** Where the link leads to after sign-in: a path or URL of the app. Default `/`. */
  callbackUrl?: string;
  allowedOrigins?: readonly string[];
  /** The id of NextAuth's e-mail provider. Default `email`. */
  provider?: string;
  signal?: AbortSignal;
  /** Milliseconds; then it is rejected as `backendTimeout`. Default 10 000. */
  timeout?: number;
  /** Milliseconds after which `onSlow` is called. Default 3000. */
  slowAfter?: number;
  onSlow?: () => void;
}

/**
 * Asks NextAuth's e-mail provider for a sign-in link, through next-auth's `signIn('email', { redirect: false })`. It never
 * throws and never navigates.
 *
 * @example
 * ```tsx
 * const outcome = await signInByLink(email, { callbackUrl: '/account' });
 * if (outcome.status === 'sent') location.assign(outcome.destination);
 * ```
 */
export async function signInByLink(email: string, options: SignInByLinkOptions = {}): Promise<LinkOutcome> {
  const { timeout = 10_000, slowAfter = 3000, onSlow } = options;
  const timers: ReturnType<typeof setTimeout>[] = [];
  const late = new Promise<LinkOutcome>((resolve) => {
    timers.push(setTimeout(() => resolve(rejected(isOffline() ? 'offline' : 'backendTimeout')), timeout));
  });
  if (onSlow) timers.push(setTimeout(onSlow, slowAfter));
  try {
    return await Promise.race([ask(email.trim(), options), late]);
  } catch {
    // next-auth throws on HTML answers and on a reset connection.
    return rejected(isOffline() ? 'offline' : 'backendUnreachable');
  } finally {
    timers.forEach(clearTimeout);
  }
}

async function ask(email: string, { callbackUrl: wanted, allowedOrigins, provider = 'email', signal }: SignInByLinkOptions): Promise<LinkOutcome> {
  if (isOffline()) return rejected('offline');
  const { origin } = window.location;
  // Asked first, as next-auth's signIn leaves the page when this read fails or the provider is missing.
  const providers = await getProviders();
  if (!providers) return rejected(isOffline() ? 'offline' : 'backendUnreachable');
  if (providers[provider]?.type !== 'email') {
    console.error(`next-auth-ui: NextAuth has no e-mail provider "${provider}" (it has: ${Object.keys(providers).join(', ') || 'none'}).`);
    return rejected('configuration');
  }
  if (signal?.aborted) return rejected('unexpected');
  const answer = await nextAuthSignIn(provider, { email, callbackUrl: safeCallbackUrl(wanted, { origin, allowedOrigins }), redirect: false });
  if (!answer) return rejected('unexpected');
  if (answer.error) return { status: 'rejected', failure: decodeFailure(answer.error, 'answer') };
  if (answer.url && new URL(answer.url, origin).searchParams.get('csrf') === 'true') return rejected('staleForm');
  if (!answer.ok || !answer.url) return rejected('backendFault');
  return { status: 'sent', destination: safeCallbackUrl(answer.url, { origin }) };
}

const isOffline = (): boolean => !navigator.onLine;

const rejected = (code: FailureCode): LinkOutcome => ({ status: 'rejected', failure: { code } });
