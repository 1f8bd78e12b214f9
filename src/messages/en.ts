import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** English. */
export const en: Messages = {
  locale: 'en',
  dir: 'ltr',
  failure: {
    invalidCredentials: 'That e-mail and password don’t match. Check both and try again.',
    invalidInput: 'Some entries can’t be accepted. Check them and try again.',
    accountLocked: 'This account is locked. Ask the people who run this site to unlock it.',
    tooManyAttempts: 'Too many attempts.',
    backendUnreachable: 'We can’t reach the sign-in service. Try again in a moment.',
    backendTimeout: 'The sign-in service took too long to answer. Try again.',
    backendFault: 'There is a problem on our side. Try again later.',
    offline: 'You are offline. Check your connection and try again.',
    staleForm: 'This page was open for too long. Reload it and try again.',
    cookiesBlocked: 'Your browser blocks cookies, and without them you can’t stay signed in. Allow cookies for this site.',
    accessDenied: 'You don’t have access with this account.',
    sessionRequired: 'Sign in to see this page.',
    oauthFailed: 'That sign-in didn’t work. Try again, or use another way.',
    accountNotLinked: 'Sign in the way you did the first time.',
    emailNotSent: 'We couldn’t send the e-mail. Try again.',
    verificationFailed: 'This link has expired or was used already. Sign in again.',
    emailTaken: 'There is an account with this e-mail address already. Sign in, or choose a new password if you forgot yours.',
    breachedPassword: 'This password is in lists of stolen passwords. Choose another one.',
    linkExpired: 'This link has expired or is not complete. Ask for a new one.',
    linkUsed: 'This link was used already. Ask for a new one if you need it.',
    invalidCode: 'That code is not right. Check it, or ask for a new one.',
    challengeExpired: 'That took too long, or there were too many attempts. Enter your password again.',
    configuration: 'Sign-in is not set up correctly. Tell the people who run this site.',
    unexpected: 'Something went wrong. Try again.',
  },
  retryAfter: 'You can try again in {time}.',
  retryNow: 'You can try again now.',
  slow: 'This is taking longer than usual.',
  credentialsRejected: 'These entries don’t match an account. Check them and try again.',
  fieldRefused: 'This entry can’t be accepted.',

  email: 'E-mail',
  emailPlaceholder: 'you@example.com',
  emailMissing: 'Enter your e-mail address.',
  emailMalformed: 'Enter an e-mail address like name@example.com.',
  password: 'Password',
  passwordMissing: 'Enter your password.',
  fieldMissing: 'Fill in “{label}”.',
  showPassword: 'Show password',
  passwordShown: 'Your password is visible.',
  passwordHidden: 'Your password is hidden.',
  capsLock: 'Caps Lock is on.',
  forgotPassword: 'Forgot your password?',
  noAccount: 'No account yet?',
  register: 'Create one',
  signIn: 'Sign in',
  signingIn: 'Signing in…',

  signInTitle: 'Sign in',
  alreadySignedIn: 'You are signed in.',
  movingOn: 'You are signed in. Taking you on…',
  goOn: 'Continue',
};

/** English, guards, badge and expiry dialog. */
export const enSession: SessionMessages = {
  checking: 'Checking your sign-in…',
  expired: 'Your session has ended.',
  unreachable: 'We can’t check your sign-in right now.',
  forbidden: 'You don’t have access to this page.',
  redirecting: 'Taking you to the sign-in page…',
  retry: 'Try again',
  signInAgain: 'Sign in again',

  sessionEndsSoon: 'Your session is about to end',
  extendHint: 'You will be signed out in {time}. Do you want to stay signed in?',
  endHint: 'You will be asked to sign in again in {time}. What is on this page stays.',
  extendFailed: 'That didn’t work. Try again.',
  staySignedIn: 'Stay signed in',
  understood: 'OK',
  notNow: 'Not now',
  signInInPlace: 'Sign in again to go on where you were. What is on this page stays.',
  otherUser: 'Somebody else has signed in. This page is loaded anew for them.',
  leave: 'Leave without signing in',

  accountMenu: 'Account: {name}',
  anonymous: 'Account',
  sessionEnds: 'Session ends at {time}',
  signOut: 'Sign out',
  signOutPending: 'Signed out here. We’ll finish when we can reach the server.',
};

/** English, the screens that take the place of NextAuth's own. */
export const enPages: PageMessages = {
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

/** English, the forms around a password. */
export const enAccount: AccountMessages = {
  codeTitle: 'Enter your code',
  codeHint: 'We have sent you a code. It is good for a few minutes.',
  code: 'Code',
  codeMissing: 'Enter the code.',
  checkCode: 'Continue',
  checkingCode: 'Checking…',
  resendCode: 'Send a new code',
  resendIn: 'You can ask for a new code in {time}.',
  codeResent: 'A new code is on its way.',
  backToPassword: 'Back to the password',
  newPasswordTitle: 'Choose a new password',
  newPasswordHint: 'Your password has to be changed before you go on.',

  name: 'Name',
  newPassword: 'New password',
  currentPassword: 'Current password',
  currentPasswordMissing: 'Enter your current password.',
  currentPasswordWrong: 'That is not your current password.',
  newPasswordMissing: 'Choose a password.',
  passwordTooShort: { one: 'Use at least {count} character.', other: 'Use at least {count} characters.' },
  passwordAdvice: {
    one: 'At least {count} character. Several words that you can remember are best.',
    other: 'At least {count} characters. Several words that you can remember are best.',
  },
  strengthWeak: 'Easy to guess. A few more words make it strong.',
  strengthFair: 'Not bad. Longer is stronger.',
  strengthStrong: 'Strong password.',

  registerTitle: 'Create your account',
  createAccount: 'Create account',
  creatingAccount: 'Creating your account…',
  haveAccount: 'Have an account already?',
  signIn: 'Sign in',
  registered: 'Nearly done. We have sent you an e-mail that says how to go on.',

  forgotTitle: 'Forgot your password?',
  forgotHint: 'Enter your e-mail address, and we’ll send you a link to choose a new password.',
  sendLink: 'Send me a link',
  sendingLink: 'Sending…',
  linkSent: 'If there is an account with this address, a link is on its way. Look into your spam folder too.',
  backToSignIn: 'Back to sign-in',

  resetTitle: 'Choose a new password',
  savePassword: 'Save password',
  savingPassword: 'Saving…',
  passwordSaved: 'Your new password is saved. You can sign in with it now.',
  requestNewLink: 'Ask for a new link',

  changeTitle: 'Change your password',
  passwordChanged: 'Your password is changed.',

  magicLink: 'Send me a sign-in link',
  sendingMagicLink: 'Sending…',
};
