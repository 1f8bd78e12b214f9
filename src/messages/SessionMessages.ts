/** The wording of guards, badge and expiry dialog. `{…}` as in `Messages`. */
export interface SessionMessages {
  checking: string;
  expired: string;
  unreachable: string;
  forbidden: string;
  redirecting: string;
  retry: string;
  signInAgain: string;

  sessionEndsSoon: string;
  /** With `{time}`. */
  extendHint: string;
  /** With `{time}`. */
  endHint: string;
  extendFailed: string;
  staySignedIn: string;
  understood: string;
  notNow: string;
  signInInPlace: string;
  otherUser: string;
  leave: string;

  /** With `{name}`. */
  accountMenu: string;
  anonymous: string;
  /** With `{time}`. */
  sessionEnds: string;
  signOut: string;
  /** The person has signed out, and the server could not be told yet. */
  signOutPending: string;
}
