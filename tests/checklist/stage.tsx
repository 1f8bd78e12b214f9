import { setupWorker } from 'msw/browser';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import type { ReactElement } from 'react';
import { userEvent } from 'vitest/browser';
import { expect, vi } from 'vitest';
import {
  AuthErrorPage,
  AuthGuard,
  AuthProvider,
  ChangePasswordForm,
  ChangePasswordPage,
  CredentialsForm,
  en,
  enAccount,
  enPages,
  ForgotPasswordForm,
  ForgotPasswordPage,
  LoginForm,
  MagicLinkForm,
  NewPasswordForm,
  NewUserPage,
  OneTimeCodeForm,
  ProviderButtons,
  RegisterForm,
  RegisterPage,
  ResetPasswordForm,
  ResetPasswordPage,
  SessionBadge,
  SessionExpiryDialog,
  SignInButton,
  SignInDialog,
  SignInPage,
  SignOutPage,
  VerifyRequestPage,
  type ClientSession,
  type Navigate,
} from '../../src/index.js';
import { authHandlers, challengeFixture, failureFixtures, rightCode, rightPassword, sessionFixture, userFixtures, type AuthScenario } from '../../src/msw.js';
import type { Subject } from './table.js';

/** One subject in the conditions that the rows ask for. */
export interface Part {
  element: () => ReactElement;
  /** Around it, by default. */
  scenario?: AuthScenario;
  session?: ClientSession;
  /** What the server says when it refuses. */
  refused?: AuthScenario;
  /** Where that is said: default in the alert. */
  refusal?: string;
  /** A request that never ends. */
  hanging?: AuthScenario;
  /** Right values by label, in order; the first of `secret` is what the password rows are about. */
  values?: Record<string, string>;
  secret?: string;
  /** The name under which the secret is sent. */
  secretName?: string;
  submit?: string;
}

const { dana } = userFixtures;
const longPassword = 'five words that nobody guesses';
const staff = { id: 'staff', name: 'Staff', type: 'credentials' as const, fields: [{ name: 'number', label: 'Staff number' }, { name: 'password', label: 'PIN', type: 'password' }] };
const providers = [{ id: 'credentials', name: 'E-mail', type: 'credentials' as const }, { id: 'github', name: 'GitHub', type: 'oauth' as const }];
const steps = { onChallenge: () => undefined, onLeave: () => undefined };
const refusedSignIn: AuthScenario = { signIn: { code: 'invalidCredentials' } };
const away: AuthScenario = { account: failureFixtures.backendUnreachable };
const login = { values: { [en.email]: dana.email, [en.password]: rightPassword }, secret: en.password, secretName: 'password', submit: en.signIn, refused: refusedSignIn, hanging: { signIn: 'hangs' as const } };
const registration = { values: { [en.email]: dana.email, [en.password]: longPassword }, secret: en.password, secretName: 'password', submit: enAccount.createAccount, scenario: { signIn: 'accepted' as const }, refused: away, hanging: { account: 'hangs' as const } };
const forgot = { values: { [en.email]: dana.email }, submit: enAccount.sendLink, refused: away, hanging: { account: 'hangs' as const } };
const reset = { values: { [enAccount.newPassword]: longPassword }, secret: enAccount.newPassword, secretName: 'password', submit: enAccount.savePassword, refused: away, hanging: { account: 'hangs' as const } };
const change = {
  values: { [enAccount.currentPassword]: rightPassword, [enAccount.newPassword]: longPassword },
  secret: enAccount.newPassword,
  secretName: 'newPassword',
  submit: enAccount.savePassword,
  session: sessionFixture(),
  scenario: { session: 'signedIn' as const },
  refused: { ...away, session: 'signedIn' as const },
  hanging: { account: 'hangs' as const, session: 'signedIn' as const },
};

export const parts: Record<Subject, Part> = {
  LoginForm: { ...login, element: () => <LoginForm /> },
  CredentialsForm: {
    element: () => <CredentialsForm provider={staff} />,
    scenario: { provider: 'staff' },
    values: { 'Staff number': '4711', PIN: rightPassword },
    secret: 'PIN',
    secretName: 'password',
    submit: en.signIn,
    refused: { provider: 'staff', ...refusedSignIn },
    hanging: { provider: 'staff', signIn: 'hangs' },
  },
  RegisterForm: { ...registration, element: () => <RegisterForm /> },
  ForgotPasswordForm: { ...forgot, element: () => <ForgotPasswordForm /> },
  ResetPasswordForm: { ...reset, element: () => <ResetPasswordForm token="token" /> },
  ChangePasswordForm: { ...change, element: () => <ChangePasswordForm /> },
  OneTimeCodeForm: {
    element: () => <OneTimeCodeForm challenge={challengeFixture} {...steps} />,
    values: { [enAccount.code]: rightCode },
    submit: enAccount.checkCode,
    refused: { challengeAnswer: failureFixtures.backendUnreachable },
    hanging: { signIn: 'hangs' },
  },
  NewPasswordForm: {
    element: () => <NewPasswordForm challenge={{ ...challengeFixture, kind: 'newPassword' }} {...steps} />,
    values: { [enAccount.newPassword]: longPassword },
    secret: enAccount.newPassword,
    secretName: 'newPassword',
    submit: enAccount.savePassword,
    refused: { challengeAnswer: failureFixtures.backendUnreachable },
    hanging: { signIn: 'hangs' },
  },
  MagicLinkForm: {
    element: () => <MagicLinkForm />,
    scenario: { providers: ['credentials', 'email'] },
    values: { [en.email]: dana.email },
    submit: enAccount.magicLink,
    refused: { providers: ['credentials', 'email'], link: failureFixtures.emailNotSent },
    hanging: { providers: ['credentials', 'email'], signIn: 'hangs' },
  },
  SignInPage: { ...login, element: () => <SignInPage providers={providers} /> },
  RegisterPage: { ...registration, element: () => <RegisterPage /> },
  ForgotPasswordPage: { ...forgot, element: () => <ForgotPasswordPage /> },
  ResetPasswordPage: { ...reset, element: () => <ResetPasswordPage token="token" /> },
  ChangePasswordPage: { ...change, element: () => <ChangePasswordPage /> },
  SignOutPage: { element: () => <SignOutPage />, scenario: { session: 'signedIn' }, session: sessionFixture() },
  AuthErrorPage: { element: () => <AuthErrorPage error="Verification" /> },
  VerifyRequestPage: { element: () => <VerifyRequestPage email={dana.email} />, scenario: { providers: ['credentials', 'email'] } },
  SessionBadge: { element: () => <SessionBadge items={[{ label: 'Account', href: '/account' }]} />, scenario: { session: 'signedIn' }, session: sessionFixture() },
  SessionExpiryDialog: {
    element: () => (
      <main>
        <h1>Notes</h1>
        <label>
          Note <input className="nau:nau-input" />
        </label>
        <SessionExpiryDialog />
      </main>
    ),
    scenario: { session: { ...sessionFixture(dana, 40), renewable: true } },
    session: { ...sessionFixture(dana, 40), renewable: true },
  },
  SignInDialog: {
    element: () => (
      <SignInDialog open onClose={() => undefined} forgotPasswordHref="/forgot" registerHref="/register">
        <ProviderButtons providers={providers} />
      </SignInDialog>
    ),
  },
  SignInButton: { element: () => <SignInButton /> },
  ProviderButtons: { element: () => <ProviderButtons providers={providers} /> },
  AuthGuard: { element: () => <AuthGuard allow={['admin']}>The figures.</AuthGuard>, scenario: { session: 'signedIn' }, session: sessionFixture() },
  NewUserPage: { element: () => <NewUserPage />, scenario: { session: 'signedIn' }, session: sessionFixture() },
};

const worker = setupWorker();
let root: Root | undefined;
let place: HTMLElement;

/** What was posted, newest last. */
export const posts: { path: string; body: Record<string, string> }[] = [];

export const navigate = vi.fn<Navigate>();

export async function open(): Promise<void> {
  // A test that has ended may still be on its way somewhere; the frame of the tests must not go there.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
    const { cancelable, destination } = event as NavigateEvent;
    if (cancelable && !destination.sameDocument) event.preventDefault();
  });
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: '/mockServiceWorker.js' } });
  worker.events.on('request:start', ({ request }) => {
    if (request.method !== 'POST' || !new URL(request.url).pathname.startsWith('/api/auth/') || request.url.endsWith('/_log')) return;
    void request
      .clone()
      .text()
      .then((text) => posts.push({ path: new URL(request.url).pathname, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : Object.fromEntries(new URLSearchParams(text)) }));
  });
}

const around = (part: Part) => (
  <AuthProvider session={part.session ?? null} messages={{ ...en, account: enAccount, pages: enPages }} navigate={navigate} keepAlive={false}>
    {part.element()}
  </AuthProvider>
);

/** Shows a subject on a page of its own. */
export async function show(subject: Subject, scenario: AuthScenario = parts[subject].scenario ?? {}): Promise<HTMLElement> {
  close();
  worker.resetHandlers();
  worker.use(...authHandlers(scenario));
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  root.render(around(parts[subject]));
  await vi.waitFor(() => expect(place.querySelector('form[novalidate], [data-slot]')).not.toBeNull());
  const form = place.querySelector('form');
  if (form && form.noValidate !== undefined && parts[subject].submit) await vi.waitFor(() => expect(form.noValidate).toBe(true));
  return place;
}

export function close(): void {
  root?.unmount();
  root = undefined;
  place?.remove();
  posts.length = 0;
  navigate.mockClear();
  sessionStorage.clear();
  localStorage.clear();
  document.title = 'App';
}

export const serverHtml = (subject: Subject): string => renderToString(around(parts[subject]));

export const all = <E extends HTMLElement = HTMLElement>(selector: string): E[] => [...place.querySelectorAll<E>(selector)];

/** The form that the rows are about: that of the subject's own button. */
export const formOf = (subject: Subject): HTMLFormElement => submitOf(subject).form!;

export const submitOf = (subject: Subject): HTMLButtonElement => {
  const found = all<HTMLButtonElement>('button[type=submit]').find((button) => button.textContent === parts[subject].submit || (button.dataset.state === 'pending' && button.form?.matches('[data-state]')));
  if (!found) throw new Error(`There is no button "${parts[subject].submit}".`);
  return found;
};

export const inputOf = (label: string): HTMLInputElement => {
  const found = all<HTMLInputElement>('input').find((input) => [...(input.labels ?? [])].some(({ textContent }) => textContent === label));
  if (!found) throw new Error(`There is no field "${label}".`);
  return found;
};

export async function fillIn(subject: Subject, other: Record<string, string> = {}): Promise<void> {
  for (const [label, value] of Object.entries({ ...parts[subject].values, ...other })) await userEvent.fill(inputOf(label), value);
}

export const send = (subject: Subject) => userEvent.click(submitOf(subject));

/** Sends right values, and the server refuses them. */
export async function beRefused(subject: Subject, other: Record<string, string> = {}): Promise<void> {
  await show(subject, parts[subject].refused);
  await fillIn(subject, other);
  await send(subject);
  await vi.waitFor(() => expect(formOf(subject).dataset.state).toBe('rejected'), 5000);
}

export const secretOf = (subject: Subject): HTMLInputElement => inputOf(parts[subject].secret!);
