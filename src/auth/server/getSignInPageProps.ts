import type { GetServerSidePropsContext } from 'next';
import type { NextAuthOptions } from 'next-auth';
import type { AuthChallenge } from '../model/challenge.js';
import { decodeFailure, encodeFailure } from '../model/failure.js';
import type { ProviderSummary } from '../model/provider.js';
import { callbackPath } from './callbackPath.js';
import { challengeOf } from './challengeCookie.js';
import { emailOf, emailToKeep } from './emailCookie.js';
import { settingsOf } from './externalJwtSettings.js';
import { ownUrl } from './ownUrl.js';
import { providerSummaries } from './providerSummaries.js';
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
  const own = ownUrl(headers);
  const props: SignInPageServerProps = { providers: providerSummaries(authOptions) };
  const error = errorOf(one(query.error), authOptions);
  if (error) props.error = error;
  const callbackUrl = callbackPath(one(query.callbackUrl), own.origin, settingsOf(authOptions)?.allowedOrigins);
  if (callbackUrl) props.callbackUrl = callbackUrl;
  const email = emailOf(cookies, own) ?? emailToKeep(one(query.email));
  if (email) props.defaultEmail = email;
  const challenge = challengeOf(cookies, own);
  if (challenge) props.challenge = challenge;
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
  /** What was typed before a failed sign-in without JavaScript, else the URL's `email`. */
  defaultEmail?: string;
  /** The app's providers, in order. */
  providers: ProviderSummary[];
  /** The second step that a sign-in without JavaScript has come to. */
  challenge?: AuthChallenge;
}

export type Query = Record<string, string | string[] | undefined>;

// A repeated parameter is nobody's form.
export const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export function errorOf(text: string | undefined, authOptions: NextAuthOptions): string | undefined {
  // NextAuth writes a literal "undefined", and a provider's id when a sign-in merely starts: neither is an error.
  if (!text || text === 'undefined') return undefined;
  if (authOptions.providers.some((provider) => (provider.options?.id ?? provider.id) === text)) return undefined;
  return decodeFailure(text).code === 'unexpected' ? encodeFailure({ code: 'unexpected' }) : text;
}
