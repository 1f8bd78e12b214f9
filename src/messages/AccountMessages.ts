import type { PluralText } from './Messages.js';

/** The wording of the forms around a password: the second step, registration, and changing a password. `{…}` as in `Messages`. */
export interface AccountMessages {
  codeTitle: string;
  /** What was sent where. */
  codeHint: string;
  code: string;
  codeMissing: string;
  checkCode: string;
  checkingCode: string;
  resendCode: string;
  /** With `{time}`. */
  resendIn: string;
  codeResent: string;
  backToPassword: string;
  newPasswordTitle: string;
  newPasswordHint: string;

  name: string;
  newPassword: string;
  currentPassword: string;
  currentPasswordMissing: string;
  currentPasswordWrong: string;
  newPasswordMissing: string;
  /** With `{count}`. */
  passwordTooShort: PluralText;
  /** With `{count}`. */
  passwordAdvice: PluralText;
  strengthWeak: string;
  strengthFair: string;
  strengthStrong: string;

  registerTitle: string;
  createAccount: string;
  creatingAccount: string;
  haveAccount: string;
  signIn: string;
  /** Shown instead of a sign-in, where the app does not say whether an address was taken. */
  registered: string;

  forgotTitle: string;
  forgotHint: string;
  sendLink: string;
  sendingLink: string;
  /** The same whether or not the address exists. */
  linkSent: string;
  backToSignIn: string;

  resetTitle: string;
  savePassword: string;
  savingPassword: string;
  passwordSaved: string;
  requestNewLink: string;

  changeTitle: string;
  passwordChanged: string;

  /** The button of the form that gets a sign-in link by mail. */
  magicLink: string;
  sendingMagicLink: string;
}
