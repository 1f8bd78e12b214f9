import type { NextAuthOptions } from 'next-auth';
import { decodeFailure } from '../model/failure.js';
import { callbackPath } from './callbackPath.js';
import { emailOf } from './emailCookie.js';
import { settingsOf } from './externalJwtSettings.js';
import { errorOf, one, type Query, type SignInPageSource } from './getSignInPageProps.js';
import { ownUrl } from './ownUrl.js';
import { isPagesContext, serverRequest } from './serverRequest.js';

/**
 * What `SignOutPage`, `AuthErrorPage` and `VerifyRequestPage` need to know, read on the server. Only known parameters are
 * read, and every value is safe to hand to a Client Component. In the Pages Router it sets the status of an error page
 * as NextAuth's own does (500 `Configuration`, 403 `AccessDenied` and `Verification`); a page of the App Router cannot set one.
 *
 * @example
 * ```tsx
 * export default async function Page({ searchParams }) {
 *   return <AuthErrorPage {...await getAuthScreenProps(authOptions, { searchParams })} />;
 * }
 * ```
 */
export async function getAuthScreenProps(authOptions: NextAuthOptions, from: SignInPageSource): Promise<AuthScreenServerProps> {
  const context = isPagesContext(from) ? from : undefined;
  const query: Query = (isPagesContext(from) ? from.query : await from.searchParams) ?? {};
  const { headers, cookies } = await serverRequest(context);
  const own = ownUrl(headers);
  const props: AuthScreenServerProps = {};
  const error = errorOf(one(query.error), authOptions);
  if (error) {
    props.error = error;
    const status = statusOf[decodeFailure(error).code];
    if (context && status) (context.res as { statusCode: number }).statusCode = status;
  }
  const allowed = settingsOf(authOptions)?.allowedOrigins;
  // NextAuth keeps where a sign-out leads to in this cookie, and tells its page nothing.
  const kept = cookies[authOptions.cookies?.callbackUrl?.name ?? 'next-auth.callback-url'] ?? cookies['__Secure-next-auth.callback-url'];
  const callbackUrl = callbackPath(one(query.callbackUrl), own.origin, allowed) ?? callbackPath(kept, own.origin, allowed);
  if (callbackUrl) props.callbackUrl = callbackUrl;
  const email = emailOf(cookies, own);
  if (email) props.email = email;
  return props;
}

const statusOf: Partial<Record<string, number>> = { configuration: 500, accessDenied: 403, verificationFailed: 403 };

/** Absent keys are left out, so that `getServerSideProps` accepts the object as it is. */
export interface AuthScreenServerProps {
  /** The failure to show, encoded; text that nobody knows has become `nau.unexpected`. */
  error?: string;
  /** Where to go afterwards, or back to: a path of the app, or the URL of an allowed origin. */
  callbackUrl?: string;
  /** The address that a sign-in link was sent to. */
  email?: string;
}
