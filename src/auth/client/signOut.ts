import { signOut as nextAuthSignOut } from 'next-auth/react';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import type { SignOutOutcome } from '../model/signInOutcome.js';
import { forgetAccessTokens } from './accessToken.js';
import { readSession } from './readSession.js';

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
 * Signs out through next-auth, makes sure of it, and loads the next page. It never throws: `failed` means that
 * the person is still signed in and should be told.
 */
export async function signOut(options: SignOutOptions = {}): Promise<SignOutOutcome> {
  const { redirect = true, navigate = (url) => window.location.assign(url), basePath } = options;
  const { origin } = window.location;
  const callbackUrl = safeCallbackUrl(options.callbackUrl, { origin });
  leaving = redirect;
  // The back-forward cache brings a page back just as it was left, and then it is leaving no more.
  if (redirect) window.addEventListener('pageshow', () => (leaving = false), { once: true });
  forgetAccessTokens();
  try {
    const answer = await nextAuthSignOut({ callbackUrl, redirect: false });
    // With a failing CSRF read next-auth returns as if all were well, and the cookie is still there.
    const reading = await readSession(basePath);
    if (reading.status === 'none') {
      const destination = safeCallbackUrl(answer?.url, { origin, fallback: callbackUrl });
      if (redirect) navigate(destination);
      return { status: 'signedOut', destination };
    }
  } catch {
    // Offline, or no JSON.
  }
  leaving = false;
  return { status: 'failed', failure: { code: navigator.onLine ? 'backendUnreachable' : 'offline' } };
}
