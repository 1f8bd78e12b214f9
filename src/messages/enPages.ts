import type { PageMessages } from './PageMessages.js';

/** English, the screens that take the place of NextAuth's own. */
export const enPages: PageMessages = {
  locale: 'en',

  or: 'or',
  continueWith: 'Continue with {provider}',
  goingTo: 'Taking you to {provider}…',
  lastUsed: 'Last used',

  titleWithError: 'Error: {title}',

  signOutTitle: 'Sign out',
  signOutQuestion: 'Do you want to sign out?',
  signedInAs: 'You are signed in as {name}.',
  signOut: 'Sign out',
  signingOut: 'Signing out…',
  cancel: 'Cancel',
  signedOutAlready: 'You are signed out.',
  toStart: 'Go to the start page',

  errorTitle: 'That didn’t work',
  accessDeniedTitle: 'No access',
  verificationTitle: 'This link no longer works',
  configurationTitle: 'A problem on our side',
  errorText: 'Something went wrong while you signed in. Try again.',
  backToSignIn: 'Back to sign-in',

  checkEmailTitle: 'Check your e-mail',
  linkSentTo: 'We have sent a sign-in link to {email}.',
  linkSent: 'We have sent you a sign-in link.',
  linkHint: 'Open it in this browser. If it doesn’t arrive, look into your spam folder.',
  sendAgain: 'Send it again',
  sendingAgain: 'Sending…',
  sentAgain: 'It is on its way again.',
  sendAgainIn: 'You can have it sent again in {time}.',
  wrongAddress: 'Wrong address?',

  welcomeTitle: 'Welcome',
  goOn: 'Continue',

  close: 'Close',
};
