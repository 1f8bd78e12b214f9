import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { FocusedNote } from '../../../src/components/FocusedNote.js';
import { Button } from '../../../src/components/ui/Button.js';

/** What stands where a form was: it takes the focus that went with the form, so that a screen reader reads it out. */
const meta = { component: FocusedNote, title: 'Parts/FocusedNote', parameters: { docs: { codePanel: false } }, args: { slot: 'note', children: 'Your password is changed.' } } satisfies Meta<typeof FocusedNote>;

export default meta;
type Story = StoryObj<typeof meta>;

function Replaced({ children, ...note }: Parameters<typeof FocusedNote>[0]) {
  const [isDone, setIsDone] = useState(false);
  return isDone ? <FocusedNote {...note}>{children}</FocusedNote> : <Button onClick={() => setIsDone(true)}>Change</Button>;
}

export const AfterAnAct: Story = {
  render: (args) => <Replaced {...args} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button'));
    await expect(canvas.getByText('Your password is changed.')).toHaveFocus();
  },
};

/** On a page that came like this nothing has gone, and the focus stays where it is. */
export const FromTheBeginning: Story = {
  args: { slot: 'text', isNews: false, children: 'You are signed out.' },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('You are signed out.')).not.toHaveFocus();
  },
};
