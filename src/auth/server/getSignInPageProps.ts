import type { GetServerSidePropsContext } from 'next';
import type { NextAuthOptions } from 'next-auth';
import { decodeFailure, encodeFailure } from '../model/failure.js';
import { callbackPath } from './callbackPath.js';
import { emailCookieName, emailToKeep } from './emailCookie.js';
import { settingsOf } from './externalJwtSettings.js';
import { ownUrl } from './ownUrl.js';
import { isPagesContext, serverRequest } from './serverRequest.js';

/**
 * What a sign-in page needs to know, read on the server, so that errors and the typed e-mail are in the first HTML, with
 * or without JavaScript. Only known parameters are read, and every value is safe to hand to a Client Component.
 *
 * @example
 * ```tsx
 * // App Router: app/login/page.tsx
 * export default async function Page({ searchParams }) {
 *   return <SignInPage {...await getSignInPageProps(authOptions, { searchParams })} />;
 * }
 * // Pages Router: pages/login.tsx
 * export const getServerSideProps = async (context) => ({ props: await getSignInPageProps(authOptions, context) });
 * ```
 */
export async function getSignInPageProps(authOptions: NextAuthOptions, from: SignInPageSource): Promise<SignInPageServerProps> {
  const context = isPagesContext(from) ? from : undefined;
  const query: Query = (isPagesContext(from) ? from.query : await from.searchParams) ?? {};
  const { headers, cookies } = await serverRequest(context);
  const { origin } = ownUrl(headers);
  const props: SignInPageServerProps = {};
  const error = errorOf(one(query.error), authOptions);
  if (error) props.error = error;
  const callbackUrl = callbackPath(one(query.callbackUrl), origin, settingsOf(authOptions)?.allowedOrigins);
  if (callbackUrl) props.callbackUrl = callbackUrl;
  const email = emailToKeep(cookies[emailCookieName]);
  if (email) props.defaultEmail = email;
  return props;
}

/** The App Router's `searchParams` (a promise since Next 15) or the context of `getServerSideProps`. */
export type SignInPageSource = { searchParams: Query | Promise<Query> | undefined } | GetServerSidePropsContext;

/** Absent keys are left out, so that `getServerSideProps` accepts the object as it is. */
export interface SignInPageServerProps {
  /** The failure to show, encoded; `decodeFailure` reads it. Text that nobody knows has become `nau.unexpected`. */
  error?: string;
  /** Where to go after sign-in: a path of the app, or the URL of an allowed origin. Absent when none was given or it was not safe. */
  callbackUrl?: string;
  /** What was typed before a failed sign-in without JavaScript. */
  defaultEmail?: string;
}

type Query = Record<string, string | string[] | undefined>;

// A repeated parameter is nobody's form.
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

function errorOf(text: string | undefined, authOptions: NextAuthOptions): string | undefined {
  // NextAuth writes a literal "undefined", and a provider's id when a sign-in merely starts: neither is an error.
  if (!text || text === 'undefined') return undefined;
  if (authOptions.providers.some((provider) => (provider.options?.id ?? provider.id) === text)) return undefined;
  return decodeFailure(text).code === 'unexpected' ? encodeFailure({ code: 'unexpected' }) : text;
}
