'use client';

import { useSyncExternalStore } from 'react';
import { relativeToOrigin, safeCallbackUrl } from '../auth/model/callbackUrl.js';

const none = new URLSearchParams();
let parsed = { search: '', parameters: none };

/** The URL's parameters; none in the server's HTML, where a page hands them in as props. */
export function useUrlParameters(): URLSearchParams {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('popstate', changed);
      return () => window.removeEventListener('popstate', changed);
    },
    () => {
      const { search } = window.location;
      if (parsed.search !== search) parsed = { search, parameters: new URLSearchParams(search) };
      return parsed.parameters;
    },
    () => none,
  );
}

/** A safe link also in the server's HTML, which knows no origin: there only a path is let through. */
export function hrefOf(wanted: string, fallback: string, allowedOrigins: readonly string[] | undefined): string {
  const origin = typeof window === 'undefined' ? 'http://origin.invalid' : window.location.origin;
  return relativeToOrigin(safeCallbackUrl(wanted, { origin, allowedOrigins, fallback }), origin);
}
