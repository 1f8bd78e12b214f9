import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent, within } from 'storybook/test';
import { PasswordField } from '../../../src/components/ui/PasswordField.js';
import { en } from '../../../src/messages/en.js';

const meta = {
  component: PasswordField,
  title: 'Parts/PasswordField',
  args: { id: 'secret', label: 'Password', words: en, defaultValue: 'correct horse' },
} satisfies Meta<typeof PasswordField>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Hidden: Story = {
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByLabelText('Password')).toHaveAttribute('type', 'password');
  },
};

export const Shown: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: en.showPassword, pressed: false }));
    await expect(canvas.getByRole('button', { name: en.showPassword, pressed: true })).toBeVisible();
    await expect(canvas.getByLabelText('Password')).toHaveAttribute('spellcheck', 'false');
    await expect(canvas.getByText(en.passwordShown)).toBeInTheDocument();
  },
};

export const Invalid: Story = {
  args: { error: en.passwordMissing, defaultValue: '' },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByLabelText('Password')).toHaveAccessibleDescription(en.passwordMissing);
  },
};

export const CapsLock: Story = {
  play: async ({ canvasElement }) => {
    const input = within(canvasElement).getByLabelText('Password');
    await fireEvent.keyDown(input, { key: 'A', modifierCapsLock: true });
    await expect(input).toHaveAccessibleDescription(en.capsLock);
  },
};
