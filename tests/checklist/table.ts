/** Everything of the kit that CHECKLIST.md's rows 1 to 38 can be asked of. */
export const subjects = [
  'LoginForm',
  'CredentialsForm',
  'RegisterForm',
  'ForgotPasswordForm',
  'ResetPasswordForm',
  'ChangePasswordForm',
  'OneTimeCodeForm',
  'NewPasswordForm',
  'MagicLinkForm',
  'SignInPage',
  'RegisterPage',
  'ForgotPasswordPage',
  'ResetPasswordPage',
  'ChangePasswordPage',
  'SignOutPage',
  'AuthErrorPage',
  'VerifyRequestPage',
  'SessionBadge',
  'SessionExpiryDialog',
  'SignInDialog',
  'SignInButton',
  'ProviderButtons',
  'AuthGuard',
  'NewUserPage',
] as const;
export type Subject = (typeof subjects)[number];

const forms: Subject[] = ['LoginForm', 'CredentialsForm', 'RegisterForm', 'ForgotPasswordForm', 'ResetPasswordForm', 'ChangePasswordForm', 'OneTimeCodeForm', 'NewPasswordForm', 'MagicLinkForm'];
const withEmail: Subject[] = ['LoginForm', 'RegisterForm', 'ForgotPasswordForm', 'MagicLinkForm'];
const withPassword: Subject[] = ['LoginForm', 'CredentialsForm', 'RegisterForm', 'ResetPasswordForm', 'ChangePasswordForm', 'NewPasswordForm'];
const formPages: Subject[] = ['SignInPage', 'RegisterPage', 'ForgotPasswordPage', 'ResetPasswordPage', 'ChangePasswordPage'];
const pages: Subject[] = [...formPages, 'SignOutPage', 'AuthErrorPage', 'VerifyRequestPage'];
const everything: Subject[] = [...forms, ...pages, 'SessionBadge', 'SessionExpiryDialog'];
/** What else has texts of its own; of the forms and buttons in it the other rows ask where they stand. */
const furtherTexts: Subject[] = ['SignInDialog', 'SignInButton', 'ProviderButtons', 'AuthGuard', 'NewUserPage'];
/** A page repeats its form's own rows, so that a frame cannot break them: sign-in stands for all. */
const formsAndSignIn: Subject[] = [...forms, 'SignInPage'];

/** Which row applies to what. A row without an entry here does not compile; why one is short is said beside it. */
export const table: Record<RowNumber, { title: string; subjects: Subject[] }> = {
  1: { title: 'one form, real labels, a submit button', subjects: formsAndSignIn },
  2: { title: 'method and action in the server’s HTML', subjects: [...formsAndSignIn, 'SignOutPage', 'VerifyRequestPage'] },
  3: { title: 'the e-mail’s type and autocomplete', subjects: withEmail },
  4: { title: 'the password’s autocomplete', subjects: withPassword },
  5: { title: 'the same ids and names each time', subjects: formsAndSignIn },
  6: { title: 'the password is hidden, and can be shown', subjects: withPassword },
  7: { title: 'the reveal is a named button, and is announced', subjects: withPassword },
  8: { title: 'hidden again on submit', subjects: withPassword },
  9: { title: 'no spell check of passwords, shown ones as well', subjects: withPassword },
  10: { title: 'paste is allowed', subjects: forms },
  11: { title: 'filled without any event', subjects: forms },
  12: { title: 'the password byte for byte', subjects: withPassword },
  13: { title: 'long passwords, no rules of composition', subjects: withPassword },
  // Where both stand on one form.
  14: { title: 'from the e-mail to the password by one Tab', subjects: ['LoginForm', 'RegisterForm', 'SignInPage'] },
  15: { title: 'the e-mail is trimmed, and kept after a failure', subjects: withEmail },
  16: { title: 'the password is emptied after a failure', subjects: withPassword },
  17: { title: 'the button is never disabled, and explains', subjects: formsAndSignIn },
  18: { title: 'one request for many presses, and the focus stays', subjects: forms },
  19: { title: 'the form goes, or the page does', subjects: forms },
  20: { title: 'text of 16 px, targets of 24', subjects: everything },
  21: { title: 'nothing is typed twice, no test', subjects: forms },
  22: { title: 'the error names the field', subjects: formsAndSignIn },
  // Where something about an account could be told.
  23: { title: 'never which of both was wrong, or whether there is an account', subjects: ['LoginForm', 'ForgotPasswordForm', 'SignInPage'] },
  // The summary is the focus on the first invalid field: see the conflicts at the end of CHECKLIST.md.
  24: { title: 'the focus goes to the first invalid field', subjects: formsAndSignIn },
  25: { title: 'the page’s title says “Error:”', subjects: formPages },
  26: { title: 'a failure is announced where a live region was, without the focus', subjects: forms },
  27: { title: 'waiting is announced', subjects: forms },
  28: { title: 'an error goes with the next attempt, and not by itself', subjects: forms },
  29: { title: 'by keyboard, without a trap', subjects: everything },
  30: { title: 'the focus is seen', subjects: everything },
  31: { title: 'contrast', subjects: everything },
  32: { title: '320 px, 200 % text, text spacing', subjects: [...everything, ...furtherTexts] },
  33: { title: 'names that are seen are the names', subjects: everything },
  34: { title: 'language, one heading, landmarks', subjects: pages },
  35: { title: 'forced colours, reduced motion', subjects: everything },
  36: { title: 'a warning at least 20 s before, with a way to stay', subjects: ['SessionExpiryDialog'] },
  37: { title: 'sign-out can be found', subjects: ['SessionBadge', 'SignOutPage'] },
  38: { title: 'the menu by Escape and arrows', subjects: ['SessionBadge'] },
};

type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type RowNumber = Digit | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 32 | 33 | 34 | 35 | 36 | 37 | 38;
