import type * as kit from '../../src/index.js';

type Kit = typeof kit;

/** The components that the kit exports: functions whose names begin with a capital. */
export type ComponentName = { [Name in keyof Kit]: Name extends Capitalize<Name> ? (Kit[Name] extends (...props: never) => unknown ? Name : never) : never }[keyof Kit];

export const componentKinds = ['session', 'sign-in', 'page', 'password', 'part'] as const;

interface ComponentHelp {
  kind: (typeof componentKinds)[number];
  /** When to take it. */
  use: string;
}

/** When to take which component. A new component without a row does not compile. */
export const componentGuide: Record<ComponentName, ComponentHelp> = {
  AuthProvider: { kind: 'session', use: 'Once, around the app: session, navigation, language and looks for everything below.' },
  AuthGuard: { kind: 'session', use: 'Around what only signed-in people see, with a slot for each auth state. It is presentation; the server is the boundary.' },
  SessionBadge: { kind: 'session', use: 'In a header: who is signed in, a menu, sign-out, or the way to sign in.' },
  SessionExpiryDialog: { kind: 'session', use: 'Once, below `AuthProvider`: warns before the end, and asks for the password on the spot after it.' },
  SignedIn: { kind: 'session', use: 'Content for signed-in people, and nothing or a fallback for others. It sends nobody anywhere.' },
  SignedOut: { kind: 'session', use: 'Content for people who are not signed in.' },
  ShowFor: { kind: 'session', use: 'Content for people with one of several roles.' },

  LoginForm: { kind: 'sign-in', use: 'The form for e-mail and password, in a page or dialog of yours. It needs no provider.' },
  CredentialsForm: { kind: 'sign-in', use: 'The form of another Credentials provider of NextAuth’s, with its own fields.' },
  MagicLinkForm: { kind: 'sign-in', use: 'A field for an e-mail address and a button that sends a sign-in link.' },
  OneTimeCodeForm: { kind: 'sign-in', use: 'The second step with a code. `LoginForm` shows it by itself.' },
  NewPasswordForm: { kind: 'sign-in', use: 'The second step in which a password has to be changed. `LoginForm` shows it by itself.' },
  ProviderButtons: { kind: 'sign-in', use: 'The buttons of OAuth providers. `SignInPage` shows them by itself.' },
  SignInDialog: { kind: 'sign-in', use: '`LoginForm` in a modal dialog that you open and close.' },
  SignInButton: { kind: 'sign-in', use: 'A button that opens the dialog, or a link to the sign-in page.' },

  SignInPage: { kind: 'page', use: 'The whole sign-in screen, as `pages.signIn` and, without a page for errors, as `pages.error`.' },
  SignOutPage: { kind: 'page', use: 'The question before a sign-out, as `pages.signOut`.' },
  AuthErrorPage: { kind: 'page', use: 'Each error of NextAuth’s in words, as `pages.error`.' },
  VerifyRequestPage: { kind: 'page', use: '“Check your e-mail”, as `pages.verifyRequest`.' },
  NewUserPage: { kind: 'page', use: 'A frame for what you say to somebody new, as `pages.newUser`.' },
  RegisterPage: { kind: 'page', use: 'The screen for a new account.' },
  ForgotPasswordPage: { kind: 'page', use: 'The screen for a forgotten password.' },
  ResetPasswordPage: { kind: 'page', use: 'The screen that the e-mail for a new password links to.' },
  ChangePasswordPage: { kind: 'page', use: 'The screen on which a signed-in person changes the password.' },

  RegisterForm: { kind: 'password', use: 'The form for a new account, in a page of yours.' },
  ForgotPasswordForm: { kind: 'password', use: 'The form that asks for an e-mail with a link.' },
  ResetPasswordForm: { kind: 'password', use: 'The form for a new password by link.' },
  ChangePasswordForm: { kind: 'password', use: 'The form for a new password of a signed-in person.' },

  AuthCard: { kind: 'part', use: 'The frame of all pages: logo, heading, footer, layout.' },
  AuthAlert: { kind: 'part', use: 'The announced place for a failure, with the wait that it asks for.' },
  ProviderLogo: { kind: 'part', use: 'The logo of an OAuth provider.' },
  Button: { kind: 'part', use: 'A button that says when it is busy and stays focusable.' },
  Field: { kind: 'part', use: 'A label, an input, and its hint or error.' },
  PasswordField: { kind: 'part', use: 'A field with a button that shows the password, and a note of Caps Lock.' },
  Alert: { kind: 'part', use: 'A live region for one text.' },
  Avatar: { kind: 'part', use: 'A picture or initials.' },
  Spinner: { kind: 'part', use: 'A sign that something is under way.' },
};
