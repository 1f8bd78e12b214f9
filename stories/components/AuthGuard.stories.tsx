import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSession } from 'next-auth/react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { AuthGuard } from '../../src/components/AuthGuard.js';
import { authHandlers, sessionFixture, userFixtures } from '../../src/msw.js';
import { sessionWords } from '../words.js';

const meta = {
  component: AuthGuard,
  title: 'Components/AuthGuard',
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '14rem' } } },
  argTypes: { children: { control: false } },
  args: { children: <p>The quarterly figures.</p> },
} satisfies Meta<typeof AuthGuard>;

export default meta;
type Story = StoryObj<typeof meta>;

const secret = 'The quarterly figures.';

export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent(sessionWords(globals).checking);
    await expect(within(canvasElement).queryByText(secret)).toBeNull();
  },
};

export const SignedIn: Story = {
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText(secret)).toBeVisible();
    await expect(navigate).not.toHaveBeenCalled();
  },
};

export const SignedOut: Story = {
  parameters: { auth: { session: 'signedOut' } },
  play: async ({ canvasElement }) => {
    const way = `/login?${new URLSearchParams({ callbackUrl: location.pathname + location.search }).toString()}`;
    await waitFor(() => expect(navigate.mock.calls).toEqual([[way, { replace: true }]]));
    await expect(within(canvasElement).queryByText(secret)).toBeNull();
    // A page that has just loaded is on its way already; one that the back-forward cache brings back is not.
    window.dispatchEvent(new PageTransitionEvent('pageshow'));
    await expect(navigate).toHaveBeenCalledTimes(1);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await expect(navigate.mock.calls[1]).toEqual([way, { replace: true }]);
  },
};

export const SignedOutSlot: Story = {
  args: { signedOut: ({ signInHref }) => <a href={signInHref}>Sign in to read the figures</a> },
  parameters: {
    auth: { session: 'signedOut' },
    docs: { source: { functions: { signedOut: '({ signInHref }) => <a href={signInHref}>Sign in to read the figures</a>' } } },
  },
  play: async ({ canvasElement }) => {
    const link = within(canvasElement).getByRole('link', { name: 'Sign in to read the figures' });
    await expect(link.getAttribute('href')).toMatch(/^\/login\?callbackUrl=/);
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** As signed out, and the sign-in page is told why. */
export const Expired: Story = {
  parameters: { auth: { session: 'expired' } },
  play: async () => {
    await waitFor(() => expect(navigate).toHaveBeenCalledTimes(1));
    await expect(navigate.mock.calls[0]![0]).toContain('error=SessionRequired');
  },
};

export const ExpiredSlot: Story = {
  args: { expired: <p>Your session has ended. What you typed is still here.</p> },
  parameters: { auth: { session: 'expired' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText(/What you typed/)).toBeVisible();
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** An outage says nothing about the session: nobody is sent away. */
export const Unreachable: Story = {
  parameters: { auth: { session: 'unreachable' } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByText(sessionWords(globals).unreachable)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: sessionWords(globals).retry }));
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** The outage ends: pressing the button is enough. */
export const ReachableAgain: Story = {
  parameters: { auth: { session: 'unreachable', outage: 'network' } },
  play: async ({ canvasElement, globals, msw }) => {
    const retry = await within(canvasElement).findByRole('button', { name: sessionWords(globals).retry });
    msw.use(...authHandlers({ session: 'signedIn' }));
    await userEvent.click(retry);
    await expect(await within(canvasElement).findByText(secret)).toBeVisible();
  },
};

const own = (text: string) => <p>{text}</p>;

/** An app's own words in the place of the kit's. */
export const OwnCheckingSlot: Story = {
  args: { checking: own('One moment…') },
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('One moment…')).toBeVisible();
  },
};

export const OwnForbiddenSlot: Story = {
  args: { allow: ['admin'], forbidden: own('Admins only.') },
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Admins only.')).toBeVisible();
  },
};

export const OwnUnreachableSlot: Story = {
  args: { unreachable: ({ retry }) => <button type="button" onClick={retry}>Reconnect</button> },
  parameters: {
    auth: { session: 'unreachable' },
    docs: { source: { functions: { unreachable: '({ retry }) => <button type="button" onClick={retry}>Reconnect</button>' } } },
  },
  play: async ({ canvasElement, msw }) => {
    const button = await within(canvasElement).findByRole('button', { name: 'Reconnect' });
    msw.use(...authHandlers({ session: 'signedIn' }));
    await userEvent.click(button);
    await expect(await within(canvasElement).findByText(secret)).toBeVisible();
  },
};

export const Forbidden: Story = {
  args: { allow: ['admin'] },
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByText(sessionWords(globals).forbidden)).toBeVisible();
    await expect(within(canvasElement).queryByText(secret)).toBeNull();
    await expect(navigate).not.toHaveBeenCalled();
  },
};

export const AllowedByRole: Story = {
  args: { allow: ['admin'] },
  parameters: { auth: { session: sessionFixture(userFixtures.admin) } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText(secret)).toBeVisible();
  },
};

export const AllowedByPredicate: Story = {
  args: { allow: (session) => session.user?.email?.endsWith('@example.com') ?? false },
  parameters: {
    auth: { session: 'signedIn' },
    docs: { source: { functions: { allow: "(session) => session.user?.email?.endsWith('@example.com') ?? false" } } },
  },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText(secret)).toBeVisible();
  },
};

function Draft() {
  const { update } = useSession();
  return (
    <div style={{ display: 'grid', gap: '0.5rem', justifyItems: 'start' }}>
      <label>
        Draft <input />
      </label>
      <button type="button" onClick={() => void update()}>
        Read the session again
      </button>
    </div>
  );
}

/** next-auth says "loading" while it reads again; what a person is typing must not vanish. */
export const ReadingAgain: Story = {
  args: { children: <Draft /> },
  parameters: {
    auth: { session: 'signedIn' },
    docs: {
      source: {
        code: `'use client';

import { useSession } from 'next-auth/react';
import { AuthGuard } from 'next-auth-ui';

function Draft() {
  const { update } = useSession();
  return (
    <>
      <label>
        Draft <input />
      </label>
      <button type="button" onClick={() => void update()}>
        Read the session again
      </button>
    </>
  );
}

export const Example = () => (
  <AuthGuard>
    <Draft />
  </AuthGuard>
);
`,
      },
    },
  },
  play: async ({ canvasElement }) => {
    const draft = within(canvasElement).getByLabelText('Draft');
    await userEvent.type(draft, 'half a sentence');
    await userEvent.click(within(canvasElement).getByRole('button'));
    await expect(draft).toBeInTheDocument();
    await expect(draft).toHaveValue('half a sentence');
  },
};

/** The token ends while the page is open. */
export const EndingNow: Story = {
  args: { expired: <p>Your session has ended.</p> },
  parameters: { auth: { session: sessionFixture(userFixtures.dana, 1) } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Your session has ended.')).toBeVisible();
  },
};
