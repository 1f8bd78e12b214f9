import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { NewPasswordForm } from '../../src/components/NewPasswordForm.js';
import { challengeFixture } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords } from '../words.js';

const newPassword = 'five words that nobody guesses';
const steps = { challenge: { ...challengeFixture, kind: 'newPassword' }, onChallenge: fn(), onLeave: fn() };

const meta = {
  component: NewPasswordForm,
  title: 'Components/NewPasswordForm',
  parameters: { docs: { story: { inline: false, height: '30rem' }, source: { functions: { onChallenge: '(next) => console.log(next)', onLeave: '() => history.back()' } } } },
  args: steps,
  decorators: [narrow],
} satisfies Meta<typeof NewPasswordForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <NewPasswordForm {...steps} {...props} />,
  values: (globals) => ({ [accountWords(globals).newPassword]: newPassword }),
  submit: (globals) => accountWords(globals).savePassword,
  hangs: { signIn: 'hangs' },
  fails: (challengeAnswer) => ({ challengeAnswer }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

/** The backend wants another password before it lets the person in. */
export const Focused: Story = {
  parameters: { auth: { signIn: 'challenge', challengeKind: 'newPassword' } },
  render: () => <NewPasswordForm {...steps} />,
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByLabelText(accountWords(globals).newPassword)).toHaveFocus();
  },
};
