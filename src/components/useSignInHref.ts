'use client';

import { useHydrated } from './presentation.js';

/**
 * The link to the sign-in page, with the way back to the page that it stands on. A server's HTML knows that page only when
 * it is told.
 *
 * @param path the sign-in page
 * @param options.callbackUrl where to go afterwards, in place of this page
 * @param options.expired whether the sign-in page says that the session has ended
 */
export function useSignInHref(path: string, { callbackUrl, expired }: { callbackUrl?: string; expired?: boolean } = {}): string {
  const hydrated = useHydrated();
  const parameters = new URLSearchParams();
  if (callbackUrl) parameters.set('callbackUrl', callbackUrl);
  else if (hydrated) {
    const { pathname, search } = window.location;
    if (pathname !== path) parameters.set('callbackUrl', pathname + search);
  }
  if (expired) parameters.set('error', 'SessionRequired');
  return parameters.size ? `${path}${path.includes('?') ? '&' : '?'}${parameters}` : path;
}
