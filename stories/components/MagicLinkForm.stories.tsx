import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { MagicLinkForm } from '../../src/components/MagicLinkForm.js';
import { failureFixtures, userFixtures } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords, words } from '../words.js';

const meta = {
  component: MagicLinkForm,
  title: 'Components/MagicLinkForm',
  parameters: { docs: { story: { inline: false, height: '18rem' } }, auth: { providers: ['credentials', 'email'] } },
  args: { onSuccess: fn(), onFailure: fn() },
  decorators: [narrow],
} satisfies Meta<typeof MagicLinkForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <MagicLinkForm {...props} />,
  values: (globals) => ({ [words(globals).email]: userFixtures.dana.email }),
  submit: (globals) => accountWords(globals).magicLink,
  scenario: { providers: ['credentials', 'email'] },
  hangs: { signIn: 'hangs' },
  fails: (link) => ({ link }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

export const Prefilled: Story = {
  args: { defaultEmail: userFixtures.dana.email },
  play: async ({ canvasElement, globals }) => {
    await expect(canvasElement.querySelector('form')).toHaveAttribute('action', '/api/auth/signin/email');
    await expect(within(canvasElement).getByLabelText(words(globals).email)).toHaveValue(userFixtures.dana.email);
  },
};

export const Missing: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).magicLink }));
    await waitFor(() => expect(canvas.getByLabelText(words(globals).email)).toHaveFocus());
  },
};

/** The link is on its way: the app's page says so. */
export const Sent: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).magicLink }));
    await waitFor(() => expect(navigate).toHaveBeenCalledWith(expect.stringContaining('/verify-request'), { replace: false }));
  },
};

export const NotSent: Story = {
  parameters: { auth: { providers: ['credentials', 'email'], link: failureFixtures.emailNotSent } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).magicLink }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(words(globals).failure.emailNotSent));
  },
};
