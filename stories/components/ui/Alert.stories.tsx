import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { Alert } from '../../../src/components/ui/Alert.js';

const meta = { component: Alert, title: 'Parts/Alert' } satisfies Meta<typeof Alert>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Shown: Story = {
  args: { children: 'That e-mail and password don’t match. Check both and try again.' },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent('don’t match');
  },
};

/** Mounted and empty, so that a text that appears in it is announced. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('alert')).toBeEmptyDOMElement();
  },
};

export const LongText: Story = {
  args: {
    children:
      'Sign-in is closed for maintenance at Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft until tomorrow morning. Everything that you saved is kept, and nothing needs to be done by you.',
  },
};

export const RightToLeft: Story = { args: { children: 'البريد الإلكتروني وكلمة المرور غير متطابقين.' } };
