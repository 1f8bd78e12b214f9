import type { Meta, StoryObj } from '@storybook/react-vite';
import { http, HttpResponse } from 'msw';
import { useSession } from 'next-auth/react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { leave } from '../../.storybook/navigation.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { sessionFixture, userFixtures } from '../../src/msw.js';
import { sessionWords, words } from '../words.js';
import { untilHeard } from '../anotherTab.js';

const openSettings = fn();

const meta = {
  component: SessionBadge,
  title: 'Components/SessionBadge',
  args: { items: [{ label: 'Profile', href: '#profile' }, { label: 'Settings', onSelect: openSettings }] },
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '24rem' }, source: { functions: { onSelect: "() => window.open('/settings')" } } }, auth: { session: 'signedIn' } },
  decorators: [
    (Story) => (
      <div style={{ display: 'flex', justifyContent: 'flex-end', minBlockSize: '20rem', alignItems: 'flex-start' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof SessionBadge>;

export default meta;
type Story = StoryObj<typeof meta>;

const badge = (canvasElement: HTMLElement) => canvasElement.querySelector('[data-slot="session-badge"]')!;

/** All states have one height, so that a header does not jump. */
async function hasState(canvasElement: HTMLElement, state: string) {
  await waitFor(() => expect(badge(canvasElement)).toHaveAttribute('data-state', state));
  await expect(badge(canvasElement).getBoundingClientRect().height).toBe(44);
}

export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: ({ canvasElement }) => hasState(canvasElement, 'checking'),
};

export const SignedIn: Story = {
  play: async ({ canvasElement }) => {
    await hasState(canvasElement, 'signedIn');
    await expect(within(canvasElement).getByText('DD')).toBeVisible();
  },
};

export const SignedOut: Story = {
  parameters: { auth: { session: 'signedOut' } },
  play: async ({ canvasElement, globals }) => {
    await hasState(canvasElement, 'signedOut');
    const link = within(canvasElement).getByRole('link', { name: words(globals).signIn });
    await expect(link.getAttribute('href')).toMatch(/^\/login\?callbackUrl=/);
  },
};

export const Expired: Story = {
  parameters: { auth: { session: 'expired' } },
  play: async ({ canvasElement, globals }) => {
    await hasState(canvasElement, 'expired');
    const link = within(canvasElement).getByRole('link', { name: `${sessionWords(globals).expired} ${sessionWords(globals).signInAgain}` });
    await expect(link.getAttribute('href')).toContain('error=SessionRequired');
  },
};

export const Unreachable: Story = {
  parameters: { auth: { session: 'unreachable' } },
  play: async ({ canvasElement, globals }) => {
    await hasState(canvasElement, 'unreachable');
    const retry = within(canvasElement).getByRole('button');
    await expect(retry).toHaveAccessibleName(sessionWords(globals).retry);
    await expect(retry).toHaveAccessibleDescription(sessionWords(globals).unreachable);
  },
};

function ReadAgain() {
  const { update } = useSession();
  return (
    <button type="button" onClick={() => void update()}>
      Read again
    </button>
  );
}

/** The session cannot be read any more: the last one is shown, and said to be that. */
export const Stale: Story = {
  parameters: {
    docs: {
      source: {
        code: `'use client';

import { useSession } from 'next-auth/react';
import { SessionBadge } from 'next-auth-ui';

export function Example() {
  const { update } = useSession();
  return (
    <>
      <button type="button" onClick={() => void update()}>
        Read again
      </button>
      <SessionBadge />
    </>
  );
}
`,
      },
    },
  },
  render: (args) => (
    <>
      <ReadAgain />
      <SessionBadge {...args} />
    </>
  ),
  play: async ({ canvasElement, globals, msw }) => {
    await hasState(canvasElement, 'signedIn');
    msw.use(http.get('*/api/auth/session', () => HttpResponse.text('', { status: 503 })));
    // Another tab's message makes next-auth read, fail, and say "unauthenticated".
    await untilHeard('getSession', () => expect(badge(canvasElement)).toHaveAttribute('data-state', 'stale'));
    await userEvent.click(badge(canvasElement).querySelector('summary')!);
    await expect(within(canvasElement).getByText(sessionWords(globals).unreachable)).toBeVisible();
  },
};

async function openMenu(canvasElement: HTMLElement) {
  await hasState(canvasElement, 'signedIn');
  await userEvent.click(badge(canvasElement).querySelector('summary')!);
}

export const MenuOpen: Story = {
  play: async ({ canvasElement, globals }) => {
    await openMenu(canvasElement);
    const canvas = within(canvasElement);
    await expect(canvas.getByText(userFixtures.dana.email)).toBeVisible();
    await expect(canvas.getByRole('button', { name: sessionWords(globals).signOut })).toBeVisible();
    await expect(canvasElement.querySelector('[data-slot="session-end"]')).toBeVisible();
  },
};

/** The app's own picture, head and foot; what the kit knows of an outage stays. */
export const OwnContent: Story = {
  parameters: { docs: { source: { functions: { menuHeader: '({ user }) => <p>Team of {user?.name}</p>' } } } },
  args: {
    avatar: <span aria-hidden="true">★</span>,
    menuHeader: ({ user }) => <p>Team of {user?.name}</p>,
    menuFooter: <a href="#terms">Terms</a>,
  },
  play: async ({ canvasElement, globals }) => {
    await openMenu(canvasElement);
    const canvas = within(canvasElement);
    await expect(canvas.getByText('★')).toBeVisible();
    await expect(canvas.queryByText('DD')).toBeNull();
    await expect(canvas.getByText(`Team of ${userFixtures.dana.name}`)).toBeVisible();
    await expect(canvas.queryByText(userFixtures.dana.email)).toBeNull();
    await expect(canvas.getByRole('link', { name: 'Terms' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: sessionWords(globals).signOut })).toBeVisible();
    await expect(badge(canvasElement).querySelector('summary')).toHaveAccessibleName(expect.stringContaining(userFixtures.dana.name));
  },
};

export const MenuByKeyboard: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await hasState(canvasElement, 'signedIn');
    const summary = badge(canvasElement).querySelector('summary')!;
    summary.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('link', { name: 'Profile' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('button', { name: 'Settings' })).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect(canvas.getByRole('button', { name: sessionWords(globals).signOut })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('link', { name: 'Profile' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect(summary).toHaveFocus();
    await expect(badge(canvasElement).querySelector('details')).not.toHaveAttribute('open');
  },
};

export const ItemChosen: Story = {
  play: async ({ canvasElement }) => {
    openSettings.mockClear();
    await openMenu(canvasElement);
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Settings' }));
    await expect(openSettings).toHaveBeenCalledTimes(1);
    await expect(badge(canvasElement).querySelector('details')).not.toHaveAttribute('open');
  },
};

export const SigningOut: Story = {
  args: { signOutCallbackUrl: '/bye' },
  play: async ({ canvasElement, globals }) => {
    await openMenu(canvasElement);
    await userEvent.click(within(canvasElement).getByRole('button', { name: sessionWords(globals).signOut }));
    await waitFor(() => expect(leave.mock.calls).toEqual([[`${location.origin}/bye`]]));
    await hasState(canvasElement, 'signedOut');
  },
};

/** The server could not be told: the data is hidden at once, and the rest is tried again. */
export const SignOutPending: Story = {
  parameters: { auth: { session: 'signedIn', signOutWorks: false } },
  play: async ({ canvasElement, globals }) => {
    await openMenu(canvasElement);
    await userEvent.click(within(canvasElement).getByRole('button', { name: sessionWords(globals).signOut }));
    await waitFor(() => expect(within(canvasElement).getByRole('status')).toHaveTextContent(sessionWords(globals).signOutPending));
    await hasState(canvasElement, 'signOutPending');
    await expect(within(canvasElement).queryByText(userFixtures.dana.name)).toBeNull();
    await expect(leave).not.toHaveBeenCalled();
  },
};

export const LongName: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.longName) } },
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement);
    const name = within(canvasElement).getAllByText(userFixtures.longName.name);
    // Cut in the header, whole in the menu.
    await expect(name[0]!.scrollWidth).toBeGreaterThan(name[0]!.clientWidth);
    await expect(name[1]!.scrollWidth).toBe(name[1]!.clientWidth);
    const { left, right } = canvasElement.querySelector('[data-slot="menu"]')!.getBoundingClientRect();
    await expect(left).toBeGreaterThanOrEqual(0);
    await expect(right).toBeLessThanOrEqual(window.innerWidth);
  },
};

/** Without a name the address stands for it, once. */
export const EmailOnly: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.emailOnly) } },
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement);
    await expect(badge(canvasElement).querySelector('summary')).toHaveTextContent(userFixtures.emailOnly.email);
    await expect(canvasElement.querySelector('[data-slot="email"]')).toBeNull();
  },
};

export const KoreanName: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.korean) } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getAllByText('민지')[0]).toBeVisible();
  },
};

export const WithImage: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.withImage) } },
  play: async ({ canvasElement }) => {
    await hasState(canvasElement, 'signedIn');
    await waitFor(() => expect(canvasElement.querySelector('img')!.naturalWidth).toBeGreaterThan(0));
  },
};

export const BrokenImage: Story = {
  parameters: { auth: { session: sessionFixture({ ...userFixtures.dana, image: 'data:image/png;base64,broken' }) } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('DD')).toBeVisible();
  },
};
