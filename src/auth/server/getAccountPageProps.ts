import type { NextAuthOptions } from 'next-auth';
import { decodeFailure, type AuthFailure } from '../model/failure.js';
import { callbackPath } from './callbackPath.js';
import { settingsOf } from './externalJwtSettings.js';
import { errorOf, one, type Query, type SignInPageSource } from './getSignInPageProps.js';
import { ownUrl } from './ownUrl.js';
import { isPagesContext, serverRequest } from './serverRequest.js';
import { typedOf } from './typedCookie.js';

/**
 * What `RegisterPage`, `ForgotPasswordPage`, `ResetPasswordPage` and `ChangePasswordPage` need to know, read on the server, so that
 * failures and what was typed are in the first HTML, with or without JavaScript. Only known parameters are read.
 *
 * @example
 * ```tsx
 * export default async function Page({ searchParams }) {
 *   return <ResetPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} />;
 * }
 * ```
 */
export async function getAccountPageProps(authOptions: NextAuthOptions, from: SignInPageSource): Promise<AccountPageServerProps> {
  const query: Query = (isPagesContext(from) ? from.query : await from.searchParams) ?? {};
  const { headers, cookies } = await serverRequest(isPagesContext(from) ? from : undefined);
  const own = ownUrl(headers);
  const props: AccountPageServerProps = {};
  const error = errorOf(one(query.error), authOptions);
  if (error) props.failure = decodeFailure(error);
  if (one(query.done) === '1') props.done = true;
  const callbackUrl = callbackPath(one(query.callbackUrl), own.origin, settingsOf(authOptions)?.allowedOrigins);
  if (callbackUrl) props.callbackUrl = callbackUrl;
  const token = one(query.token);
  if (token && /^[\x21-\x7e]{1,2048}$/.test(token)) props.token = token;
  const { email, name } = typedOf(cookies, own);
  if (email) props.defaultEmail = email;
  if (name) props.defaultName = name;
  return props;
}

/** Absent keys are left out, so that `getServerSideProps` accepts the object as it is. */
export interface AccountPageServerProps {
  /** The failure to show. */
  failure?: AuthFailure;
  /** It was done, by a form without JavaScript. */
  done?: boolean;
  /** Where to go afterwards: a path of the app, or the URL of an allowed origin. */
  callbackUrl?: string;
  /** The token in the link of a mail. */
  token?: string;
  /** What was typed before a failure without JavaScript. */
  defaultEmail?: string;
  defaultName?: string;
}
