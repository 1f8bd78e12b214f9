import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { ChallengeStep } from '../../../src/components/ChallengeStep.js';
import { challengeStepFailure, LazyChallengeStep } from '../../../src/components/lazyChallengeStep.js';
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

/** As `LoginForm` shows it, through `lazyChallengeStep`: loaded before the form goes on to it, so that nothing is empty in between. */
export const Loaded: Story = {
  loaders: [async () => ({ failure: await challengeStepFailure() })],
  render: (args) => <LazyChallengeStep {...args} status="" />,
  play: async ({ canvasElement, globals, loaded }) => {
    await expect(loaded.failure).toBeUndefined();
    await expect(within(canvasElement).getByLabelText(accountWords(globals).code)).toHaveFocus();
  },
};

/** As a page shows it that the server rendered after a sign-in without scripts: what it needs is loaded afterwards. */
export const FromTheServer: Story = {
  render: (args) => <LazyChallengeStep {...args} status="" />,
  play: async ({ canvasElement, globals }) => {
    await expect(await within(canvasElement).findByLabelText(accountWords(globals).code)).toBeVisible();
  },
};
