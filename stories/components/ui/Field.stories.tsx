import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { Field } from '../../../src/components/ui/Field.js';

const meta = { component: Field, title: 'Parts/Field', args: { id: 'company', label: 'Company' } } satisfies Meta<typeof Field>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Valid: Story = { args: { defaultValue: 'Acme' } };
export const Placeholder: Story = { args: { placeholder: 'Acme' } };

export const Invalid: Story = {
  args: { error: 'Fill in “Company”.' },
  play: async ({ canvasElement }) => {
    const input = within(canvasElement).getByLabelText('Company');
    await expect(input).toBeInvalid();
    await expect(input).toHaveAccessibleDescription('Fill in “Company”.');
  },
};

export const Hint: Story = {
  args: { hint: 'As on your invoice.' },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByLabelText('Company')).toHaveAccessibleDescription('As on your invoice.');
  },
};

export const InvalidWithHint: Story = {
  args: { error: 'Fill in “Company”.', hint: 'As on your invoice.' },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByLabelText('Company')).toHaveAccessibleDescription('Fill in “Company”. As on your invoice.');
  },
};

/** While a form is on its way: what was typed can be read and not changed. */
export const ReadOnly: Story = {
  args: { defaultValue: 'Acme', readOnly: true },
  play: async ({ canvasElement }) => {
    const input = within(canvasElement).getByLabelText('Company');
    await userEvent.type(input, ' and more');
    await expect(input).toHaveValue('Acme');
  },
};
