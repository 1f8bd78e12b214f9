/** React alone is left out: unlike size-limit's own habit, next-auth counts, though it is a peer. */
const withoutReact = (config, ...lazy) => ({ ...config, external: ['react', 'react-dom', ...lazy], define: { 'process.env.NODE_ENV': '"production"' } });

/** What an app pays for a name, with everything but React and what is loaded later, in kB of gzip. */
const budgets = {
  // next-auth/react and react-hook-form are 23 of each form.
  LoginForm: 33.3,
  CredentialsForm: 32.4,
  MagicLinkForm: 31.6,
  RegisterForm: 35.3,
  ForgotPasswordForm: 31.7,
  ResetPasswordForm: 33,
  ChangePasswordForm: 33,
  NewPasswordForm: 34.1,
  OneTimeCodeForm: 34,
  useLoginForm: 30,
  useMagicLinkForm: 29.4,
  useCredentialsForm: 29.7,
  useNewPasswordForm: 30.6,
  useRegisterForm: 31.4,
  useForgotPasswordForm: 29.2,
  useResetPasswordForm: 29.4,
  useChangePasswordForm: 29.5,
  useOneTimeCodeForm: 31.3,

  SignInPage: 41.7,
  RegisterPage: 36.4,
  ForgotPasswordPage: 32.8,
  ResetPasswordPage: 34.1,
  ChangePasswordPage: 38,
  VerifyRequestPage: 32.6,
  SignOutPage: 18.9,
  AuthErrorPage: 15.4,
  NewUserPage: 14.6,
  SessionExpiryDialog: 37.7,

  // next-auth/react is 10.5 of each.
  AuthProvider: 15.9,
  AuthGuard: 17.4,
  SessionBadge: 19.1,
  SignInButton: 17,
  ProviderButtons: 16,
  ShowFor: 14.2,
  SignedIn: 14.2,
  SignedOut: 14,
  useAuthState: 14,
  useSessionExpiry: 14.2,
  useProviders: 11.2,
  signIn: 13.3,
  signInByLink: 12.2,
  signInWithProvider: 11.3,
  signOut: 12,
  createApiClient: 12.7,
  attachBearer: 12.8,
  register: 12.2,
  requestPasswordReset: 12.2,
  resendCode: 12.2,
  resetPassword: 12.2,
  changePassword: 12.2,

  // Has the 26 logos, for apps that name a provider in the browser.
  providerLogo: 7,
  AuthCard: 3.5,
  AuthAlert: 2.8,
  PasswordField: 1.6,
};

/** Loaded when they are asked for; the steps have a budget of their own below. */
const later = ['*/ChallengeStep.js', '*/SignInDialog.js'];

/** Each language's words for a sign-in, and each of its families (tests/package/languages.test.ts counts them without the export around); the rest is smaller. */
const budgetOf = (name) => budgets[name] ?? 1.6;

const names = Object.keys(await import('./dist/index.js'));
const unknown = Object.keys(budgets).filter((name) => !names.includes(name));
if (unknown.length) throw new Error(`.size-limit.js has budgets for what is not exported: ${unknown.join(', ')}. Take them out, or give them their new names.`);

/** What copies of the components in apps share with the package, beside the names above. */
const parts = Object.keys(await import('./dist/parts.js')).filter((name) => !names.includes(name));
const partsBudgets = {
  SessionContext: 10.5,
  SessionProvider: 10.5,
  authBasePath: 10.5,
  homePath: 10.5,
  isLeaving: 10.5,
  useAccountMessages: 2.0,
  usePageMessages: 1.8,
  usePermission: 13.7,
  useSessionMessages: 1.7,
  useSharedReading: 13.6,
};

export default [
  ...parts.map((name) => ({
    name: `parts: ${name}`,
    path: 'dist/parts.js',
    import: `{ ${name} }`,
    gzip: true,
    limit: `${partsBudgets[name] ?? 1.6} kB`,
    modifyEsbuildConfig: (config) => ({ ...withoutReact(config, ...later), charset: 'utf8' }),
  })),
  ...names
    .filter((name) => name !== 'SignInDialog')
    .map((name) => ({
      name,
      path: 'dist/index.js',
      import: `{ ${name} }`,
      gzip: true,
      limit: `${budgetOf(name)} kB`,
      modifyEsbuildConfig: (config) => ({ ...withoutReact(config, ...later), charset: 'utf8' }),
    })),
  {
    name: 'The second step, loaded when it is asked for',
    path: 'dist/components/ChallengeStep.js',
    gzip: true,
    limit: '12.2 kB',
    modifyEsbuildConfig: (config) => withoutReact(config, 'next-auth/*', 'react-hook-form'),
  },
  {
    name: 'The dialog, loaded when it opens, beside LoginForm',
    path: 'dist/components/SignInDialog.js',
    gzip: true,
    limit: '4 kB',
    modifyEsbuildConfig: (config) => withoutReact(config, 'next-auth/*', 'react-hook-form', '*/LoginForm.js'),
  },
  { name: 'styles.css', path: 'dist/styles.css', gzip: true, limit: '5 kB' },
];
