import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { AuthAlert } from '../../src/components/AuthAlert.js';
import { waitText } from '../../src/messages/Messages.js';
import { failureFixtures } from '../../src/msw.js';
import { words } from '../words.js';

const meta = { component: AuthAlert, title: 'Parts/AuthAlert' } satisfies Meta<typeof AuthAlert>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The live region is there before there is anything to say. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('alert')).toBeEmptyDOMElement();
  },
};

export const Failure: Story = {
  args: { failure: failureFixtures.backendFault },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent(words(globals).failure.backendFault);
  },
};

export const Waiting: Story = {
  args: { failure: failureFixtures.tooManyAttempts, secondsLeft: 30 },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('timer')).toHaveTextContent(waitText(words(globals), 30));
  },
};
