import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { ShowFor } from '../../src/components/ShowFor.js';
import { sessionFixture, userFixtures } from '../../src/msw.js';

const meta = {
  component: ShowFor,
  title: 'Components/ShowFor',
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '6rem' } }, auth: { session: sessionFixture(userFixtures.admin) } },
  args: { roles: ['editor', 'admin'], children: <a href="#reports">Reports</a>, fallback: <p>Reading…</p> },
  render: (args) => (
    <>
      <ShowFor {...args} />
      <SessionBadge />
    </>
  ),
} satisfies Meta<typeof ShowFor>;

export default meta;
type Story = StoryObj<typeof meta>;

const linkOf = (canvasElement: HTMLElement) => within(canvasElement).queryByRole('link', { name: 'Reports' });
const badgeIs = (canvasElement: HTMLElement, state: string) =>
  waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', state));

/** One of the roles is enough. */
export const Shown: Story = {
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'signedIn');
    await expect(linkOf(canvasElement)).toBeVisible();
  },
};

export const OtherRole: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.dana) } },
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'signedIn');
    await expect(linkOf(canvasElement)).toBeNull();
    await expect(within(canvasElement).queryByText('Reading…')).toBeNull();
  },
};

/** A list without a role is for nobody. */
export const NoRoles: Story = {
  args: { roles: [] },
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'signedIn');
    await expect(linkOf(canvasElement)).toBeNull();
  },
};

export const SignedOut: Story = {
  parameters: { auth: { session: 'signedOut' } },
  play: async ({ canvasElement }) => {
    await badgeIs(canvasElement, 'signedOut');
    await expect(linkOf(canvasElement)).toBeNull();
  },
};

export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement }) => {
    await expect(linkOf(canvasElement)).toBeNull();
    await expect(within(canvasElement).getByText('Reading…')).toBeVisible();
  },
};
