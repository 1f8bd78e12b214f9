import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { expect, within } from 'storybook/test';
import { Part } from '../../../src/components/ui/Part.js';
import { Customized } from '../../../src/components/ui/looks.js';

/**
 * What every element of the kit is: it has a public name (`data-slot`), and what an app says of that name by `classNames`,
 * `slotProps` and `slots`. Copies of components in apps are made of it too (`next-auth-ui/parts`).
 */
const meta = { component: Part, title: 'Parts/Part', parameters: { docs: { codePanel: false } }, args: { slot: 'note', as: 'p', look: 'nau:nau-note', children: 'A note of the kit’s' } } satisfies Meta<typeof Part>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Named: Story = {
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('A note of the kit’s')).toHaveAttribute('data-slot', 'note');
  },
};

const Box = (): ReactNode => (
  <Part slot="note" as="p" look="nau:nau-note" data-state="shown">
    A note with the app’s own class and attribute
  </Part>
);

/** The app's class stands behind the kit's, its attributes above them. */
export const AsTheAppHasIt: Story = {
  render: () => <Customized of={Box} classNames={{ note: 'of-the-app' }} slotProps={{ note: { title: 'Of the app' } }} />,
  play: async ({ canvasElement }) => {
    const note = within(canvasElement).getByText(/own class/);
    await expect(note).toHaveClass('nau:nau-note', 'of-the-app');
    await expect(note).toHaveAttribute('title', 'Of the app');
    await expect(note).toHaveAttribute('data-state', 'shown');
  },
};
