import { signOut as nextAuthSignOut } from 'next-auth/react';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import type { SignOutOutcome } from '../model/signInOutcome.js';
import { forgetAccessTokens } from './accessToken.js';
import { isSignOutPending, setSignOutPending } from './otherTabs.js';
import { abandonReads, readSession, readTimeout } from './readSession.js';

export interface SignOutOptions {
  /** Where to go afterwards: a path or URL of the app. Default `/`. */
  callbackUrl?: string;
  /** Whether to go there. Default true. */
  redirect?: boolean;
  /** How to go there. Default a full load, which drops everything that the page held of the person. */
  navigate?: (url: string) => void;
  /** The path of next-auth's API. Default `/api/auth`. */
  basePath?: string;
}

let leaving = false;

/** Whether a sign-out is about to leave the page, so that a guard does not send the person elsewhere meanwhile. */
export const isLeaving = (): boolean => leaving;

/**
 * Signs out through next-auth, makes sure of it, and loads the next page. It never throws. `pending` means that the server
 * could not be told: the person's data is hidden in all tabs, and below an `AuthProvider` it is tried again, on reconnect
 * and with growing pauses, also after a reload; there is no navigation, as the next page could show the data again.
 */
export async function signOut(options: SignOutOptions = {}): Promise<SignOutOutcome> {
  const { redirect = true, navigate = (url) => window.location.assign(url), basePath } = options;
  const { origin } = window.location;
  const callbackUrl = safeCallbackUrl(options.callbackUrl, { origin });
  leaving = redirect;
  // The back-forward cache brings a page back just as it was left, and then it is leaving no more.
  if (redirect) window.addEventListener('pageshow', () => (leaving = false), { once: true });
  const url = await finishSignOut(callbackUrl, basePath);
  if (url !== undefined) {
    const destination = safeCallbackUrl(url, { origin, fallback: callbackUrl });
    if (redirect) navigate(destination);
    return { status: 'signedOut', destination };
  }
  leaving = false;
  setSignOutPending(true);
  for (const listener of listeners) listener();
  return { status: 'pending', failure: { code: navigator.onLine ? 'backendUnreachable' : 'offline' } };
}

/** One try to sign out at the server: where to go, or `undefined` when it did not work. */
async function finishSignOut(callbackUrl: string, basePath: string | undefined): Promise<string | undefined> {
  // A read that is under way would bring the session back, and on the server its cookie.
  abandonReads();
  forgetAccessTokens();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    // next-auth's own has no time limit.
    const answer = await Promise.race([
      nextAuthSignOut({ callbackUrl, redirect: false }),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('too late')), readTimeout);
      }),
    ]);
    abandonReads();
    // With a failing CSRF read next-auth returns as if all were well, and the cookie is still there.
    const reading = await readSession(basePath);
    if (reading.status !== 'none') return undefined;
    setSignOutPending(false);
    return answer?.url ?? callbackUrl;
  } catch {
    // Offline, no JSON, or too late.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Tries a pending sign-out again; tells whether none is pending any more. */
export async function retrySignOut(basePath: string | undefined): Promise<boolean> {
  if (!isSignOutPending()) return true;
  return (await finishSignOut(window.location.href, basePath)) !== undefined;
}

const listeners = new Set<() => void>();

/** Calls back when a sign-out of this tab has become pending. */
export function onSignOutPending(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
