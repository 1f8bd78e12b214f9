import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SessionExpiryDialog } from '../../src/components/SessionExpiryDialog.js';
import { SignedOut } from '../../src/components/SignedOut.js';

const meta = {
  component: SignedOut,
  title: 'Components/SignedOut',
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '6rem' } } },
  args: { children: <a href="#register">Create an account</a>, fallback: <p>Reading…</p> },
  render: (args) => (
    <>
      <SignedOut {...args} />
      <SessionBadge />
    </>
  ),
} satisfies Meta<typeof SignedOut>;

export default meta;
type Story = StoryObj<typeof meta>;

const linkOf = (canvasElement: HTMLElement) => within(canvasElement).queryByRole('link', { name: 'Create an account' });
const badgeIs = (canvasElement: HTMLElement, state: string) =>
  waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', state));

export const Shown: Story = {
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'signedOut');
    await expect(linkOf(canvasElement)).toBeVisible();
  },
};

export const Expired: Story = {
  parameters: { auth: { session: 'expired' } },
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'expired');
    await expect(linkOf(canvasElement)).toBeVisible();
  },
};

/** Somebody is asked to sign in again in place: the page is still theirs. */
export const AskedInPlace: Story = {
  parameters: { auth: { session: 'expired' }, docs: { story: { inline: false, height: '40rem' } } },
  render: (args) => (
    <>
      <SignedOut {...args} />
      <SessionExpiryDialog />
    </>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).queryByRole('dialog')).toHaveAttribute('data-state', 'expired'));
    await waitFor(() => expect(canvasElement.querySelector('a[href="#register"]')).toBeNull());
  },
};

export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement }) => {
    await expect(linkOf(canvasElement)).toBeNull();
    await expect(within(canvasElement).getByText('Reading…')).toBeVisible();
  },
};

/** An outage is never a sign-out. */
export const Unreachable: Story = {
  parameters: { auth: { session: 'unreachable' } },
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'unreachable');
    await expect(linkOf(canvasElement)).toBeNull();
  },
};

export const SignedIn: Story = {
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'signedIn');
    await expect(linkOf(canvasElement)).toBeNull();
    await expect(within(canvasElement).queryByText('Reading…')).toBeNull();
  },
};
