import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { OneTimeCodeForm } from '../../src/components/OneTimeCodeForm.js';
import { challengeFixture, failureFixtures, rightCode } from '../../src/msw.js';
import { inState, narrow, type FormPart } from '../formStates.js';
import { accountWords, words } from '../words.js';

const meta = {
  component: OneTimeCodeForm,
  title: 'Components/OneTimeCodeForm',
  parameters: { docs: { story: { inline: false, height: '30rem' }, source: { functions: { onChallenge: '(next) => console.log(next)', onLeave: '() => history.back()' } } }, auth: { signIn: 'challenge' } },
  args: { challenge: challengeFixture, onChallenge: fn(), onLeave: fn(), onFailure: fn() },
  decorators: [narrow],
} satisfies Meta<typeof OneTimeCodeForm>;

export default meta;
type Story = StoryObj<typeof meta>;

const part: FormPart = {
  element: (props) => <OneTimeCodeForm challenge={challengeFixture} onChallenge={() => undefined} onLeave={() => undefined} {...props} />,
  values: (globals) => ({ [accountWords(globals).code]: rightCode }),
  submit: (globals) => accountWords(globals).checkCode,
  hangs: { signIn: 'hangs' },
  fails: (challengeAnswer) => ({ challengeAnswer }),
};

export const Idle: Story = inState('idle', part);
export const Submitting: Story = inState('submitting', part);
export const Slow: Story = inState('slow', part);
export const Rejected: Story = inState('rejected', part);
export const Waiting: Story = inState('waiting', part);
export const Accepted: Story = inState('accepted', part);

function formOf(canvasElement: HTMLElement, globals: Record<string, unknown>) {
  const canvas = within(canvasElement);
  const account = accountWords(globals);
  return {
    canvas,
    account,
    messages: words(globals),
    code: canvas.getByLabelText<HTMLInputElement>(account.code),
    button: canvas.getByRole('button', { name: account.checkCode }),
    resend: canvas.getByRole('button', { name: account.resendCode }),
  };
}

export const Empty: Story = {
  play: async ({ canvasElement, globals }) => {
    const { code } = formOf(canvasElement, globals);
    await expect(code).toHaveFocus();
    await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
    await expect(code).toHaveAttribute('inputmode', 'numeric');
  },
};

export const Missing: Story = {
  play: async ({ canvasElement, globals }) => {
    const { code, button, account } = formOf(canvasElement, globals);
    await userEvent.click(button);
    await waitFor(() => expect(code).toHaveAccessibleDescription(account.codeMissing));
    await expect(code).toHaveFocus();
  },
};

/** A whole code, with the blanks that a mail has in it. */
export const Pasted: Story = {
  args: { callbackUrl: '/account' },
  play: async ({ canvasElement, globals }) => {
    const { code, button } = formOf(canvasElement, globals);
    await userEvent.click(code);
    await userEvent.paste(`${rightCode.slice(0, 3)} ${rightCode.slice(3)}`);
    await userEvent.click(button);
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/account', { replace: true }));
  },
};

export const Wrong: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { code, button, messages } = formOf(canvasElement, globals);
    await userEvent.type(code, '000000');
    await userEvent.click(button);
    await waitFor(() => expect(code).toHaveAccessibleDescription(messages.failure.invalidCode));
    await expect(code).toHaveFocus();
    await expect(code).toHaveValue('');
    await expect(args.onLeave).not.toHaveBeenCalled();
  },
};

/** Too late, or too many attempts: back to the password, which is told. */
export const Expired: Story = {
  parameters: { auth: { signIn: 'challenge', challengeAnswer: failureFixtures.challengeExpired } },
  play: async ({ canvasElement, globals, args }) => {
    const { code, button } = formOf(canvasElement, globals);
    await userEvent.type(code, rightCode);
    await userEvent.click(button);
    await waitFor(() => expect(args.onLeave).toHaveBeenCalledWith({ code: 'challengeExpired' }));
  },
};

/** A new code is on its way, and the next can be asked for after half a minute. */
export const Resent: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { canvas, resend, account } = formOf(canvasElement, globals);
    await userEvent.click(resend);
    await waitFor(() => expect(canvas.getByText(account.codeResent)).toBeInTheDocument());
    await expect(canvas.getByRole('timer')).toBeVisible();
    await expect(resend).toHaveAttribute('aria-disabled', 'true');
    await expect(args.onChallenge).toHaveBeenCalledOnce();
    await userEvent.click(resend);
    await expect(args.onChallenge).toHaveBeenCalledOnce();
  },
};

export const Back: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { canvas, account } = formOf(canvasElement, globals);
    await userEvent.click(canvas.getByRole('button', { name: account.backToPassword }));
    await expect(args.onLeave).toHaveBeenCalledWith();
  },
};
