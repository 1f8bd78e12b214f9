import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ForgotPasswordForm } from '../../src/components/ForgotPasswordForm.js';
import { failureFixtures, userFixtures } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords, words } from '../words.js';


const meta = {
  component: ForgotPasswordForm,
  title: 'Components/ForgotPasswordForm',
  parameters: { docs: { story: { inline: false, height: '30rem' } } },
  decorators: [narrow],
} satisfies Meta<typeof ForgotPasswordForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <ForgotPasswordForm {...props} />,
  values: (globals) => ({ [words(globals).email]: userFixtures.dana.email }),
  submit: (globals) => accountWords(globals).sendLink,
  hangs: { account: 'hangs' },
  fails: (account) => ({ account }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

export const Missing: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).sendLink }));
    const email = canvas.getByLabelText(words(globals).email);
    await waitFor(() => expect(email).toHaveFocus());
    await expect(email).toHaveAccessibleDescription(words(globals).emailMissing);
  },
};

/** The same whether or not there is an account with the address. */
export const Sent: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const account = accountWords(globals);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.click(canvas.getByRole('button', { name: account.sendLink }));
    await waitFor(() => expect(canvas.getByText(account.linkSent)).toHaveFocus());
  },
};

export const TooOften: Story = {
  parameters: { auth: { account: failureFixtures.tooManyAttempts } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).sendLink }));
    await waitFor(() => expect(canvas.getByRole('timer')).toBeVisible());
    await expect(canvas.getByLabelText(words(globals).email)).toHaveValue(userFixtures.dana.email);
  },
};
