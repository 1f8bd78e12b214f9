import type { AuthStatus } from '../../src/auth/model/authState.js';

/** What each auth state means. A new state without a row does not compile. */
export const authStateGuide: Record<AuthStatus, { meaning: string; guard: string; badge: string }> = {
  checking: {
    meaning: 'Nothing is known yet: the first read of the session is under way, and the server handed nothing down.',
    guard: 'A spinner with a text, or `AuthGuard.checking`.',
    badge: 'An empty frame of the same size.',
  },
  signedIn: {
    meaning: 'The server answered a session. With `stale: true` it cannot be read right now, and the last good one is kept.',
    guard: 'The children, also while stale; `AuthGuard.forbidden` for whoever `AuthGuard.allow` refuses.',
    badge: 'Name and picture, with the menu.',
  },
  signedOut: {
    meaning: 'The server said that nobody is signed in. With `pending: true` the person signed out, and the server could not be told yet.',
    guard: 'The way to the sign-in page, or `AuthGuard.signedOut`.',
    badge: 'A link to the sign-in page; while pending a text.',
  },
  expired: {
    meaning: 'There was a session. It has ended, and it cannot be renewed.',
    guard: 'The way to the sign-in page, which says why, or `AuthGuard.expired`. With a `SessionExpiryDialog` on the page the children stay.',
    badge: 'A link to sign in again.',
  },
  unreachable: {
    meaning: 'The session cannot be read, and nothing is known of it. This is never taken for signed out.',
    guard: 'A text with a button to try again, or `AuthGuard.unreachable`.',
    badge: 'A button to try again.',
  },
};
