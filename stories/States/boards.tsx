import type { ReactElement } from 'react';
import { authStatuses, type AuthState, type AuthStatus } from '../../src/auth/model/authState.js';
import { failureCodes, type AuthFailure, type FailureCode } from '../../src/auth/model/failure.js';
import type { ProviderSummary } from '../../src/auth/model/provider.js';
import { providerLogo } from '../../src/auth/model/providerLogo.js';
import { formStates, type FormState } from '../../src/auth/model/signInFlow.js';
import type { ClientSession } from '../../src/auth/client/readSession.js';
import type { AuthProviderProps } from '../../src/components/AuthProvider.js';
import { useMessages } from '../../src/components/presentation.js';
import * as kit from '../../src/index.js';
import { challengeFixture, failureFixtures, rightCode, rightPassword, sessionFixture, userFixtures, type AuthScenario } from '../../src/msw.js';
import type { Board, Cell } from './Cell.js';
import { failureConditions, formConditions, statusConditions } from './conditions.js';

const { dana, longName } = userFixtures;

/** The kit's components: what it exports with a capital letter. */
export type ComponentName = { [Name in keyof typeof kit]: Name extends Capitalize<Name> ? Name : never }[keyof typeof kit];

const never = () => new Promise<never>(() => undefined);
const nothing = () => undefined;
// `data-app` marks what is the app's own.

/** Types, without the events of single keys, and sends. */
function submit(values: Record<string, string>) {
  return (place: HTMLElement) => {
    const form = place.querySelector<HTMLFormElement>('form:has([type="submit"])')!;
    for (const [name, value] of Object.entries(values)) {
      const input = form.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    form.requestSubmit();
  };
}

const click = (selector: string) => (place: HTMLElement) => place.querySelector<HTMLElement>(selector)!.click();

/** What every form's element is given. */
interface FormProps {
  cell: string;
  failure?: AuthFailure;
  slowAfter?: number;
  timeout?: number;
}

/** Milliseconds: nobody looks at a board for longer, and no machine is that slow at taking its picture. */
const held = 24 * 60 * 60 * 1000;

interface FormPart {
  element: (props: FormProps) => ReactElement;
  /** What is typed, by the fields' names. */
  values: Record<string, string>;
  hangs: AuthScenario;
  auth?: Cell['auth'];
  /** Names the failure that stands for all. */
  rejected?: FailureCode;
  /** It takes the focus, and the board's window would go there. */
  alone?: true;
  /** The state after a yes, where the form does not stay. */
  accepted?: Partial<Cell>;
}

/** For what stands in the form's place after a yes. */
const formGoes = 'The answer is yes; the form gives way to what it says';

/** Each state of a form. */
function formBoard({ element, values, hangs, auth, rejected = 'backendUnreachable', accepted, alone }: FormPart): Board<FormState> {
  const cells: Record<FormState, Partial<Cell> & { props?: Omit<FormProps, 'cell'> }> = {
    idle: { alone },
    // It stays so, however long a look at it takes.
    submitting: { enter: submit(values), scenario: hangs, props: { slowAfter: held, timeout: held } },
    slow: { enter: submit(values), scenario: hangs, props: { slowAfter: 20, timeout: held } },
    rejected: { alone, props: { failure: failureFixtures[rejected] } },
    // Long enough to be looked at.
    waiting: { alone, props: { failure: { code: 'tooManyAttempts', retryAfter: 600 } } },
    accepted: { enter: submit(values), scenario: {}, props: { slowAfter: held, timeout: held }, ...accepted },
  };
  const board = formStates.map((state): [FormState, Cell] => {
    const { props, ...cell } = cells[state];
    return [state, { condition: formConditions[state], reached: `form[data-state="${state}"]`, element: (id) => element({ cell: id, ...props }), auth, ...cell }];
  });
  return Object.fromEntries(board) as Record<FormState, Cell>;
}

/** A form with each of some failures. */
function failureBoard<Code extends FailureCode>(codes: readonly Code[], element: FormPart['element'], auth?: Cell['auth']): Board<Code> {
  const cells = codes.map((code): [Code, Cell] => [code, { condition: failureConditions[code], element: (cell) => element({ cell, failure: code === 'tooManyAttempts' ? { code, retryAfter: 600 } : failureFixtures[code] }), auth }]);
  return Object.fromEntries(cells) as Record<Code, Cell>;
}

/** A component in each auth state. */
function statusBoard(element: Cell['element'], reached?: (status: AuthStatus) => string): Board<AuthStatus> {
  const cells = authStatuses.map((auth): [AuthStatus, Cell] => [auth, { condition: statusConditions[auth], element, auth, reached: reached?.(auth) }]);
  return Object.fromEntries(cells) as Record<AuthStatus, Cell>;
}

const still = (condition: string, element: Cell['element'], more: Partial<Cell> = {}): Cell => ({ condition, element, ...more });

const signedInAs = (user: Parameters<typeof sessionFixture>[0], seconds?: number, more: Partial<ClientSession> = {}): AuthState<ClientSession> => ({
  status: 'signedIn',
  session: { ...sessionFixture(user, seconds), ...more },
});

const ways: ProviderSummary[] = [
  { id: 'google', name: 'Google', type: 'oauth', logo: providerLogo('google') },
  { id: 'github', name: 'GitHub', type: 'oauth', logo: providerLogo('github'), style: { bg: '#24292f', text: '#fff', bgDark: '#f6f8fa', textDark: '#24292f' } },
  { id: 'email', name: 'E-mail', type: 'email' },
  { id: 'credentials', name: 'Password', type: 'credentials' },
];
const staff: ProviderSummary = {
  id: 'staff',
  name: 'Staff',
  type: 'credentials',
  fields: [
    { name: 'number', label: 'Staff number' },
    { name: 'pin', label: 'PIN', type: 'password' },
  ],
};
const logo = (
  <svg data-app="" role="img" aria-label="Acme" viewBox="0 0 120 32" height="32" fill="currentColor">
    <rect width="32" height="32" rx="9" fill="oklch(0.5 0.2 268)" />
    <path d="m16 8 7 16h-4l-3-7-3 7H9z" fill="white" />
    <text x="42" y="23" fontSize="20" fontWeight="700">
      Acme
    </text>
  </svg>
);
const aside = <div data-app="" style={{ background: 'linear-gradient(150deg, oklch(0.5 0.16 268), oklch(0.72 0.13 200))' }} />;
const links = { forgotPasswordHref: '#forgot', registerHref: '#register' };
const typed = { email: dana.email, password: rightPassword };
/** It is loaded when it is asked for. */
const stepIsThere = (field: string): Partial<Cell> => ({ alone: true, first: true, reached: `form[data-state] [name="${field}"]` });
const steps = { challenge: challengeFixture, onChallenge: nothing, onLeave: nothing };

const {
  Alert,
  AuthAlert,
  AuthCard,
  AuthErrorPage,
  AuthGuard,
  AuthProvider,
  Avatar,
  Button,
  ChangePasswordForm,
  ChangePasswordPage,
  CredentialsForm,
  Field,
  ForgotPasswordForm,
  ForgotPasswordPage,
  LoginForm,
  MagicLinkForm,
  NewPasswordForm,
  NewUserPage,
  OneTimeCodeForm,
  PasswordField,
  ProviderButtons,
  ProviderLogo,
  RegisterForm,
  RegisterPage,
  ResetPasswordForm,
  ResetPasswordPage,
  SessionBadge,
  SessionExpiryDialog,
  ShowFor,
  SignedIn,
  SignedOut,
  SignInButton,
  SignInDialog,
  SignInPage,
  SignOutPage,
  Spinner,
  VerifyRequestPage,
} = kit;

const login = ({ cell, ...props }: FormProps) => <LoginForm idPrefix={cell} {...links} onSuccess={never} {...props} />;
const register = ({ cell, ...props }: FormProps) => <RegisterForm idPrefix={cell} signInHref="#sign-in" onSuccess={never} {...props} />;
const forgot = ({ cell, ...props }: FormProps) => <ForgotPasswordForm idPrefix={cell} onSuccess={never} {...props} />;
const reset = ({ cell, ...props }: FormProps) => <ResetPasswordForm idPrefix={cell} token="t0ken" onSuccess={never} {...props} />;
const change = ({ cell, ...props }: FormProps) => <ChangePasswordForm idPrefix={cell} email={dana.email} onSuccess={never} {...props} />;
const code = ({ cell, ...props }: FormProps) => <OneTimeCodeForm idPrefix={cell} {...steps} onSuccess={never} {...props} />;
const newPassword = ({ cell, ...props }: FormProps) => <NewPasswordForm idPrefix={cell} {...steps} challenge={{ ...challengeFixture, kind: 'newPassword' }} onSuccess={never} {...props} />;
const link = ({ cell, ...props }: FormProps) => <MagicLinkForm idPrefix={cell} onSuccess={never} {...props} />;
const credentials = ({ cell, ...props }: FormProps) => <CredentialsForm idPrefix={cell} provider={staff} onSuccess={never} {...props} />;

/** A provider of its own says all in its own language: here the board's. */
function Branded({ appearance, children }: Pick<AuthProviderProps, 'appearance' | 'children'>) {
  return (
    <AuthProvider session={null} messages={useMessages()} appearance={appearance}>
      {children}
    </AuthProvider>
  );
}

const notes = <p data-app="">The quarterly figures.</p>;
const guard = () => <AuthGuard>{notes}</AuthGuard>;
const badge = () => <SessionBadge items={[{ label: 'Profile', href: '#profile' }]} />;
const openMenu = click('summary');
const note = (
  <p data-app="">
    <label htmlFor="note">Note</label>
    <br />
    <textarea id="note" rows={3} defaultValue="Half a thought" />
  </p>
);

/** Every state of every component, from one table: what the boards show, the review takes pictures of and the tests judge. */
export const boards = {
  LoginForm: {
    ...formBoard({ element: login, values: typed, hangs: { signIn: 'hangs' }, rejected: 'invalidCredentials' }),
    missing: still('It was sent with nothing in it', (cell) => login({ cell }), { enter: submit({ email: '', password: '' }), reached: '[aria-invalid]', alone: true }),
    malformed: still('What stands in the field is no address', (cell) => login({ cell }), { enter: submit({ email: 'dana', password: rightPassword }), reached: '[aria-invalid]', alone: true }),
    shown: still('The person looks at the password', (cell) => login({ cell }), { enter: click('[data-slot="password-toggle"]'), reached: '[data-slot="password-toggle"][aria-pressed="true"], input[name="password"][type="text"]' }),
    furtherFields: still('The app asks for more', (cell) => <LoginForm idPrefix={cell} fields={[{ name: 'tenant', label: 'Company' }]} />),
    secondStep: still('The backend asks for a code', (cell) => <LoginForm idPrefix={cell} challenge={challengeFixture} />, stepIsThere('code')),
    secondStepNewPassword: still('The backend asks for a new password', (cell) => <LoginForm idPrefix={cell} challenge={{ ...challengeFixture, kind: 'newPassword' }} />, stepIsThere('newPassword')),
    ...failureBoard(failureCodes, login),
  } satisfies Board<FormState | FailureCode> & Board,

  CredentialsForm: formBoard({ element: credentials, values: { number: '4711', pin: rightPassword }, hangs: { signIn: 'hangs', provider: 'staff' }, rejected: 'invalidCredentials', accepted: { scenario: { provider: 'staff', signIn: 'accepted' } } }),

  MagicLinkForm: {
    ...formBoard({ element: link, values: { email: dana.email }, hangs: { providers: ['email'], signIn: 'hangs' }, rejected: 'emailNotSent', accepted: { scenario: { providers: ['email'] } } }),
  },

  RegisterForm: {
    ...formBoard({ element: register, values: { name: dana.name, email: dana.email, password: 'tangerine violin harbour' }, hangs: { account: 'hangs' }, accepted: { scenario: { signIn: 'accepted' } } }),
    done: still('The backend has, or may have, a new account', (cell) => <RegisterForm idPrefix={cell} done />),
    ...failureBoard(['emailTaken', 'breachedPassword', 'invalidInput'], register),
  },

  ForgotPasswordForm: {
    ...formBoard({ element: forgot, values: { email: dana.email }, hangs: { account: 'hangs' }, accepted: { condition: formGoes, reached: '[data-slot="done"], form[data-state="accepted"]' } }),
    done: still('A mail is on its way if there is such an account', (cell) => <ForgotPasswordForm idPrefix={cell} done />),
  },

  ResetPasswordForm: {
    ...formBoard({ element: reset, values: { password: 'tangerine violin harbour' }, hangs: { account: 'hangs' }, accepted: { condition: formGoes, reached: '[data-slot="done"], form[data-state="accepted"]' } }),
    done: still('The new password is set', (cell) => <ResetPasswordForm idPrefix={cell} token="t0ken" done />),
    noToken: still('The link has no token', (cell) => <ResetPasswordForm idPrefix={cell} token="" />),
    ...failureBoard(['linkExpired', 'linkUsed', 'breachedPassword'], reset),
  },

  ChangePasswordForm: {
    ...formBoard({ element: change, values: { currentPassword: rightPassword, newPassword: 'tangerine violin harbour' }, hangs: { account: 'hangs', session: 'signedIn' }, auth: 'signedIn', rejected: 'invalidCredentials', accepted: { scenario: { session: 'signedIn' }, condition: formGoes, reached: '[data-slot="done"], form[data-state="accepted"]' } }),
    done: still('The new password is set', (cell) => <ChangePasswordForm idPrefix={cell} done />, { auth: 'signedIn' }),
  },

  OneTimeCodeForm: {
    ...formBoard({ element: code, alone: true, values: { code: rightCode }, hangs: { signIn: 'hangs' }, rejected: 'invalidCode', accepted: { scenario: { signIn: 'challenge' } } }),
    
  },

  NewPasswordForm: formBoard({ element: newPassword, alone: true, values: { newPassword: 'tangerine violin harbour' }, hangs: { signIn: 'hangs' }, rejected: 'breachedPassword', accepted: { scenario: { signIn: 'challenge', challengeKind: 'newPassword' } } }),

  ProviderButtons: {
    idle: still('The app has providers that people go to', () => <ProviderButtons providers={ways} />),
    leaving: still('The way to a provider begins', () => <ProviderButtons providers={ways} />, { enter: click('button'), scenario: { signIn: 'hangs', providers: ['google', 'github'] }, reached: '[data-state="leaving"]', alone: true }),
    rejected: still('The way to a provider cannot begin', () => <ProviderButtons providers={ways} />, { enter: click('button'), scenario: { signIn: 'serverDown' }, reached: '[data-state="rejected"]', alone: true }),
    lastUsed: still('One of them was taken last in this browser', () => <ProviderButtons providers={ways} />, {
      prepare: () => localStorage.setItem('next-auth-ui.last-provider', 'github'),
      reached: '[data-slot="last-used"]',
      alone: true,
    }),
    unreadable: still('A provider’s own colours cannot be read, so they are left out', () => <ProviderButtons providers={[{ id: 'acme', name: 'Acme ID', type: 'oauth', style: { bg: '#ff0', text: '#fff' } }]} />),
    longName: still('A name has more words than room', () => <ProviderButtons providers={[{ id: 'long', name: 'the Sign-in Service of the Federation of Local Authorities', type: 'oauth' }]} />),
  },

  ProviderLogo: {
    known: still('The kit has a picture of it', () => <ProviderLogo provider="github" path={providerLogo('github')} />),
    letter: still('The kit has no picture of it', () => <ProviderLogo provider="acme" />),
  },

  AuthGuard: {
    ...statusBoard(guard),
    forbidden: still('Signed in, without one of the roles', () => <AuthGuard allow={['admin']}>{notes}</AuthGuard>, { auth: 'signedIn', reached: '[data-state="forbidden"]' }),
    signedOutSlot: still('Signed out, with the app’s own words', () => <AuthGuard signedOut={({ signInHref }) => <a data-app="" href={signInHref}>Sign in to read the figures</a>}>{notes}</AuthGuard>),
    expiredSlot: still('Expired, with the app’s own words', () => <AuthGuard expired={<p data-app="">Your session has ended. What you typed is still here.</p>}>{notes}</AuthGuard>, { auth: 'expired' }),
  },

  SignedIn: statusBoard(() => <SignedIn>{notes}</SignedIn>),
  SignedOut: statusBoard(() => <SignedOut>{notes}</SignedOut>),
  ShowFor: {
    ...statusBoard(() => <ShowFor roles={['user']} fallback={<p data-app="">Reading…</p>}>{notes}</ShowFor>),
    otherRole: still('Signed in, without one of the roles', () => <ShowFor roles={['admin']}>{notes}</ShowFor>, { auth: 'signedIn' }),
  },

  SessionBadge: {
    ...statusBoard(badge, (status) => `[data-slot="session-badge"][data-state="${status}"]`),
    stale: still('The session cannot be read any more; the last one is shown', badge, { auth: { status: 'signedIn', session: sessionFixture(), stale: true }, reached: '[data-state="stale"]' }),
    signOutPending: still('Signed out here; the server could not be told yet', badge, { auth: { status: 'signedOut', pending: true }, reached: '[data-state="signOutPending"]' }),
    menuOpen: still('The menu was opened', badge, { auth: 'signedIn', enter: openMenu, reached: 'details[open]', alone: true }),
    menuOpenStale: still('The menu was opened in an outage', badge, { auth: { status: 'signedIn', session: sessionFixture(), stale: true }, enter: openMenu, reached: 'details[open]', alone: true }),
    longName: still('A name has more letters than room', badge, { auth: signedInAs(longName), enter: openMenu, reached: 'details[open]', alone: true }),
    ownContent: still('The app has a picture, a head and a foot of its own', () => <SessionBadge avatar={<span data-app="" aria-hidden="true">★</span>} menuHeader={<span data-app="">Team Demo</span>} menuFooter={<a data-app="" href="#terms">Terms</a>} />, { auth: 'signedIn', enter: openMenu, reached: 'details[open]', alone: true }),
    emailOnly: still('The backend gives no name', badge, { auth: signedInAs(userFixtures.emailOnly) }),
    withImage: still('The backend gives a picture', badge, { auth: signedInAs(userFixtures.withImage), reached: 'img' }),
  },

  SessionExpiryDialog: {
    warning: still('The session ends within a minute', () => <>{note}<SessionExpiryDialog /></>, { auth: signedInAs(dana, 45), reached: 'dialog[data-state="warning"]', alone: true }),
    extendable: still('It ends within a minute, and the server can renew it', () => <>{note}<SessionExpiryDialog /></>, { auth: signedInAs(dana, 45, { renewable: true }), reached: 'dialog[data-state="warning"]', alone: true }),
    otherUser: still('It had ended, and somebody else has signed in since', () => <>{note}<SessionExpiryDialog /></>, { auth: 'expired', later: signedInAs(userFixtures.admin), reached: 'dialog[data-state="otherUser"]', alone: true }),
    expired: still('The session has ended while the page was open', () => <>{note}<SessionExpiryDialog /></>, { auth: 'expired', reached: 'dialog[data-state="expired"]', alone: true }),
  },

  SignInButton: {
    quiet: still('Nobody is signed in', () => <SignInButton />),
    primary: still('As the page’s main action', () => <SignInButton variant="primary">Join in</SignInButton>),
    open: still('It was pressed', () => <SignInButton dialog={{ idPrefix: 'open' } as object} />, { enter: click('[data-slot="sign-in-button"]'), reached: 'dialog[open]', alone: true }),
    checking: still(statusConditions.checking, () => <SignInButton />, { auth: 'checking' }),
  },

  SignInDialog: {
    open: still('The app opens it', () => <SignInDialog open onClose={nothing} {...links} />, { reached: 'dialog[open]', alone: true }),
    rejected: still(formConditions.rejected, () => <SignInDialog open onClose={nothing} failure={failureFixtures.invalidCredentials} />, { reached: 'dialog[open] form[data-state="rejected"]', alone: true }),
    withProviders: still('Further ways below the form', () => <SignInDialog open onClose={nothing}><ProviderButtons providers={ways} /></SignInDialog>, { reached: 'dialog[open] [data-slot="provider-buttons"]', alone: true }),
  },

  SignInPage: {
    form: still('Nobody is signed in', (cell) => <SignInPage as="div" idPrefix={cell} {...links} />, { reached: '[data-state="form"]' }),
    signedIn: still('Somebody is signed in, and goes on', (cell) => <SignInPage as="div" idPrefix={cell} callbackUrl="/account" />, { auth: 'signedIn', reached: '[data-state="signedIn"]' }),
    expired: still('A page needed a session that had ended', (cell) => <SignInPage as="div" idPrefix={cell} error="SessionRequired" defaultEmail={dana.email} />, { auth: 'expired' }),
    allWays: still('The app has providers of every kind', (cell) => <SignInPage as="div" idPrefix={cell} providers={[...ways, staff]} {...links} />),
    allWaysWithError: still('One of them failed', (cell) => <SignInPage as="div" idPrefix={cell} providers={ways} error="OAuthAccountNotLinked" {...links} />),
    withLogo: still('The app has a logo and words of its own', (cell) => <SignInPage as="div" idPrefix={cell} logo={logo} title="Welcome back" footer={<small data-app="">By signing in you agree to the terms.</small>} />),
    logoImage: still('The app’s logo is an image', (cell) => <SignInPage as="div" idPrefix={cell} appearance={{ logo: userFixtures.withImage.image }} />),
    split: still('Beside the form stands a picture', (cell) => <SignInPage as="div" idPrefix={cell} logo={logo} layout="split" aside={aside} providers={ways} {...links} />),
    bare: still('Without a card', (cell) => <SignInPage as="div" idPrefix={cell} layout="bare" />),
    compact: still('With less room', (cell) => <SignInPage as="div" idPrefix={cell} appearance={{ density: 'compact' }} {...links} />),
    ...failureBoard(['sessionRequired', 'accessDenied', 'configuration'], ({ cell, failure }) => <SignInPage as="div" idPrefix={cell} error={`nau.${failure!.code}`} />),
  },

  RegisterPage: {
    form: still(formConditions.idle, (cell) => <RegisterPage as="div" idPrefix={cell} signInHref="#sign-in" />),
    done: still('The backend has, or may have, a new account', (cell) => <RegisterPage as="div" idPrefix={cell} done />),
    ...failureBoard(['emailTaken'], ({ cell, failure }) => <RegisterPage as="div" idPrefix={cell} failure={failure} />),
  },
  ForgotPasswordPage: {
    form: still(formConditions.idle, (cell) => <ForgotPasswordPage as="div" idPrefix={cell} />),
    done: still('A mail is on its way if there is such an account', (cell) => <ForgotPasswordPage as="div" idPrefix={cell} done />),
    ...failureBoard(['backendUnreachable'], ({ cell, failure }) => <ForgotPasswordPage as="div" idPrefix={cell} failure={failure} />),
  },
  ResetPasswordPage: {
    form: still(formConditions.idle, (cell) => <ResetPasswordPage as="div" idPrefix={cell} token="t0ken" />),
    done: still('The new password is set', (cell) => <ResetPasswordPage as="div" idPrefix={cell} token="t0ken" done />),
    ...failureBoard(['linkExpired', 'linkUsed', 'breachedPassword'], ({ cell, failure }) => <ResetPasswordPage as="div" idPrefix={cell} token="t0ken" failure={failure} />),
  },
  ChangePasswordPage: {
    form: still(formConditions.idle, (cell) => <ChangePasswordPage as="div" idPrefix={cell} email={dana.email} />, { auth: 'signedIn' }),
    done: still('The new password is set', (cell) => <ChangePasswordPage as="div" idPrefix={cell} done />, { auth: 'signedIn' }),
  },
  NewUserPage: {
    welcome: still('NextAuth has just made the account', () => <NewUserPage as="div"><p data-app="">Good to have you here.</p></NewUserPage>, { auth: 'signedIn' }),
  },
  SignOutPage: {
    question: still('Somebody is signed in', () => <SignOutPage as="div" />, { auth: 'signedIn', reached: '[data-state="question"]' }),
    questionLongName: still('A name has more letters than room', () => <SignOutPage as="div" />, { auth: signedInAs(longName) }),
    signingOut: still('The sign-out is under way', () => <SignOutPage as="div" />, { auth: 'signedIn', enter: click('button'), scenario: { session: 'signedIn', signOutWorks: 'hangs' }, reached: '[data-state="signingOut"]', alone: true }),
    pending: still('Signed out here; the server could not be told yet', () => <SignOutPage as="div" />, { auth: { status: 'signedOut', pending: true }, reached: '[data-state="pending"]' }),
    signedOut: still(statusConditions.signedOut, () => <SignOutPage as="div" />, { reached: '[data-state="signedOut"]' }),
  },
  AuthErrorPage: {
    configuration: still(failureConditions.configuration, () => <AuthErrorPage as="div" error="Configuration" />, { reached: '[data-state="configuration"]' }),
    accessDenied: still(failureConditions.accessDenied, () => <AuthErrorPage as="div" error="AccessDenied" />, { reached: '[data-state="accessDenied"]' }),
    verificationFailed: still(failureConditions.verificationFailed, () => <AuthErrorPage as="div" error="Verification" />, { reached: '[data-state="verificationFailed"]' }),
    other: still(failureConditions.unexpected, () => <AuthErrorPage as="div" error="Default" />, { reached: '[data-state="other"]' }),
  },
  VerifyRequestPage: {
    sent: still('The mail with the link is on its way', () => <VerifyRequestPage as="div" email={longName.email} />, { reached: '[data-state="sent"]' }),
    sending: still('It is asked for once more', () => <VerifyRequestPage as="div" email={dana.email} />, { enter: click('button'), scenario: { providers: ['email'], signIn: 'hangs' }, reached: '[data-state="sending"]', alone: true }),
    sentAgain: still('A second mail is on its way', () => <VerifyRequestPage as="div" email={dana.email} />, { enter: click('button'), scenario: { providers: ['email'] }, reached: '[data-state="sentAgain"]', alone: true }),
    rejected: still(failureConditions.emailNotSent, () => <VerifyRequestPage as="div" email={dana.email} />, { enter: click('button'), scenario: { providers: ['email'], link: failureFixtures.emailNotSent }, reached: '[data-state="rejected"]', alone: true }),
    withoutAddress: still('The address is not known, so nothing can be sent again', () => <VerifyRequestPage as="div" />),
  },

  AuthCard: {
    whole: still('With all that it can have', () => <AuthCard as="div" title="Welcome" logo={logo} footer={<small data-app="">And what stands below.</small>}>Whatever belongs here.</AuthCard>),
    bare: still('Without a card', () => <AuthCard as="div" layout="bare" title="Welcome">Whatever belongs here.</AuthCard>),
  },
  AuthAlert: failureBoard(failureCodes, ({ failure }) => <AuthAlert failure={failure} />),
  AuthProvider: {
    brand: still('The app has a brand colour', (cell) => <Branded appearance={{ brandColor: '#00796b' }}>{login({ cell })}</Branded>),
    compact: still('The app is dense', (cell) => <Branded appearance={{ density: 'compact', radius: 'small' }}>{login({ cell })}</Branded>),
    round: still('The app is round', (cell) => <Branded appearance={{ radius: 'full' }}>{login({ cell, failure: failureFixtures.invalidCredentials })}</Branded>),
    roundMenu: still('The app is round, and the menu of the badge is open', () => <SessionBadge appearance={{ radius: 'full' }} />, { auth: 'signedIn', enter: openMenu, reached: 'details[open]', alone: true }),
  },

  Alert: {
    error: still('Something failed', () => <Alert>It did not work.</Alert>),
    empty: still('Nothing to say: the place of it is there for screen readers', () => <Alert />),
  },
  Avatar: {
    initials: still('No picture', () => <Avatar name={dana.name} />),
    picture: still('A picture', () => <Avatar name={dana.name} image={userFixtures.withImage.image} />, { reached: 'img' }),
    broken: still('A picture that does not load', () => <Avatar name={dana.name} image="data:image/png;base64,broken" />),
    otherScript: still('A name in another script', () => <Avatar name={userFixtures.korean.name} />),
  },
  Button: {
    primary: still('The main action', () => <Button variant="primary">Sign in</Button>),
    quiet: still('Another action', () => <Button variant="quiet">Cancel</Button>),
    pending: still('It is under way', () => <Button pending>Sign in</Button>),
    waiting: still('It is of no use now', () => <Button aria-disabled="true">Sign in</Button>),
  },
  Field: {
    idle: still('Nothing is wrong', (cell) => <Field id={cell} label="Company" />),
    hint: still('It explains itself', (cell) => <Field id={cell} label="Company" hint="As it stands on your badge." />),
    error: still('What was typed is wrong', (cell) => <Field id={cell} label="Company" error="Enter the company." />),
    readOnly: still('A request is under way', (cell) => <Field id={cell} label="Company" defaultValue="Acme" readOnly />),
  },
  PasswordField: {
    hidden: still('As it begins', (cell) => <PasswordField words={kit.en} id={cell} name="password" label="Password" autoComplete="current-password" defaultValue="secret" />),
    shown: still('The person looks at it', (cell) => <PasswordField words={kit.en} id={cell} name="password" label="Password" autoComplete="current-password" defaultValue="secret" />, { enter: click('button'), reached: 'input[type="text"]' }),
    error: still('What was typed is wrong', (cell) => <PasswordField words={kit.en} id={cell} name="password" label="Password" autoComplete="current-password" error="Enter your password." />),
  },
  Spinner: {
    turning: still('Something is under way', () => <Spinner />),
  },
} satisfies Record<ComponentName, Board>;
