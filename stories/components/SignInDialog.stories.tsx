import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { leave, navigate } from '../../.storybook/navigation.js';
import { ProviderButtons } from '../../src/components/ProviderButtons.js';
import { SignInDialog } from '../../src/components/SignInDialog.js';
import { rightCode, rightPassword, userFixtures } from '../../src/msw.js';
import { accountWords, pageWords, words } from '../words.js';

/** An app's own button opens it. */
const exampleOf = (inside = '', more: string[] = []) => `'use client';

import { useState } from 'react';
import { ${[...more, 'SignInDialog'].toSorted().join(', ')} } from 'next-auth-ui';

export function Example() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <SignInDialog open={open} onClose={() => setOpen(false)}${inside || ' />'}
    </>
  );
}
`;

const meta = {
  component: SignInDialog,
  title: 'Components/SignInDialog',
  // Each story in a frame: a modal dialog covers the whole page, and on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '40rem' }, source: { code: exampleOf() } } },
  args: { open: false, onClose: fn(), onSuccess: fn() },
  render: function Render({ onClose, ...args }) {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
        <SignInDialog
          {...args}
          open={open}
          onClose={() => {
            setOpen(false);
            onClose();
          }}
        />
      </>
    );
  },
} satisfies Meta<typeof SignInDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

async function openDialog(canvasElement: HTMLElement, globals: Record<string, unknown>) {
  const opener = within(canvasElement).getByRole('button', { name: 'Open' });
  await userEvent.click(opener);
  const dialog = within(canvasElement).getByRole('dialog', { name: words(globals).signInTitle });
  return { opener, dialog, inside: within(dialog) };
}

async function signInAs({ email }: { email: string }, dialog: HTMLElement, globals: Record<string, unknown>, password = rightPassword) {
  const inside = within(dialog);
  await userEvent.type(inside.getByLabelText(words(globals).email), email);
  await userEvent.type(inside.getByLabelText(words(globals).password), password);
  await userEvent.click(inside.getByRole('button', { name: words(globals).signIn }));
}

const gone = (canvasElement: HTMLElement) => waitFor(() => expect(within(canvasElement).queryByRole('dialog')).toBeNull());

/** The focus begins at the first field; the close button comes last. */
export const Open: Story = {
  play: async ({ canvasElement, globals }) => {
    const { dialog, inside } = await openDialog(canvasElement, globals);
    await expect(dialog).toHaveAttribute('open');
    await expect(dialog.matches(':modal')).toBe(true);
    await expect(inside.getByLabelText(words(globals).email)).toHaveFocus();
    await expect(inside.getByLabelText(words(globals).email)).toHaveAttribute('id', 'dialog-email');
    const close = inside.getByRole('button', { name: pageWords(globals).close });
    await expect(close.getBoundingClientRect().height).toBe(44);
    // A margin on the narrowest phone too.
    await expect(dialog.getBoundingClientRect().left).toBeGreaterThanOrEqual(16);
    const title = inside.getByRole('heading', { level: 2 }).getBoundingClientRect();
    const button = close.getBoundingClientRect();
    // At the end of the line, in either direction.
    await expect(Math.max(title.left, button.left)).toBeGreaterThanOrEqual(Math.min(title.right, button.right));
  },
};

/** The page stays, and so does what was typed there. */
export const SignedIn: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { dialog, opener } = await openDialog(canvasElement, globals);
    await signInAs(userFixtures.dana, dialog, globals);
    await gone(canvasElement);
    await expect(args.onSuccess).toHaveBeenCalledOnce();
    await expect(args.onClose).toHaveBeenCalledOnce();
    await expect(opener).toHaveFocus();
    await expect(navigate).not.toHaveBeenCalled();
    await expect(leave).not.toHaveBeenCalled();
  },
};

/** With a destination of its own it goes there, and this page can be come back to. */
export const GoesOn: Story = {
  args: { callbackUrl: '/account?tab=1' },
  play: async ({ canvasElement, globals }) => {
    const { dialog } = await openDialog(canvasElement, globals);
    await signInAs(userFixtures.dana, dialog, globals);
    await gone(canvasElement);
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/account?tab=1', { replace: false }));
  },
};

/** The app's own code fails; the person is signed in all the same. */
export const AppFails: Story = {
  args: {
    onSuccess: fn(() => {
      throw new Error('the app');
    }),
  },
  play: async ({ canvasElement, globals }) => {
    const reported = fn();
    const report = (event: ErrorEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      reported(event.message);
    };
    window.addEventListener('error', report, { capture: true });
    try {
      const { dialog } = await openDialog(canvasElement, globals);
      await signInAs(userFixtures.dana, dialog, globals);
      await gone(canvasElement);
      await expect(reported).toHaveBeenCalledWith(expect.stringContaining('the app'));
      await expect(navigate).not.toHaveBeenCalled();
    } finally {
      window.removeEventListener('error', report, { capture: true });
    }
  },
};

export const Rejected: Story = {
  play: async ({ canvasElement, globals }) => {
    const { dialog, inside } = await openDialog(canvasElement, globals);
    await signInAs(userFixtures.dana, dialog, globals, 'wrong');
    await waitFor(() => expect(inside.getByRole('alert')).toHaveTextContent(words(globals).failure.invalidCredentials));
    await expect(inside.getByLabelText(words(globals).email)).toHaveValue(userFixtures.dana.email);
  },
};

/** The second step takes place in the dialog too. */
export const SecondStep: Story = {
  parameters: { auth: { signIn: 'challenge' } },
  play: async ({ canvasElement, globals, args }) => {
    const { dialog, inside } = await openDialog(canvasElement, globals);
    await signInAs(userFixtures.dana, dialog, globals);
    const code = await inside.findByLabelText(accountWords(globals).code);
    await expect(args.onClose).not.toHaveBeenCalled();
    await userEvent.type(code, rightCode);
    await userEvent.click(inside.getByRole('button', { name: accountWords(globals).checkCode }));
    await gone(canvasElement);
    await expect(args.onSuccess).toHaveBeenCalledOnce();
    await expect(navigate).not.toHaveBeenCalled();
  },
};

export const ClosedByEscape: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { opener } = await openDialog(canvasElement, globals);
    await userEvent.keyboard('{Escape}');
    // What a browser makes of the key; a script's key is none to it.
    within(canvasElement).queryByRole('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await gone(canvasElement);
    await expect(args.onClose).toHaveBeenCalledOnce();
    await expect(opener).toHaveFocus();
  },
};

export const ClosedByButton: Story = {
  play: async ({ canvasElement, globals, args }) => {
    const { opener, inside } = await openDialog(canvasElement, globals);
    await userEvent.click(inside.getByRole('button', { name: pageWords(globals).close }));
    await gone(canvasElement);
    await expect(args.onClose).toHaveBeenCalledOnce();
    await expect(opener).toHaveFocus();
  },
};

/** Browsers close a dialog at the second Escape whatever a page says; then it has to know. */
export const ClosedByBrowser: Story = {
  play: async ({ canvasElement, globals, args }) => {
    await openDialog(canvasElement, globals);
    within(canvasElement).getByRole<HTMLDialogElement>('dialog').close();
    // Nobody sees it from the moment on; the app hears of it by an event.
    await gone(canvasElement);
    await waitFor(() => expect(args.onClose).toHaveBeenCalledOnce());
  },
};

/** A page that was made for somebody whose session has ended is nobody's to go on with. */
export const AfterEndedSession: Story = {
  parameters: { auth: { session: 'expired' } },
  play: async ({ canvasElement, globals }) => {
    const { dialog } = await openDialog(canvasElement, globals);
    await signInAs(userFixtures.admin, dialog, globals);
    await waitFor(() => expect(leave).toHaveBeenCalledWith(window.location.href));
  },
};

export const FurtherWays: Story = {
  parameters: {
    docs: {
      source: {
        code: exampleOf(
          ` registerHref="/register">
        <ProviderButtons providers={[{ id: 'github', name: 'GitHub', type: 'oauth' }]} />
      </SignInDialog>`,
          ['ProviderButtons'],
        ),
      },
    },
  },
  args: { children: <ProviderButtons providers={[{ id: 'github', name: 'GitHub', type: 'oauth' }]} />, registerHref: '/register' },
  play: async ({ canvasElement, globals }) => {
    const { inside } = await openDialog(canvasElement, globals);
    await expect(inside.getByRole('button', { name: /GitHub/ })).toBeVisible();
  },
};
