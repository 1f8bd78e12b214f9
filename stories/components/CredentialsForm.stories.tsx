import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { CredentialsForm } from '../../src/components/CredentialsForm.js';
import { fill } from '../../src/messages/Messages.js';
import { rightPassword } from '../../src/msw.js';
import type { ProviderSummary } from '../../src/auth/model/provider.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { words } from '../words.js';

const staff: ProviderSummary = {
    id: 'staff',
    name: 'Staff',
    type: 'credentials',
    fields: [
      { name: 'number', label: 'Staff number', autoComplete: 'username' },
      { name: 'password', label: 'PIN', type: 'password' },
    ],
};

const meta = {
  component: CredentialsForm,
  title: 'Components/CredentialsForm',
  parameters: { docs: { story: { inline: false, height: '24rem' } }, auth: { provider: 'staff' } },
  args: {
    provider: staff,
    onSuccess: fn(),
    onFailure: fn(),
  },
  decorators: [narrow],
} satisfies Meta<typeof CredentialsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <CredentialsForm provider={staff} {...props} />,
  values: () => ({ 'Staff number': '4711', PIN: rightPassword }),
  submit: (globals) => words(globals).signIn,
  scenario: { provider: 'staff' },
  hangs: { signIn: 'hangs' },
  fails: (signIn) => ({ signIn: signIn.code === 'backendUnreachable' ? 'html' : signIn }),
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
    await userEvent.click(canvas.getByRole('button', { name: words(globals).signIn }));
    const number = canvas.getByLabelText('Staff number');
    await waitFor(() => expect(number).toHaveFocus());
    await expect(number).toHaveAccessibleDescription(fill(words(globals).fieldMissing, { label: 'Staff number' }));
  },
};

export const WrongPin: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Staff number'), '4711');
    await userEvent.type(canvas.getByLabelText('PIN'), '0000');
    await userEvent.click(canvas.getByRole('button', { name: words(globals).signIn }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(words(globals).credentialsRejected));
    await expect(canvas.getByLabelText('Staff number')).toHaveValue('4711');
    await expect(canvas.getByLabelText('PIN')).toHaveValue('');
  },
};

export const GoesOn: Story = {
  args: { callbackUrl: '/desk' },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Staff number'), '4711');
    await userEvent.type(canvas.getByLabelText('PIN'), 'correct horse battery');
    await userEvent.click(canvas.getByRole('button', { name: words(globals).signIn }));
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/desk', { replace: true }));
  },
};
