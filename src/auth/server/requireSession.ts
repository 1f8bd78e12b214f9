import type { GetServerSidePropsContext, GetServerSidePropsResult } from 'next';
import type { NextAuthOptions } from 'next-auth';
import { authStateOf } from '../model/authState.js';
import { ownUrl, withBasePath, withoutBasePath } from './ownUrl.js';
import { serverSession, type ServerSession } from './serverSession.js';
import { settingsOf } from './externalJwtSettings.js';

export interface RequireSessionOptions {
  /** Where to come back to after sign-in, such as `/account`. In `getServerSideProps` it is the page itself. */
  callbackUrl?: string;
  /** Who has access among those signed in: a predicate, or roles of which one is enough. Default: everyone signed in. */
  allow?: ((session: ServerSession) => boolean) | readonly string[];
}

/**
 * The session, or the way to the sign-in page; for whoever `allow` refuses Next's not-found page, which does not tell
 * that there is something. This is a real boundary: it runs on the server, before anything is rendered.
 *
 * @example Server Component
 * ```tsx
 * const session = await requireSession(authOptions, { callbackUrl: '/account' });
 * ```
 * @example Pages Router: the page gets `session` as a prop
 * ```tsx
 * export const getServerSideProps = (context) => requireSession(authOptions, context);
 * ```
 */
export function requireSession(authOptions: NextAuthOptions, options?: RequireSessionOptions): Promise<ServerSession>;
export function requireSession(
  authOptions: NextAuthOptions,
  context: GetServerSidePropsContext,
  options?: RequireSessionOptions,
): Promise<GetServerSidePropsResult<{ session: ServerSession }>>;
export async function requireSession(
  authOptions: NextAuthOptions,
  first: GetServerSidePropsContext | RequireSessionOptions = {},
  second: RequireSessionOptions = {},
): Promise<ServerSession | GetServerSidePropsResult<{ session: ServerSession }>> {
  if ('req' in first) return pageProps(authOptions, first, second);
  const session = await serverSession(authOptions);
  const auth = authStateOf(session);
  // Imported here, as the Pages Router does without it.
  const { notFound, redirect } = await import('next/navigation.js');
  if (auth.status !== 'signedIn') {
    return redirect(withoutBasePath(signInUrl(authOptions, first.callbackUrl, auth.status === 'expired'), ownUrl()));
  }
  return isAllowed(auth.session, first.allow) ? auth.session : notFound();
}

async function pageProps(
  authOptions: NextAuthOptions,
  context: GetServerSidePropsContext,
  { callbackUrl, allow }: RequireSessionOptions,
): Promise<GetServerSidePropsResult<{ session: ServerSession }>> {
  const auth = authStateOf(await serverSession(authOptions, context));
  if (auth.status !== 'signedIn') {
    const back = callbackUrl ?? withBasePath(context.resolvedUrl, ownUrl());
    return { redirect: { destination: signInUrl(authOptions, back, auth.status === 'expired'), permanent: false, basePath: false } };
  }
  if (!isAllowed(auth.session, allow)) return { notFound: true };
  // Props must be JSON, which knows no undefined.
  return { props: { session: JSON.parse(JSON.stringify(auth.session)) as ServerSession } };
}

function isAllowed(session: ServerSession, allow: RequireSessionOptions['allow']): boolean {
  if (!allow) return true;
  if (typeof allow === 'function') return allow(session);
  return allow.some((role) => session.user?.roles?.includes(role));
}

/** The sign-in page with the way back, as a path that has Next's base path. */
export function signInUrl(authOptions: Pick<NextAuthOptions, 'pages'>, callbackUrl: string | undefined, expired: boolean): string {
  const path = withBasePath(signInPathOf(authOptions), ownUrl());
  const parameters = new URLSearchParams();
  if (callbackUrl) parameters.set('callbackUrl', callbackUrl);
  // The page does not move on with an error: without one, a browser that still believes in the session would loop.
  if (expired) parameters.set('error', 'SessionRequired');
  return parameters.size ? `${path}${path.includes('?') ? '&' : '?'}${parameters.toString()}` : path;
}

/** The app's sign-in page. */
export const signInPathOf = (authOptions: Pick<NextAuthOptions, 'pages'>): string =>
  authOptions.pages?.signIn ?? settingsOf(authOptions)?.signInPath ?? '/login';
