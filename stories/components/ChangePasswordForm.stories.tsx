import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { ChangePasswordForm } from '../../src/components/ChangePasswordForm.js';
import { failureFixtures, rightPassword, userFixtures } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords } from '../words.js';

const newPassword = 'five words that nobody guesses';
const onSuccess = fn();

const meta = {
  component: ChangePasswordForm,
  title: 'Components/ChangePasswordForm',
  parameters: { docs: { story: { inline: false, height: '30rem' } } },
  decorators: [narrow],
} satisfies Meta<typeof ChangePasswordForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <ChangePasswordForm {...props} />,
  values: (globals) => ({ [accountWords(globals).currentPassword]: rightPassword, [accountWords(globals).newPassword]: newPassword }),
  submit: (globals) => accountWords(globals).savePassword,
  scenario: { session: 'signedIn' },
  hangs: { account: 'hangs' },
  fails: (account) => ({ account }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

export const Changed: Story = {
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

export const WrongPassword: Story = {
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
