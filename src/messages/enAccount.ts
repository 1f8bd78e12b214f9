import type { AccountMessages } from './AccountMessages.js';

/** English, the forms around a password. */
export const enAccount: AccountMessages = {
  locale: 'en',

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
  passwordTooShort: 'Use at least {count} characters.',
  passwordAdvice: 'At least {count} characters. Several words that you can remember are best.',
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
