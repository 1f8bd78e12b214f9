/* What an app's compiler says of the public types. Compiled by the step `types`; nothing of it runs. */
import type { NextAuthOptions, Session } from 'next-auth';
import { expectTypeOf } from 'vitest';
import {
  AuthGuard,
  AuthProvider,
  LoginForm,
  SessionBadge,
  createApiClient,
  en,
  enSession,
  safeCallbackUrl,
  signIn,
  useAuthState,
  type Appearance,
  type AuthFailure,
  type AuthState,
  type AuthStatus,
  type FailureCode,
  type LoginFormProps,
  type MessageOverrides,
  type Messages,
  type SignInOutcome,
  type SlotName,
} from '../../src/index.js';
import { authHandlers, backendHandlers, failureFixtures, type AuthScenario, type BackendScenario } from '../../src/msw.js';
import { Part, usePermission, useRetryWait, type PasswordStrength } from '../../src/parts.js';
import { signInAs } from '../../src/playwright.js';
import { authPages, createApiProxy, getSignInPageProps, requireSession, withExternalJwt, type ServerSession } from '../../src/server.js';
import { authAnnotations, type AuthParameters } from '../../src/storybook.js';
import { renderWithAuth, type RenderedWithAuth } from '../../src/testing.js';

// Each state is told apart by its status, and only the right ones have a session.
export function name(state: AuthState): string {
  switch (state.status) {
    case 'signedIn':
      expectTypeOf(state.session.user).not.toBeNever();
      return state.session.user?.name ?? '';
    case 'signedOut':
      // @ts-expect-error nobody is signed in
      return state.session.user.name;
    default:
      return state.status;
  }
}
expectTypeOf<ReturnType<typeof useAuthState>>().toExtend<AuthState>();
expectTypeOf<AuthStatus>().toEqualTypeOf<AuthState['status']>();

// A failure's code is one of a closed set; data comes with the codes that have some.
expectTypeOf<AuthFailure['code']>().toEqualTypeOf<FailureCode>();
expectTypeOf(failureFixtures.tooManyAttempts).toExtend<AuthFailure>();
// @ts-expect-error there is no such code
const unknown: AuthFailure = { code: 'wrongPassword' };
expectTypeOf(signIn).returns.resolves.toEqualTypeOf<SignInOutcome>();

// Components.
expectTypeOf<LoginFormProps['callbackUrl']>().toEqualTypeOf<string | undefined>();
const right = (
  <AuthProvider session={null} appearance={{ brandColor: '#0f766e', density: 'compact' }} messages={{ ...en, session: enSession }}>
    <LoginForm messages={{ signIn: 'Go', session: { signOut: 'Leave' } }} classNames={{ submit: 'px-6' }} />
    <AuthGuard allow={['admin']}>in</AuthGuard>
    <SessionBadge items={[{ label: 'Settings', href: '/settings' }]} />
  </AuthProvider>
);
// @ts-expect-error no such density
const density: Appearance = { density: 'tiny' };
// @ts-expect-error no such slot
const slots = <LoginForm classNames={{ nothing: 'px-6' }} />;
// @ts-expect-error no such word
const words: MessageOverrides = { nothing: 'Go' };
// @ts-expect-error a language has all words
const language: Messages = { locale: 'xx', dir: 'ltr' };
expectTypeOf<'submit'>().toExtend<SlotName>();
// NextAuth's theme is an appearance.
expectTypeOf<NonNullable<NextAuthOptions['theme']>>().toExtend<Appearance>();

// The client.
const api = createApiClient({ baseUrl: 'https://api.example' });
expectTypeOf(api).toBeCallableWith('/products');
expectTypeOf(safeCallbackUrl).returns.toEqualTypeOf<string>();

// The server.
const options = withExternalJwt({ pages: authPages() }, { refresh: true, paths: { me: '/auth/me' } });
expectTypeOf(options).toExtend<NextAuthOptions>();
// @ts-expect-error seconds, not text
withExternalJwt({}, { maxSessionAge: '12h' });
expectTypeOf(requireSession(options)).resolves.toEqualTypeOf<ServerSession>();
expectTypeOf<ServerSession>().toExtend<Pick<Session, 'user'>>();
expectTypeOf(getSignInPageProps).parameter(0).toEqualTypeOf<NextAuthOptions>();
expectTypeOf(createApiProxy).toBeFunction();

// For tests.
expectTypeOf(authHandlers).parameter(0).toEqualTypeOf<AuthScenario | undefined>();
expectTypeOf(backendHandlers).parameter(0).toEqualTypeOf<BackendScenario | undefined>();
// @ts-expect-error there is no such end of a login
backendHandlers({ login: 'accepted' });
expectTypeOf(renderWithAuth).returns.toEqualTypeOf<RenderedWithAuth>();
expectTypeOf<RenderedWithAuth['visits'][number]>().toEqualTypeOf<{ url: string; replace: boolean }>();
// @ts-expect-error there is no such state
const state = () => renderWithAuth(null, { auth: { session: 'loggedIn' } });
expectTypeOf(authAnnotations().initialGlobals).toEqualTypeOf<{ authState: string }>();
expectTypeOf<AuthParameters>().toExtend<AuthScenario>();
// @ts-expect-error who is signed in is a state or a session
const parameters: AuthParameters = { session: 5 };

// For copies of the components.
expectTypeOf<PasswordStrength>().toEqualTypeOf<'short' | 'weak' | 'fair' | 'strong'>();
expectTypeOf(usePermission).toBeFunction();
expectTypeOf(useRetryWait).toBeFunction();
// @ts-expect-error no such slot
const part = <Part slot="nothing" />;

// @ts-expect-error a password is missing
const incomplete = async () => signInAs(undefined as never, { email: 'demo@example.com' });

export const used = [unknown, right, density, slots, words, language, incomplete, state, parameters, part];
