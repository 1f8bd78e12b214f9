import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, fn, userEvent, waitFor, within } from 'storybook/test';
import { leaveByLink, navigate } from '../../.storybook/navigation.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SignedIn as ForSignedIn } from '../../src/components/SignedIn.js';
import { SignInButton } from '../../src/components/SignInButton.js';
import { authHandlers, rightCode, rightPassword, userFixtures } from '../../src/msw.js';
import { accountWords, pageWords, words } from '../words.js';

const onSuccess = fn();

const meta = {
  component: SignInButton,
  title: 'Components/SignInButton',
  args: { dialog: { onSuccess } },
  // Each story in a frame: a modal dialog covers the whole page, and on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '40rem' } } },
  beforeEach: () => {
    onSuccess.mockClear();
  },
  render: (args) => (
    <>
      <SignInButton {...args} />
      <ForSignedIn>
        <SessionBadge />
      </ForSignedIn>
    </>
  ),
} satisfies Meta<typeof SignInButton>;

export default meta;
type Story = StoryObj<typeof meta>;

const buttonOf = (canvasElement: HTMLElement, globals: Record<string, unknown>) =>
  within(canvasElement).getByRole('button', { name: words(globals).signIn });

async function openDialog(canvasElement: HTMLElement, globals: Record<string, unknown>) {
  await userEvent.click(buttonOf(canvasElement, globals));
  const dialog = await within(canvasElement).findByRole('dialog', { name: words(globals).signInTitle });
  return { dialog, inside: within(dialog) };
}

async function signIn(dialog: HTMLElement, globals: Record<string, unknown>) {
  const inside = within(dialog);
  await userEvent.type(inside.getByLabelText(words(globals).email), userFixtures.dana.email);
  await userEvent.type(inside.getByLabelText(words(globals).password), rightPassword);
  await userEvent.click(inside.getByRole('button', { name: words(globals).signIn }));
}

const gone = (canvasElement: HTMLElement) => waitFor(() => expect(within(canvasElement).queryByRole('dialog')).toBeNull());

/** A link to the sign-in page underneath. */
export const SignedOut: Story = {
  play: async ({ canvasElement, globals }) => {
    const button = buttonOf(canvasElement, globals);
    await expect(button).toHaveAttribute('aria-haspopup', 'dialog');
    await expect(button.getAttribute('href')).toMatch(/^\/login\?callbackUrl=/);
    await expect(button.getBoundingClientRect().height).toBe(44);
  },
};

export const Primary: Story = {
  args: { variant: 'primary', children: 'Join in', callbackUrl: '/account' },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('button', { name: 'Join in' })).toHaveAttribute('href', '/login?callbackUrl=%2Faccount');
  },
};

export const Open: Story = {
  play: async ({ canvasElement, globals }) => {
    const button = buttonOf(canvasElement, globals);
    await openDialog(canvasElement, globals);
    await expect(button).toHaveAttribute('data-state', 'open');
    await expect(leaveByLink).not.toHaveBeenCalled();
  },
};

/** The person is signed in where they were, and the app's own code is told. */
export const SignedIn: Story = {
  play: async ({ canvasElement, globals }) => {
    const { dialog } = await openDialog(canvasElement, globals);
    await signIn(dialog, globals);
    await gone(canvasElement);
    await expect(onSuccess).toHaveBeenCalledOnce();
    await waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', 'signedIn'));
    await expect(canvasElement.querySelector('[data-slot="sign-in-button"]')).toBeNull();
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** The destination is told to the server and gone to. */
export const GoesOn: Story = {
  args: { callbackUrl: '/account' },
  play: async ({ canvasElement, globals }) => {
    const { dialog } = await openDialog(canvasElement, globals);
    await signIn(dialog, globals);
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/account', { replace: false }));
    await gone(canvasElement);
  },
};

export const SecondStep: Story = {
  parameters: { auth: { signIn: 'challenge' } },
  play: async ({ canvasElement, globals }) => {
    const { dialog, inside } = await openDialog(canvasElement, globals);
    await signIn(dialog, globals);
    await userEvent.type(await inside.findByLabelText(accountWords(globals).code), rightCode);
    await userEvent.click(inside.getByRole('button', { name: accountWords(globals).checkCode }));
    await gone(canvasElement);
    await expect(onSuccess).toHaveBeenCalledOnce();
  },
};

export const Keyboard: Story = {
  play: async ({ canvasElement, globals }) => {
    const button = buttonOf(canvasElement, globals);
    button.focus();
    await userEvent.keyboard(' ');
    const dialog = await within(canvasElement).findByRole('dialog');
    await expect(within(dialog).getByLabelText(words(globals).email)).toHaveFocus();
    within(dialog).getByRole('button', { name: pageWords(globals).close }).focus();
    await userEvent.keyboard('{Enter}');
    await gone(canvasElement);
    await expect(button).toHaveFocus();
  },
};

/** In a new tab it is the link that it is. */
export const InNewTab: Story = {
  play: async ({ canvasElement, globals }) => {
    await fireEvent.click(buttonOf(canvasElement, globals), { ctrlKey: true });
    await waitFor(() => expect(leaveByLink).toHaveBeenCalledWith(expect.stringMatching(/^\/login/)));
    await expect(within(canvasElement).queryByRole('dialog')).toBeNull();
  },
};

/** The sign-in page says that the session has ended. */
export const Expired: Story = {
  parameters: { auth: { session: 'expired' } },
  play: async ({ canvasElement, globals }) => {
    await waitFor(() => expect(buttonOf(canvasElement, globals).getAttribute('href')).toContain('error=SessionRequired'));
  },
};

/** Nothing for whoever is signed in, and nothing while that is not known. */
export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('[data-slot="sign-in-button"]')).toBeNull();
  },
};

export const AlreadySignedIn: Story = {
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', 'signedIn'));
    await expect(canvasElement.querySelector('[data-slot="sign-in-button"]')).toBeNull();
  },
};

/** Signed in in another tab meanwhile. */
export const SignedInElsewhere: Story = {
  play: async ({ canvasElement, globals, msw }) => {
    await openDialog(canvasElement, globals);
    msw.use(...authHandlers({ session: 'signedIn' }));
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'nextauth.message', newValue: JSON.stringify({ event: 'session', data: { trigger: 'getSession' } }) }),
    );
    await gone(canvasElement);
    await expect(onSuccess).not.toHaveBeenCalled();
  },
};
