import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { RegisterForm } from '../../src/components/RegisterForm.js';
import { fillCount } from '../../src/messages/Messages.js';
import { failureFixtures, rightPassword, userFixtures } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords, words } from '../words.js';

const meta = {
  component: RegisterForm,
  title: 'Components/RegisterForm',
  parameters: { docs: { story: { inline: false, height: '40rem' } } },
  args: { onSuccess: fn(), onFailure: fn() },
  decorators: [narrow],
} satisfies Meta<typeof RegisterForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <RegisterForm {...props} />,
  values: (globals) => ({ [words(globals).email]: userFixtures.dana.email, [words(globals).password]: rightPassword }),
  submit: (globals) => accountWords(globals).createAccount,
  hangs: { account: 'hangs' },
  fails: (account) => ({ account }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

function formOf(canvasElement: HTMLElement, globals: Record<string, unknown>) {
  const canvas = within(canvasElement);
  const [messages, account] = [words(globals), accountWords(globals)];
  return {
    canvas,
    messages,
    account,
    form: canvasElement.querySelector('form')!,
    email: canvas.getByLabelText<HTMLInputElement>(messages.email),
    password: canvas.getByLabelText<HTMLInputElement>(messages.password),
    button: canvas.getByRole('button', { name: account.createAccount }),
  };
}

async function fillIn({ email, password }: ReturnType<typeof formOf>, value = rightPassword) {
  await userEvent.type(email, userFixtures.dana.email);
  await userEvent.type(password, value);
}

export const Empty: Story = {
  play: async ({ canvasElement, globals }) => {
    const { form, email, password } = formOf(canvasElement, globals);
    await expect(form).toHaveAttribute('action', '/api/auth/account/register');
    await expect(form).toHaveAttribute('method', 'post');
    await expect(email).toHaveAttribute('autocomplete', 'username');
    await expect(password).toHaveAttribute('autocomplete', 'new-password');
    await expect(password).not.toHaveAttribute('maxlength');
  },
};

export const Missing: Story = {
  play: async ({ canvasElement, globals }) => {
    const { email, password, button, messages, account } = formOf(canvasElement, globals);
    await userEvent.click(button);
    await waitFor(() => expect(email).toHaveFocus());
    await expect(email).toHaveAccessibleDescription(messages.emailMissing);
    await expect(password).toHaveAccessibleDescription(expect.stringContaining(account.newPasswordMissing));
  },
};

/** Too short is the one thing that the form itself refuses. */
export const TooShort: Story = {
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form, 'horse');
    await userEvent.click(form.button);
    await waitFor(() => expect(form.password).toHaveAccessibleDescription(expect.stringContaining(fillCount(words(globals).locale, form.account.passwordTooShort, 8))));
  },
};

/** Advice, never a hurdle: a weak password is sent, and the backend decides. */
export const WeakPassword: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form, 'aaaaaaaa');
    await expect(form.password).toHaveAccessibleDescription(form.account.strengthWeak);
    await userEvent.click(form.button);
    await waitFor(() => expect(args.onFailure).toHaveBeenCalled());
  },
};

/** A passphrase of more than 64 characters, pasted. */
export const StrongPassword: Story = {
  play: async ({ canvasElement, globals }) => {
    const { password, account } = formOf(canvasElement, globals);
    await userEvent.click(password);
    const phrase = '말 battery staple — ' .repeat(5);
    await userEvent.paste(phrase);
    await expect(password).toHaveValue(phrase);
    await expect(password).toHaveAccessibleDescription(account.strengthStrong);
  },
};

/** The account is made, and the person is signed in. */
export const SignedInAfterwards: Story = {
  args: { callbackUrl: '/welcome' },
  play: async ({ canvasElement, globals, args }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/welcome', { replace: true }));
    await expect(args.onSuccess).toHaveBeenCalledOnce();
  },
};

export const EmailTaken: Story = {
  parameters: { auth: { account: failureFixtures.emailTaken } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.email).toHaveAccessibleDescription(form.messages.failure.emailTaken));
    await expect(form.email).toHaveFocus();
    await expect(form.email).toHaveValue(userFixtures.dana.email);
    await expect(form.password).toHaveValue('');
  },
};

export const BreachedPassword: Story = {
  parameters: { auth: { account: failureFixtures.breachedPassword } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.password).toHaveAccessibleDescription(expect.stringContaining(form.messages.failure.breachedPassword)));
  },
};

export const Unreachable: Story = {
  parameters: { auth: { account: failureFixtures.backendUnreachable } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.canvas.getAllByRole('alert')[0]).toHaveTextContent(form.messages.failure.backendUnreachable));
  },
};

/** Where the app does not say whether an address is taken, both answers read like this. */
export const Registered: Story = {
  parameters: { auth: { account: 'registered' } },
  play: async ({ canvasElement, globals }) => {
    const form = formOf(canvasElement, globals);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.canvas.getByText(form.account.registered)).toBeVisible());
    await expect(form.canvas.getByRole('link', { name: form.account.backToSignIn })).toHaveAttribute('href', '/login');
  },
};
