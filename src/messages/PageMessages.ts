/** The wording of the screens that take the place of NextAuth's own. `{…}` as in `Messages`. */
export interface PageMessages {
  /** Between one way to sign in and another. */
  or: string;
  /** The button of a provider, with `{provider}`. */
  continueWith: string;
  /** While the way to a provider is prepared, with `{provider}`. */
  goingTo: string;
  /** The mark of the way that was taken last. */
  lastUsed: string;

  /** Before the title of a page while it says that something is wrong, with `{title}`. */
  titleWithError: string;

  signOutTitle: string;
  signOutQuestion: string;
  /** With `{name}`. */
  signedInAs: string;
  signOut: string;
  signingOut: string;
  cancel: string;
  signedOutAlready: string;
  toStart: string;

  errorTitle: string;
  accessDeniedTitle: string;
  verificationTitle: string;
  configurationTitle: string;
  /** For errors that nobody knows. */
  errorText: string;
  backToSignIn: string;

  checkEmailTitle: string;
  /** With `{email}`. */
  linkSentTo: string;
  linkSent: string;
  linkHint: string;
  sendAgain: string;
  sendingAgain: string;
  sentAgain: string;
  /** With `{time}`. */
  sendAgainIn: string;
  wrongAddress: string;

  welcomeTitle: string;
  goOn: string;

  /** The button that closes a dialog. */
  close: string;
}
