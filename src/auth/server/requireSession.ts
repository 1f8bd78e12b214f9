import type { GetServerSidePropsContext, GetServerSidePropsResult } from 'next';
import type { NextAuthOptions } from 'next-auth';
import { authStateOf } from '../model/authState.js';
import { callbackPath, signInUrl } from './callbackPath.js';
import { settingsOf } from './externalJwtSettings.js';
import { ownUrl, withBasePath, withoutBasePath, type PlainHeaders } from './ownUrl.js';
import { readSession, type ServerSession } from './readSession.js';
import { isPagesContext, serverRequest } from './serverRequest.js';

/**
 * The guard of a page, on the server: gives the session, or sends to the sign-in page and back. Nothing of the page is
 * rendered before. Whoever is signed in but not allowed gets the app's "not found" page (a 404), as a 403 would tell
 * what is there and Next has no stable one.
 *
 * Someone whose session has expired is sent with `error=SessionRequired`; someone who was never signed in without an error.
 *
 * @throws in Server Components Next's own redirect and not-found signals (do not catch them); when
 *   NEXTAUTH_SECRET is missing; TokenStoreUnavailable (Next shows the app's error page) when the token store cannot say
 *   whether the session was signed out
 * @example
 * ```tsx
 * // Server Component
 * const session = await requireSession(authOptions, { callbackUrl: '/account' });
 * // Pages Router
 * export const getServerSideProps = (context) => requireSession(authOptions, context, { allow: ['admin'] });
 * ```
 */
export function requireSession(authOptions: NextAuthOptions, context: GetServerSidePropsContext, options?: SessionRule): Promise<GetServerSidePropsResult<{ session: ServerSession }>>;
export function requireSession(authOptions: NextAuthOptions, options?: RequireSessionOptions): Promise<ServerSession>;
export async function requireSession(
  authOptions: NextAuthOptions,
  second: GetServerSidePropsContext | RequireSessionOptions = {},
  rule: SessionRule = {},
): Promise<ServerSession | GetServerSidePropsResult<{ session: ServerSession }>> {
  if (isPagesContext(second)) {
    const verdict = judge(await readSession(authOptions, second), rule, second.resolvedUrl, authOptions, second.req.headers);
    if (verdict.status === 'allowed') return { props: { session: verdict.session } };
    return verdict.status === 'forbidden' ? { notFound: true } : { redirect: { destination: verdict.destination, permanent: false } };
  }
  const session = await readSession(authOptions);
  const verdict = judge(session, second, second.callbackUrl, authOptions, (await serverRequest()).headers);
  if (verdict.status === 'allowed') return verdict.session;
  // Imported when needed: these are functions of the App Router, and pages load this module too.
  const { notFound, redirect } = await import('next/navigation.js');
  return verdict.status === 'forbidden' ? notFound() : redirect(verdict.destination);
}

/** Who may see the page, beyond being signed in. Roles are those of the backend's `me` or of verified claims. */
export interface SessionRule {
  /** A predicate on the session, or roles of which one is enough. Default: everyone who is signed in. */
  allow?: ((session: ServerSession) => boolean) | readonly string[];
}

export interface RequireSessionOptions extends SessionRule {
  /** The page's own path with its query, without Next's base path: a Server Component cannot ask for it. Default: no way back. */
  callbackUrl?: string;
}

type Verdict = { status: 'allowed'; session: ServerSession } | { status: 'forbidden' } | { status: 'signIn'; destination: string };

function judge(session: ServerSession | null, rule: SessionRule, path: string | undefined, authOptions: NextAuthOptions, headers: PlainHeaders): Verdict {
  const state = authStateOf(session);
  if (state.status === 'signedIn') return isAllowed(state.session, rule) ? { status: 'allowed', session: state.session } : { status: 'forbidden' };
  const own = ownUrl(headers);
  return {
    status: 'signIn',
    // Next adds its base path to a redirect's destination, but not to what stands in the query.
    destination: signInUrl(withoutBasePath(authOptions.pages?.signIn ?? '/api/auth/signin', own), {
      callbackUrl: path === undefined ? undefined : callbackPath(withBasePath(path, own), own.origin, settingsOf(authOptions)?.allowedOrigins),
      error: state.status === 'expired' ? 'SessionRequired' : undefined,
    }),
  };
}

function isAllowed(session: ServerSession, { allow }: SessionRule): boolean {
  if (!allow) return true;
  if (typeof allow === 'function') return allow(session) === true;
  return allow.some((role) => session.user?.roles?.includes(role));
}
