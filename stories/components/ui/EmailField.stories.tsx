import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { EmailField } from '../../../src/components/EmailField.js';
import { narrow } from '../../formStates.js';
import { words } from '../../words.js';

/** The one field that all forms with an address share: password managers take it for the user name. */
const meta = {
  component: EmailField,
  title: 'Parts/EmailField',
  parameters: { docs: { codePanel: false } },
  decorators: [narrow],
  args: { id: 'email', name: 'email', messages: words({}), inputRef: () => undefined, onChange: async () => undefined, onBlur: async () => undefined, error: undefined, readOnly: false },
  render: (args, { globals }) => <EmailField {...args} messages={words(globals)} />,
} satisfies Meta<typeof EmailField>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  play: async ({ canvasElement, globals }) => {
    const input = within(canvasElement).getByLabelText(words(globals).email);
    await expect(input).toHaveAttribute('autocomplete', 'username');
    // An address is written from left to right in every language.
    await expect(input).toHaveAttribute('dir', 'ltr');
  },
};

export const Filled: Story = { args: { defaultValue: 'dana@example.com' } };
