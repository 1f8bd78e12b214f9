import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { CredentialsForm } from '../../src/components/CredentialsForm.js';
import { fill } from '../../src/messages/Messages.js';
import { words } from '../words.js';

const meta = {
  component: CredentialsForm,
  title: 'Components/CredentialsForm',
  parameters: { docs: { story: { inline: false, height: '24rem' } }, auth: { provider: 'staff' } },
  args: {
    provider: {
      id: 'staff',
      name: 'Staff',
      type: 'credentials',
      fields: [
        { name: 'number', label: 'Staff number', autoComplete: 'username' },
        { name: 'password', label: 'PIN', type: 'password' },
      ],
    },
    onSuccess: fn(),
    onFailure: fn(),
  },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '24rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CredentialsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {};

export const Missing: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: words(globals).signIn }));
    const number = canvas.getByLabelText('Staff number');
    await waitFor(() => expect(number).toHaveFocus());
    await expect(number).toHaveAccessibleDescription(fill(words(globals).fieldMissing, { label: 'Staff number' }));
  },
};

export const Rejected: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Staff number'), '4711');
    await userEvent.type(canvas.getByLabelText('PIN'), '0000');
    await userEvent.click(canvas.getByRole('button', { name: words(globals).signIn }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(words(globals).failure.invalidCredentials));
    await expect(canvas.getByLabelText('Staff number')).toHaveValue('4711');
    await expect(canvas.getByLabelText('PIN')).toHaveValue('');
  },
};

export const Accepted: Story = {
  args: { callbackUrl: '/desk' },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText('Staff number'), '4711');
    await userEvent.type(canvas.getByLabelText('PIN'), 'correct horse battery');
    await userEvent.click(canvas.getByRole('button', { name: words(globals).signIn }));
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/desk', { replace: true }));
  },
};
