import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { ChallengeStep } from '../../../src/components/ChallengeStep.js';
import { challengeFixture } from '../../../src/msw.js';
import { narrow } from '../../formStates.js';
import { accountWords } from '../../words.js';

/** The second step of a sign-in as the backend asks for it: a code, or a new password. `LoginForm` loads it when it is asked for. */
const meta = {
  component: ChallengeStep,
  title: 'Parts/ChallengeStep',
  parameters: { docs: { codePanel: false } },
  decorators: [narrow],
  args: { challenge: challengeFixture, idPrefix: 'step', onLeave: fn() },
} satisfies Meta<typeof ChallengeStep>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Code: Story = {
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByLabelText(accountWords(globals).code)).toHaveFocus();
  },
};

export const NewPassword: Story = {
  args: { challenge: { ...challengeFixture, kind: 'newPassword' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByLabelText(accountWords(globals).newPassword)).toBeVisible();
  },
};
