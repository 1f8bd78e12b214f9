import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ResetPasswordForm } from '../../src/components/ResetPasswordForm.js';
import { failureFixtures } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords, words } from '../words.js';

const newPassword = 'five words that nobody guesses';

const meta = {
  component: ResetPasswordForm,
  title: 'Components/ResetPasswordForm',
  parameters: { docs: { story: { inline: false, height: '30rem' } } },
  decorators: [narrow],
} satisfies Meta<typeof ResetPasswordForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <ResetPasswordForm token="token-of-the-mail" {...props} />,
  values: (globals) => ({ [accountWords(globals).newPassword]: newPassword }),
  submit: (globals) => accountWords(globals).savePassword,
  hangs: { account: 'hangs' },
  fails: (account) => ({ account }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

export const Saved: Story = {
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

export const LinkExpired: Story = {
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

export const LinkUsed: Story = { render: () => <ResetPasswordForm token="token-of-the-mail" failure={failureFixtures.linkUsed} /> };

export const WithoutToken: Story = {
  render: () => <ResetPasswordForm />,
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByText(words(globals).failure.linkExpired)).toBeVisible();
  },
};
