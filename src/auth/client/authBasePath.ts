import { getProviders } from 'next-auth/react';

const defaultBasePath = '/api/auth';

/**
 * The path of next-auth's API for the markup of native forms: what the app says; while rendering on a server the
 * path of `NEXTAUTH_URL`, as next-auth reads it; else `/api/auth`.
 *
 * A browser cannot see `NEXTAUTH_URL`, so elements that use it carry `suppressHydrationWarning` and keep the
 * server's value.
 */
export function authBasePath(explicit: string | undefined): string {
  if (explicit) return explicit.replace(/\/+$/, '');
  if (typeof window === 'undefined' && process.env.NEXTAUTH_URL) {
    try {
      const path = new URL(process.env.NEXTAUTH_URL).pathname.replace(/\/+$/, '');
      return path || defaultBasePath;
    } catch {
      // A broken NEXTAUTH_URL is reported by next-auth itself.
    }
  }
  return defaultBasePath;
}

/** Next's `basePath`, from the path of next-auth's API: `/shop` for `/shop/api/auth`; empty without one. */
export const appBasePath = (basePath: string | undefined): string => basePath?.replace(/\/api\/auth\/?$/, '') ?? '';

/** The app's front page, below Next's `basePath`. */
export const homePath = (basePath: string | undefined): string => `${appBasePath(basePath)}/`;

/**
 * The path that next-auth's client really uses. It keeps the path to itself, but the addresses of its providers
 * tell it. `undefined` when the providers cannot be read.
 */
export async function discoverBasePath(): Promise<string | undefined> {
  const providers = await getProviders();
  const [first] = Object.values(providers ?? {});
  return first && basePathOf(first.signinUrl);
}

/** `/shop/api/auth` out of `https://app.example/shop/api/auth/signin/credentials`. */
export function basePathOf(signinUrl: string): string {
  return new URL(signinUrl).pathname.replace(/\/signin\/[^/]*$/, '');
}
