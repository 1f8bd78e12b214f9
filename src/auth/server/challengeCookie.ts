import { decodeChallenge, encodeChallenge, type AuthChallenge } from '../model/challenge.js';
import type { OwnUrl } from './ownUrl.js';

/** The cookie that carries a second step from a form without JavaScript to the sign-in page, for as long as the step is good. */
export const challengeCookieName = 'nau.challenge';

/**
 * The `Set-Cookie` value for a challenge; without one, that which clears it.
 *
 * @param signInPath the sign-in page's path, base path included
 */
export function challengeCookie(challenge: AuthChallenge | undefined, signInPath: string, own: OwnUrl): string {
  const attributes = `Path=${new URL(signInPath, own.origin).pathname}; HttpOnly; SameSite=Lax${own.secure ? '; Secure' : ''}`;
  const text = challenge && encodeChallenge(challenge);
  return text ? `${challengeCookieName}=${text}; Max-Age=${challenge.expiresIn}; ${attributes}` : `${challengeCookieName}=; Max-Age=0; ${attributes}`;
}

/** The challenge in the request's cookies. */
export const challengeOf = (cookies: Record<string, string>): AuthChallenge | undefined => decodeChallenge(cookies[challengeCookieName] ?? '');
