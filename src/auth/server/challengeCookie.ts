import { decodeChallenge, encodeChallenge, type AuthChallenge } from '../model/challenge.js';
import type { OwnUrl } from './ownUrl.js';
import { pageCookie, pageCookieOf } from './pageCookie.js';

/**
 * The `Set-Cookie` value that carries a second step from a form without JavaScript to the sign-in page, for as long as the step
 * is good; without a challenge that which clears it.
 *
 * @param signInPath the sign-in page's path, base path included
 */
export function challengeCookie(challenge: AuthChallenge | undefined, signInPath: string, own: OwnUrl): string {
  return pageCookie('nau.challenge', challenge && encodeChallenge(challenge), challenge?.expiresIn ?? 0, signInPath, own);
}

/** The challenge in the request's cookies. */
export const challengeOf = (cookies: Record<string, string>, own: OwnUrl): AuthChallenge | undefined => decodeChallenge(pageCookieOf(cookies, 'nau.challenge', own) ?? '');
