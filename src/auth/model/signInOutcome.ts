import type { AuthChallenge } from './challenge.js';
import type { AuthFailure } from './failure.js';

/** How a sign-in ended. It is a value, never an exception. */
export type SignInOutcome =
  | {
      status: 'accepted';
      /** Where to go next: an absolute URL of the app's own (or an allow-listed) origin. */
      destination: string;
    }
  | { status: 'rejected'; failure: AuthFailure }
  /** The password was right, and the backend asks for a second step. Nobody is signed in yet. */
  | { status: 'challenge'; challenge: AuthChallenge };

/** How a sign-out ended. */
export type SignOutOutcome =
  | { status: 'signedOut'; destination: string }
  /** Hidden here, and tried again: the server could not be told yet. */
  | { status: 'pending'; failure: AuthFailure };
