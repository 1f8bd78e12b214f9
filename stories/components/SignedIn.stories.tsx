import type { Meta, StoryObj } from '@storybook/react-vite';
import { http, HttpResponse } from 'msw';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SignedIn } from '../../src/components/SignedIn.js';
import { userFixtures } from '../../src/msw.js';

const meta = {
  component: SignedIn,
  title: 'Components/SignedIn',
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '6rem' } }, auth: { session: 'signedIn' } },
  args: { children: <input aria-label="Note" style={{ minHeight: '1.5rem' }} />, fallback: <p>Reading…</p> },
} satisfies Meta<typeof SignedIn>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Shown: Story = {
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByLabelText('Note')).toBeVisible();
  },
};

export const OfTheSession: Story = {
  parameters: { docs: { source: { functions: { children: '({ user }) => <p>Hello {user?.name}</p>' } } } },
  args: { children: ({ user }) => <p>Hello {user?.name}</p> },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(`Hello ${userFixtures.dana.name}`)).toBeVisible();
  },
};

export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Reading…')).toBeVisible();
    await expect(within(canvasElement).queryByLabelText('Note')).toBeNull();
  },
};

export const Unreachable: Story = {
  parameters: { auth: { session: 'unreachable' } },
  render: (args) => (
    <>
      <SignedIn {...args} />
      <SessionBadge />
    </>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', 'unreachable'));
    await expect(within(canvasElement).getByText('Reading…')).toBeVisible();
  },
};

export const SignedOut: Story = {
  parameters: { auth: { session: 'signedOut' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).queryByLabelText('Note')).toBeNull();
    await expect(within(canvasElement).queryByText('Reading…')).toBeNull();
  },
};

/** An outage takes nothing away from whoever is signed in. */
export const Stale: Story = {
  render: (args) => (
    <>
      <SignedIn {...args} />
      <SessionBadge />
    </>
  ),
  play: async ({ canvasElement, msw }) => {
    const note = await within(canvasElement).findByLabelText('Note');
    await userEvent.type(note, 'Half a thought');
    msw.use(http.get('*/api/auth/session', () => HttpResponse.text('', { status: 503 })));
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'nextauth.message', newValue: JSON.stringify({ event: 'session', data: { trigger: 'getSession' } }) }),
    );
    await waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', 'stale'));
    await expect(within(canvasElement).getByLabelText('Note')).toBe(note);
    await expect(note).toHaveValue('Half a thought');
  },
};
