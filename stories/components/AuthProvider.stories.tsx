import type { Meta, StoryObj } from '@storybook/react-vite';
import { SessionProvider } from 'next-auth/react';
import { expect, waitFor, within } from 'storybook/test';
import { useAuthState } from '../../src/auth/client/useAuthState.js';
import { AuthProvider } from '../../src/components/AuthProvider.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SignInPage } from '../../src/components/SignInPage.js';
import { ko } from '../../src/messages/ko.js';
import { sessionFixture, userFixtures } from '../../src/msw.js';

const meta = {
  component: AuthProvider,
  title: 'Components/AuthProvider',
  // Each story in a frame: on one page they would share one session.
  parameters: { auth: { bare: true, session: 'signedIn' }, docs: { story: { inline: false, height: '12rem' } } },
  argTypes: { children: { control: false } },
  args: { children: null },
} satisfies Meta<typeof AuthProvider>;

export default meta;
type Story = StoryObj<typeof meta>;

function Who() {
  const auth = useAuthState();
  return <p>{auth.status === 'signedIn' ? `Signed in as ${auth.session.user?.name}` : auth.status}</p>;
}

/** With the session that the server read, the first paint is right. */
export const WithSession: Story = {
  args: { session: sessionFixture(userFixtures.korean), children: <Who /> },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Signed in as 민지')).toBeVisible();
  },
};

export const WithoutSession: Story = {
  args: { children: <Who /> },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Signed in as Dana Demo')).toBeVisible();
  },
};

/** Below an app's own `SessionProvider` no second one is mounted. */
export const UnderSessionProvider: Story = {
  args: { children: <Who /> },
  render: (args) => (
    <SessionProvider session={sessionFixture(userFixtures.admin)}>
      <AuthProvider {...args} />
    </SessionProvider>
  ),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Signed in as Ada Admin')).toBeVisible();
  },
};

/** The components work below next-auth's `SessionProvider` alone as well. */
export const SessionProviderAlone: Story = {
  render: () => (
    <SessionProvider>
      <SessionBadge />
    </SessionProvider>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-slot="session-badge"]')).toHaveAttribute('data-state', 'signedIn'));
  },
};

export const InKorean: Story = {
  parameters: { auth: { bare: true, session: 'signedOut' }, layout: 'fullscreen' },
  args: { session: null, messages: ko, children: <SignInPage forgotPasswordHref="/forgot" registerHref="/register" /> },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('heading', { name: '로그인' })).toBeVisible();
    await expect(within(canvasElement).getByRole('main')).toHaveAttribute('lang', 'ko');
  },
};

/** As the page is. */
export const Auto: Story = {
  parameters: { auth: { bare: true, session: 'signedOut' }, layout: 'fullscreen' },
  args: { session: null, appearance: { colorScheme: 'auto' }, children: <SignInPage /> },
  play: async ({ canvasElement, globals }) => {
    await expect(getComputedStyle(within(canvasElement).getByRole('main')).colorScheme).toBe(globals.theme);
  },
};

/** Dark, whatever the page does. */
export const Dark: Story = {
  parameters: { auth: { bare: true, session: 'signedOut' }, layout: 'fullscreen' },
  args: { session: null, appearance: { colorScheme: 'dark' }, children: <SignInPage /> },
  play: async ({ canvasElement }) => {
    await expect(getComputedStyle(within(canvasElement).getByRole('main')).colorScheme).toBe('dark');
  },
};

/** Light, whatever the page does. */
export const Light: Story = {
  parameters: { auth: { bare: true, session: 'signedOut' }, layout: 'fullscreen' },
  args: { session: null, appearance: { colorScheme: 'light' }, children: <SignInPage /> },
  play: async ({ canvasElement }) => {
    await expect(getComputedStyle(within(canvasElement).getByRole('main')).colorScheme).toBe('light');
  },
};
