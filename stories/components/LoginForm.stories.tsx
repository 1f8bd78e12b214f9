import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, fn, spyOn, userEvent, waitFor, within } from 'storybook/test';
import { leaveByLink, navigate } from '../../.storybook/navigation.js';
import type { FailureCode } from '../../src/auth/model/failure.js';
import type { StandardSchema } from '../../src/auth/model/standardSchema.js';
import { LoginForm } from '../../src/components/LoginForm.js';
import { waitText } from '../../src/messages/Messages.js';
import { challengeFixture, failureFixtures, rightPassword, userFixtures } from '../../src/msw.js';
import { words } from '../words.js';

const meta = {
  component: LoginForm,
  title: 'Components/LoginForm',
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '34rem' } } },
  args: { onSuccess: fn(), onFailure: fn() },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '24rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof LoginForm>;

export default meta;
type Story = StoryObj<typeof meta>;

function formOf(canvasElement: HTMLElement, globals: Record<string, unknown>) {
  const canvas = within(canvasElement);
  const messages = words(globals);
  return {
    canvas,
    messages,
    form: canvasElement.querySelector('form')!,
    email: canvas.getByLabelText<HTMLInputElement>(messages.email),
    password: canvas.getByLabelText<HTMLInputElement>(messages.password),
    button: canvas.getByRole('button', { name: messages.signIn }),
    alert: canvas.getByRole('alert'),
  };
}

/** What the form's polite region says. */
const announced = (canvasElement: HTMLElement) => [...canvasElement.querySelectorAll('form > [role="status"]')].at(-1)?.textContent;

async function fillIn(form: ReturnType<typeof formOf>, password = rightPassword) {
  await userEvent.type(form.email, userFixtures.dana.email);
  await userEvent.type(form.password, password);
}

export const Idle: Story = {
  play: async ({ canvasElement, globals }) => {
    const { form, email, password, alert } = formOf(canvasElement, globals);
    await expect(form).toHaveAttribute('data-state', 'idle');
    await expect(form).toHaveAttribute('action', '/api/auth/callback/credentials');
    await expect(email).toHaveAttribute('autocomplete', 'username');
    await expect(password).toHaveAttribute('autocomplete', 'current-password');
    await expect(alert).toBeEmptyDOMElement();
    await userEvent.click(email);
    await userEvent.tab();
    await expect(password).toHaveFocus();
  },
};

export const Filled: Story = {
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await expect(form.email).toHaveValue(userFixtures.dana.email);
  },
};

export const WithLinks: Story = {
  args: { forgotPasswordHref: '/forgot', registerHref: '/register', callbackUrl: '/account' },
  play: async ({ canvasElement, globals }) => {
    const { canvas, messages } = formOf(canvasElement, globals);
    await expect(canvas.getByRole('link', { name: messages.register })).toHaveAttribute('href', '/register');
    await userEvent.click(canvas.getByRole('link', { name: messages.forgotPassword }));
    await expect(leaveByLink.mock.calls).toEqual([['/forgot']]);
  },
};

export const WithDefaultEmail: Story = {
  args: { defaultEmail: userFixtures.dana.email },
  play: async ({ canvasElement, globals }) => {
    await expect(formOf(canvasElement, globals).email).toHaveValue(userFixtures.dana.email);
  },
};

export const FieldErrors: Story = {
  play: async ({ canvasElement, globals }) => {
    const { button, email, password, messages, alert } = formOf(canvasElement, globals);
    await userEvent.click(button);
    await waitFor(() => expect(email).toHaveFocus());
    await expect(email).toBeInvalid();
    await expect(email).toHaveAccessibleDescription(messages.emailMissing);
    await expect(password).toHaveAccessibleDescription(messages.passwordMissing);
    await expect(alert).toBeEmptyDOMElement();
  },
};

export const MalformedEmail: Story = {
  play: async ({ canvasElement, globals }) => {
    const { button, email, password, messages } = formOf(canvasElement, globals);
    await userEvent.type(email, 'dana');
    await userEvent.type(password, rightPassword);
    await userEvent.click(button);
    await waitFor(() => expect(email).toHaveAccessibleDescription(messages.emailMalformed));
    await userEvent.type(email, '@example.com');
    await waitFor(() => expect(email).toBeValid());
  },
};

export const Submitting: Story = {
  parameters: { auth: { signIn: 'hangs' } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.form).toHaveAttribute('data-state', 'submitting'));
    await expect(form.button).toHaveFocus();
    await expect(form.button).toHaveAttribute('aria-disabled', 'true');
    await expect(form.button).toBeEnabled();
    await expect(form.button).toHaveTextContent(form.messages.signingIn);
  },
};

export const Accepted: Story = {
  args: { callbackUrl: '/account' },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/account', { replace: true }));
    await expect(args.onSuccess).toHaveBeenCalledTimes(1);
    await expect(form.form).toHaveAttribute('data-state', 'accepted');
  },
};

/** `onSuccess` holds the way until it is done, and `false` keeps the page: for a form in a dialog. */
export const AcceptedInPlace: Story = {
  args: { onSuccess: fn(() => Promise.resolve(false)) },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalled());
    await waitFor(() => expect(form.form).toHaveAttribute('data-state', 'idle'));
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** A server's refusal: said in one announced place, the e-mail kept, the password cleared, the focus where it was. */
const refused = (code: FailureCode): Story => ({
  // A frame for each of the codes would make the docs page slow; two stand for all.
  tags: code === 'invalidCredentials' || code === 'tooManyAttempts' ? [] : ['!autodocs'],
  parameters: { auth: { signIn: failureFixtures[code] } },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.alert).toHaveTextContent(form.messages.failure[code]));
    await expect(form.form).toHaveAttribute('data-state', code === 'tooManyAttempts' ? 'waiting' : 'rejected');
    await expect(form.email).toHaveValue(userFixtures.dana.email);
    await expect(form.password).toHaveValue('');
    // Refused fields get the focus, as they are to be mended.
    await expect(code === 'invalidInput' ? form.email : form.button).toHaveFocus();
    await expect(args.onFailure).toHaveBeenCalledWith(failureFixtures[code]);
    await expect(navigate).not.toHaveBeenCalled();
  },
});

export const InvalidCredentials: Story = refused('invalidCredentials');
export const InvalidInput: Story = {
  ...refused('invalidInput'),
  play: async (context) => {
    await refused('invalidInput').play!(context);
    const { email } = formOf(context.canvasElement, context.globals);
    await expect(email).toHaveAccessibleDescription(failureFixtures.invalidInput.fields.email);
    await expect(email).toBeInvalid();
    await userEvent.type(email, 'x');
    await waitFor(() => expect(email).toBeValid());
  },
};
export const AccountLocked: Story = refused('accountLocked');
export const TooManyAttempts: Story = refused('tooManyAttempts');
export const BackendUnreachable: Story = refused('backendUnreachable');
export const BackendTimeout: Story = refused('backendTimeout');
export const BackendFault: Story = refused('backendFault');
export const StaleForm: Story = refused('staleForm');
export const CookiesBlocked: Story = refused('cookiesBlocked');
export const AccessDenied: Story = refused('accessDenied');
export const SessionRequired: Story = refused('sessionRequired');
export const OauthFailed: Story = refused('oauthFailed');
export const AccountNotLinked: Story = refused('accountNotLinked');
export const EmailNotSent: Story = refused('emailNotSent');
export const VerificationFailed: Story = refused('verificationFailed');
export const EmailTaken: Story = refused('emailTaken');
export const BreachedPassword: Story = refused('breachedPassword');
export const LinkExpired: Story = refused('linkExpired');
export const LinkUsed: Story = refused('linkUsed');
export const InvalidCode: Story = refused('invalidCode');
export const ChallengeExpired: Story = refused('challengeExpired');
export const Configuration: Story = refused('configuration');
export const Unexpected: Story = refused('unexpected');

export const Offline: Story = {
  ...refused('offline'),
  beforeEach: () => {
    const spy = spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    return () => spy.mockRestore();
  },
};

/** Answers that no form should meet, and does: what was typed is kept, and nothing is thrown. */
const broken = (signIn: 'serverDown' | 'html' | 'reset'): Story => ({
  tags: ['!autodocs'],
  parameters: { auth: { signIn } },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.alert).toHaveTextContent(form.messages.failure.backendUnreachable));
    await expect(form.email).toHaveValue(userFixtures.dana.email);
    await expect(args.onFailure).toHaveBeenCalledWith({ code: 'backendUnreachable' });
    await expect(leaveByLink).not.toHaveBeenCalled();
  },
});

export const ServerDown: Story = broken('serverDown');
export const HtmlAnswer: Story = broken('html');
export const ConnectionReset: Story = broken('reset');

/** After a 429 or 503 with `Retry-After`: the wait counts down, is announced at milestones, and nothing is sent before it is over. */
export const Waiting: Story = {
  parameters: { auth: { signIn: failureFixtures.tooManyAttempts } },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.form).toHaveAttribute('data-state', 'waiting'));
    await expect(form.canvas.getByRole('timer')).toHaveTextContent(waitText(form.messages, 30));
    await expect(announced(canvasElement)).toBe(waitText(form.messages, 30));
    await waitFor(() => expect(form.canvas.getByRole('timer')).toHaveTextContent(waitText(form.messages, 28)));
    await expect(form.button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.type(form.password, `${rightPassword}{Enter}`);
    await userEvent.click(form.button);
    await expect(form.form).toHaveAttribute('data-state', 'waiting');
    await expect(args.onFailure).toHaveBeenCalledTimes(1);
    await expect(JSON.parse(sessionStorage.getItem('next-auth-ui.wait.credentials')!)).toMatchObject({ code: 'tooManyAttempts' });
  },
};

/** The wait is over: the failure goes, and the form says that it may be tried again. */
export const WaitOver: Story = {
  parameters: { auth: { signIn: { code: 'backendFault', retryAfter: 1 } } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.form).toHaveAttribute('data-state', 'waiting'));
    await waitFor(() => expect(form.canvas.getByRole('timer')).toHaveTextContent(form.messages.retryNow));
    await expect(announced(canvasElement)).toBe(form.messages.retryNow);
    await expect(form.alert).toBeEmptyDOMElement();
    await expect(form.form).toHaveAttribute('data-state', 'idle');
    await expect(form.button).not.toHaveAttribute('aria-disabled');
  },
};

/** After three seconds; here at once. */
export const Slow: Story = {
  args: { slowAfter: 0 },
  parameters: { auth: { signIn: 'hangs' } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.form).toHaveAttribute('data-state', 'slow'));
    await expect(announced(canvasElement)).toBe(form.messages.slow);
    await expect(form.canvas.getAllByText(form.messages.slow)[0]).toBeVisible();
  },
};

/** After ten seconds; here at once. What was typed as e-mail is kept. */
export const TimedOut: Story = {
  args: { timeout: 1 },
  parameters: { auth: { signIn: 'hangs' } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.alert).toHaveTextContent(form.messages.failure.backendTimeout));
    await expect(form.email).toHaveValue(userFixtures.dana.email);
  },
};

/** The backend asks for a second step: `onChallenge` gets its handle, and nobody is signed in yet. */
export const Challenge: Story = {
  args: { onChallenge: fn() },
  parameters: { auth: { signIn: 'challenge' } },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(args.onChallenge).toHaveBeenCalledWith(challengeFixture));
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** A failure that the page began with, such as the one in its URL. It goes when the next attempt begins. */
export const WithFailure: Story = {
  args: { failure: failureFixtures.sessionRequired },
  parameters: { auth: { signIn: 'hangs' } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await expect(form.form).toHaveAttribute('data-state', 'rejected');
    await expect(form.alert).toHaveTextContent(form.messages.failure.sessionRequired);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.alert).toBeEmptyDOMElement());
  },
};

export const PasswordShown: Story = {
  play: async ({ canvasElement, globals }) => {
    const { canvas, password, messages, button } = formOf(canvasElement, globals);
    await userEvent.type(password, rightPassword);
    const toggle = canvas.getByRole('button', { name: messages.showPassword });
    await userEvent.click(toggle);
    await expect(password).toHaveAttribute('type', 'text');
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await expect(canvas.getByText(messages.passwordShown)).toBeInTheDocument();
    await userEvent.click(button);
    await waitFor(() => expect(password).toHaveAttribute('type', 'password'));
    await userEvent.click(toggle);
  },
};

export const CapsLock: Story = {
  play: async ({ canvasElement, globals }) => {
    const { password, messages } = formOf(canvasElement, globals);
    password.focus();
    await fireEvent.keyDown(password, { key: 'A', modifierCapsLock: true });
    await expect(password).toHaveAccessibleDescription(messages.capsLock);
  },
};

const company = [{ name: 'company', label: 'Company', autoComplete: 'organization', placeholder: 'Acme' }] as const;

export const WithExtraFields: Story = {
  args: { fields: company },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    const field = form.canvas.getByLabelText('Company');
    await waitFor(() => expect(field).toHaveFocus());
    await expect(field).toBeInvalid();
  },
};

const companyMail: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'story',
    validate: (value) =>
      (value as { email: string }).email.endsWith('@acme.example')
        ? {}
        : { issues: [{ message: 'Use your address at acme.example.', path: ['email'] }] },
  },
};

/** Any Standard Schema judges the values as well: Valibot, Zod, ArkType or, as here, a plain object. */
export const WithSchema: Story = {
  parameters: {
    docs: {
      source: {
        code: `'use client';

import { LoginForm } from 'next-auth-ui';
import * as v from 'valibot';

const schema = v.object({
  email: v.pipe(v.string(), v.endsWith('@acme.example', 'Use your address at acme.example.')),
  password: v.string(),
});

export const Example = () => <LoginForm schema={schema} />;
`,
      },
    },
  },
  args: { schema: companyMail },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.email).toHaveAccessibleDescription('Use your address at acme.example.'));
  },
};

export const OtherWords: Story = {
  args: { messages: { email: 'Staff number or e-mail', signIn: 'Enter', failure: { invalidCredentials: 'Unknown. Ask the front desk.' } } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByLabelText('Staff number or e-mail')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Enter' })).toBeVisible();
  },
};

export const TwoForms: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '3rem' }}>
      <LoginForm {...args} />
      <LoginForm {...args} idPrefix="dialog" />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const ids = [...canvasElement.querySelectorAll('[id]')].map(({ id }) => id);
    await expect(new Set(ids).size).toBe(ids.length);
  },
};

/** The form needs no `AuthProvider` and no `SessionProvider`. */
export const WithoutProvider: Story = {
  parameters: { auth: { bare: true } },
  args: { onSuccess: fn(() => false) },
  play: async ({ canvasElement, args }) => {
    const form = formOf(canvasElement, {});
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalled());
  },
};

/** An Enter that ends an input method's composition is not meant for the form. */
export const Composing: Story = {
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    const held = fireEvent.keyDown(form.email, { key: 'Enter', isComposing: true });
    await expect(await held).toBe(false);
    await expect(form.form).toHaveAttribute('data-state', 'idle');
  },
};
