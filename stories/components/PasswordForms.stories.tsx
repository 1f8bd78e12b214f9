import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { ChangePasswordForm } from '../../src/components/ChangePasswordForm.js';
import { ForgotPasswordForm } from '../../src/components/ForgotPasswordForm.js';
import { NewPasswordForm } from '../../src/components/NewPasswordForm.js';
import { ResetPasswordForm } from '../../src/components/ResetPasswordForm.js';
import { challengeFixture, failureFixtures, userFixtures } from '../../src/msw.js';
import { accountWords, words } from '../words.js';

const meta = {
  title: 'Components/Password forms',
  component: ForgotPasswordForm,
  subcomponents: { ResetPasswordForm, ChangePasswordForm, NewPasswordForm },
  parameters: { docs: { story: { inline: false, height: '30rem' } } },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '24rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ForgotPasswordForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const newPassword = 'five words that nobody guesses';

export const Forgot: Story = {};

export const ForgotMissing: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).sendLink }));
    const email = canvas.getByLabelText(words(globals).email);
    await waitFor(() => expect(email).toHaveFocus());
    await expect(email).toHaveAccessibleDescription(words(globals).emailMissing);
  },
};

/** The same whether or not there is an account with the address. */
export const ForgotSent: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const account = accountWords(globals);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.click(canvas.getByRole('button', { name: account.sendLink }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(account.linkSent));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveFocus());
  },
};

export const ForgotTooOften: Story = {
  parameters: { auth: { account: failureFixtures.tooManyAttempts } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).sendLink }));
    await waitFor(() => expect(canvas.getByRole('timer')).toBeVisible());
    await expect(canvas.getByLabelText(words(globals).email)).toHaveValue(userFixtures.dana.email);
  },
};

export const Reset: Story = {
  render: () => <ResetPasswordForm token="token-of-the-mail" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const account = accountWords(globals);
    const field = canvas.getByLabelText(account.newPassword);
    await expect(field).toHaveAttribute('autocomplete', 'new-password');
    await userEvent.type(field, newPassword);
    await userEvent.click(canvas.getByRole('button', { name: account.savePassword }));
    await waitFor(() => expect(canvas.getByText(account.passwordSaved)).toBeVisible());
    await expect(canvas.getByRole('link', { name: account.signIn })).toHaveAttribute('href', '/login');
  },
};

export const ResetLinkExpired: Story = {
  render: () => <ResetPasswordForm token="token-of-the-mail" />,
  parameters: { auth: { account: failureFixtures.linkExpired } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const account = accountWords(globals);
    await userEvent.type(canvas.getByLabelText(account.newPassword), newPassword);
    await userEvent.click(canvas.getByRole('button', { name: account.savePassword }));
    await waitFor(() => expect(canvas.getByText(words(globals).failure.linkExpired)).toBeVisible());
    await expect(canvas.getByRole('link', { name: account.requestNewLink })).toHaveAttribute('href', '/forgot-password');
  },
};

export const ResetLinkUsed: Story = { render: () => <ResetPasswordForm token="token-of-the-mail" failure={failureFixtures.linkUsed} /> };

export const ResetWithoutToken: Story = {
  render: () => <ResetPasswordForm />,
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByText(words(globals).failure.linkExpired)).toBeVisible();
  },
};

const onSuccess = fn();

export const Change: Story = {
  parameters: { auth: { session: 'signedIn' } },
  render: () => <ChangePasswordForm email={userFixtures.dana.email} doneHref="/account" onSuccess={onSuccess} />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const account = accountWords(globals);
    const current = canvas.getByLabelText(account.currentPassword);
    await expect(current).toHaveAttribute('autocomplete', 'current-password');
    await userEvent.type(current, 'correct horse battery');
    await userEvent.type(canvas.getByLabelText(account.newPassword), newPassword);
    await userEvent.click(canvas.getByRole('button', { name: account.savePassword }));
    await waitFor(() => expect(canvas.getByText(account.passwordChanged)).toBeVisible());
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '/account');
  },
};

export const ChangeWrongPassword: Story = {
  parameters: { auth: { session: 'signedIn', account: failureFixtures.invalidCredentials } },
  render: () => <ChangePasswordForm />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const account = accountWords(globals);
    const current = canvas.getByLabelText(account.currentPassword);
    await userEvent.type(current, 'not that');
    await userEvent.type(canvas.getByLabelText(account.newPassword), newPassword);
    await userEvent.click(canvas.getByRole('button', { name: account.savePassword }));
    await waitFor(() => expect(current).toHaveAccessibleDescription(account.currentPasswordWrong));
    await expect(current).toHaveFocus();
  },
};

const steps = { challenge: { ...challengeFixture, kind: 'newPassword' }, onChallenge: fn(), onLeave: fn() };

/** The backend wants another password before it lets the person in. */
export const NewPasswordNow: Story = {
  parameters: { auth: { signIn: 'challenge', challengeKind: 'newPassword' } },
  render: () => <NewPasswordForm {...steps} />,
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByLabelText(accountWords(globals).newPassword)).toHaveFocus();
  },
};
