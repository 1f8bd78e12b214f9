import { setupWorker } from 'msw/browser';
import { StrictMode, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';
import {
  AuthErrorPage,
  AuthGuard,
  AuthProvider,
  ChangePasswordForm,
  CredentialsForm,
  ForgotPasswordPage,
  LoginForm,
  NewPasswordForm,
  OneTimeCodeForm,
  RegisterForm,
  ResetPasswordPage,
  SessionBadge,
  SessionExpiryDialog,
  SignInButton,
  SignInDialog,
  SignInPage,
  SignOutPage,
  VerifyRequestPage,
  type AuthProviderProps,
  type AuthSession,
} from '../../src/index.js';
import { authHandlers, authStateFixtures, challengeFixture, sessionFixture, userFixtures } from '../../src/msw.js';

const { dana } = userFixtures;
const steps = { challenge: challengeFixture, onChallenge: () => undefined, onLeave: () => undefined };
const ways = [
  { id: 'google', name: 'Google', type: 'oauth' as const },
  { id: 'github', name: 'GitHub', type: 'oauth' as const, style: { bg: '#24292f', text: '#ffffff' } },
  { id: 'email', name: 'E-mail', type: 'email' as const },
  { id: 'credentials', name: 'Password', type: 'credentials' as const },
];
const longName = 'Annemarie-Friederike von Hohenstein-Überlingen, Bereichsleitung Kundendienst';
const signedOut = null;
const expired = authStateFixtures.expired() as AuthSession;

/** One place of a board: what stands there, and for whom. */
interface Place {
  name: string;
  element: ReactNode;
  session?: AuthSession | null;
}

/** Every screen and part in the states that have the most to say. */
export const places: readonly Place[] = [
  { name: 'all ways to sign in', element: <SignInPage as="div" providers={ways} error="OAuthAccountNotLinked" forgotPasswordHref="#f" registerHref="#r" idPrefix="a" /> },
  { name: 'sign-in, wrong fields', element: <LoginForm failure={{ code: 'invalidInput', fields: { email: '', password: '' } }} idPrefix="b" forgotPasswordHref="#f" registerHref="#r" /> },
  { name: 'sign-in, a wait', element: <LoginForm failure={{ code: 'tooManyAttempts', retryAfter: 90 }} idPrefix="c" /> },
  { name: 'own credentials', element: <CredentialsForm provider={{ id: 'staff', name: 'Staff', type: 'credentials', fields: [{ name: 'number', label: 'Number' }, { name: 'pin', label: 'PIN', type: 'password' }] }} failure={{ code: 'invalidCredentials' }} /> },
  { name: 'registration', element: <RegisterForm failure={{ code: 'emailTaken' }} idPrefix="d" /> },
  { name: 'registration done', element: <RegisterForm done idPrefix="d2" /> },
  { name: 'forgotten password', element: <ForgotPasswordPage as="div" failure={{ code: 'backendUnreachable' }} idPrefix="e" /> },
  { name: 'forgotten password, sent', element: <ForgotPasswordPage as="div" done idPrefix="e2" /> },
  { name: 'dead link', element: <ResetPasswordPage as="div" token="t" failure={{ code: 'linkExpired' }} idPrefix="f" /> },
  { name: 'new password', element: <ResetPasswordPage as="div" token="t" failure={{ code: 'breachedPassword' }} idPrefix="f2" /> },
  { name: 'changed password', element: <ChangePasswordForm failure={{ code: 'invalidCredentials' }} email={dana.email} idPrefix="g" />, session: sessionFixture() },
  { name: 'code', element: <OneTimeCodeForm {...steps} failure={{ code: 'invalidCode' }} idPrefix="h" /> },
  { name: 'password that has to change', element: <NewPasswordForm {...steps} challenge={{ ...challengeFixture, kind: 'newPassword' }} failure={{ code: 'breachedPassword' }} idPrefix="i" /> },
  { name: 'access denied', element: <AuthErrorPage as="div" error="AccessDenied" /> },
  { name: 'wrong set-up', element: <AuthErrorPage as="div" error="Configuration" /> },
  { name: 'check your mail', element: <VerifyRequestPage as="div" email={dana.email} /> },
  { name: 'sign out?', element: <SignOutPage as="div" />, session: { ...sessionFixture(), user: { ...dana, name: longName } } },
  { name: 'signed out', element: <SignOutPage as="div" /> },
  { name: 'guard', element: <AuthGuard allow={['nobody']}>never</AuthGuard>, session: sessionFixture() },
  { name: 'badge, signed out', element: <SessionBadge /> },
  { name: 'badge, expired', element: <SessionBadge />, session: expired },
  { name: 'badge, long name', element: <SessionBadge />, session: { ...sessionFixture(), user: { ...dana, name: longName } } },
  { name: 'button', element: <SignInButton variant="primary" /> },
];

/** What lies above a page, one at a time. */
export const overlays: readonly Place[] = [
  { name: 'menu', element: <SessionBadge items={[{ label: 'Account', href: '#a' }]} />, session: { ...sessionFixture(), user: { ...dana, name: longName } } },
  { name: 'session ends soon', element: <SessionExpiryDialog />, session: { ...sessionFixture(dana, 40), renewable: true } },
  { name: 'session has ended', element: <SessionExpiryDialog />, session: expired },
  { name: 'sign-in dialog', element: <SignInDialog open onClose={() => undefined} forgotPasswordHref="#f" /> },
];

const stay = () => undefined;

const worker = setupWorker();
let root: Root | undefined;

export async function open(): Promise<void> {
  // Nobody leaves the frame of the tests.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
    const { cancelable, destination } = event as NavigateEvent;
    if (cancelable && !destination.sameDocument) event.preventDefault();
  });
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
}

export function close(): void {
  worker.stop();
}

/** Puts places on the page, each below a provider of its own. */
export async function show(shown: readonly Place[], props: Omit<AuthProviderProps, 'children' | 'session'> = {}, theme: 'light' | 'dark' = 'light'): Promise<HTMLElement> {
  hide();
  const { locale = 'en', dir = 'ltr' } = props.messages ?? {};
  Object.assign(document.documentElement, { lang: locale, dir });
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = theme;
  // A board has many people on it; whoever asks for the session gets the first one's.
  worker.resetHandlers();
  worker.use(...authHandlers({ session: shown[0]?.session ?? 'signedOut', providers: ['credentials', 'email', 'github'] }));
  const place = document.createElement('main');
  place.style.cssText = 'display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 8px; font-family: system-ui, sans-serif; background: light-dark(#fff, #111); color: light-dark(#111, #fff)';
  document.body.append(place);
  root = createRoot(place);
  root.render(
    <StrictMode>
      <h1>Board</h1>
      {shown.map(({ name, element, session = signedOut }) => (
        <section key={name} aria-label={name} data-place={name}>
          <AuthProvider navigate={stay} {...props} session={session} keepAlive={false}>
            {element}
          </AuthProvider>
        </section>
      ))}
    </StrictMode>,
  );
  await vi.waitFor(() => {
    if (place.querySelectorAll('[data-auth-root]').length < shown.length && !document.querySelector('dialog[open]')) throw new Error('not all is there yet');
  });
  return place;
}

export function hide(): void {
  root?.unmount();
  root = undefined;
  // A wait outlives its page.
  sessionStorage.clear();
  document.querySelectorAll('main').forEach((element) => element.remove());
}
