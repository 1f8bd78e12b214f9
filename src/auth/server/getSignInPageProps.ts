import type { GetServerSidePropsContext } from 'next';
import type { NextAuthOptions } from 'next-auth';
import { relativeToOrigin, safeCallbackUrl } from '../model/callbackUrl.js';
import { settingsOf } from './externalJwtSettings.js';
import { emailCookie } from './nativeForm.js';
import { ownUrl } from './ownUrl.js';

/** Props for `SignInPage`, all serialisable. What the URL does not say is left out. */
export interface SignInPageServerProps {
  /** The URL's `error`, for `SignInPage` to decode. */
  error?: string;
  /** A safe way back: a path of the app, or a URL of an allowed origin. */
  callbackUrl?: string;
  /** What was typed before a sign-in without scripts failed. */
  defaultEmail?: string;
}

type SearchParams = Record<string, string | string[] | undefined>;

/**
 * Reads what `SignInPage` needs from the request, so that the server's HTML already shows the error, goes to the right
 * place and has the typed e-mail: without scripts too. Only known parameters are read, and a hostile callback URL is
 * replaced by the app's home.
 *
 * @example App Router
 * ```tsx
 * <SignInPage {...await getSignInPageProps(authOptions, { searchParams })} />
 * ```
 * @example Pages Router
 * ```tsx
 * export const getServerSideProps = async (context) => ({ props: await getSignInPageProps(authOptions, context) });
 * ```
 */
export async function getSignInPageProps(
  authOptions: NextAuthOptions,
  context: { searchParams: Promise<SearchParams> } | Pick<GetServerSidePropsContext, 'req' | 'query'>,
): Promise<SignInPageServerProps> {
  const isPage = 'req' in context;
  const query: SearchParams = isPage ? context.query : await context.searchParams;
  const email = isPage
    ? context.req.cookies[emailCookie]
    : (await (await import('next/headers.js')).cookies()).get(emailCookie)?.value;
  const error = first(query.error);
  const callbackUrl = first(query.callbackUrl);
  const own = ownUrl(isPage ? context.req.headers : {});
  return {
    ...(error && { error: error.slice(0, 200) }),
    ...(callbackUrl && {
      callbackUrl: relativeToOrigin(
        safeCallbackUrl(callbackUrl, { origin: own.origin, fallback: `${own.basePath}/`, allowedOrigins: settingsOf(authOptions)?.allowedOrigins }),
        own.origin,
      ),
    }),
    ...(email && { defaultEmail: email.slice(0, 320) }),
  };
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
