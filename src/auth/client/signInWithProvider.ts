import { getProviders, signIn as nextAuthSignIn } from 'next-auth/react';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import type { AuthFailure, FailureCode } from '../model/failure.js';

export interface SignInWithProviderOptions {
  /** Where to go after sign-in: a path or URL of the app. Default `/`. */
  callbackUrl?: string;
  allowedOrigins?: readonly string[];
  /** Milliseconds until the way to the provider has to begin. Default 10 000. */
  timeout?: number;
}

/**
 * Leaves for an OAuth provider, through next-auth's `signIn(provider)`. It never throws; it resolves to a failure when the
 * way there cannot begin, and to `undefined` when the page is about to be left.
 *
 * @example
 * ```tsx
 * const failure = await signInWithProvider('github', { callbackUrl: '/account' });
 * ```
 */
export async function signInWithProvider(provider: string, { callbackUrl, allowedOrigins, timeout = 10_000 }: SignInWithProviderOptions = {}): Promise<AuthFailure | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<AuthFailure>((resolve) => {
    timer = setTimeout(() => resolve(failed(isOffline() ? 'offline' : 'backendTimeout')), timeout);
  });
  try {
    return await Promise.race([leave(provider, safeCallbackUrl(callbackUrl, { origin: window.location.origin, allowedOrigins })), late]);
  } catch {
    // next-auth throws on HTML answers and on a reset connection.
    return failed(isOffline() ? 'offline' : 'backendUnreachable');
  } finally {
    clearTimeout(timer);
  }
}

async function leave(provider: string, callbackUrl: string): Promise<AuthFailure | undefined> {
  if (isOffline()) return failed('offline');
  // Asked first, as next-auth's signIn leaves for its own error page when this read fails.
  const providers = await getProviders();
  if (!providers) return failed(isOffline() ? 'offline' : 'backendUnreachable');
  if (!providers[provider]) {
    console.error(`next-auth-ui: NextAuth has no provider "${provider}" (it has: ${Object.keys(providers).join(', ') || 'none'}).`);
    return failed('configuration');
  }
  await nextAuthSignIn(provider, { callbackUrl });
  return undefined;
}

const isOffline = (): boolean => !navigator.onLine;

const failed = (code: FailureCode): AuthFailure => ({ code });
