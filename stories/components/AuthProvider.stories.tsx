import type { Meta, StoryObj } from '@storybook/react-vite';
import { getSession, SessionProvider, signIn as nextAuthSignIn, signOut as nextAuthSignOut, useSession } from 'next-auth/react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { useAuthState } from '../../src/auth/client/useAuthState.js';
import { AuthProvider } from '../../src/components/AuthProvider.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SignInPage } from '../../src/components/SignInPage.js';
import { ko } from '../../src/messages/ko.js';
import { rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';

/** The stories' own component, and what is around it. */
const code = (around: (who: string) => string, imports = '', kit = ['AuthProvider', 'useAuthState']) => `'use client';

${imports}import { ${kit.join(', ')} } from 'next-auth-ui';

function Who() {
  const auth = useAuthState();
  return <p>{auth.status === 'signedIn' ? \`Signed in as \${auth.session.user?.name}\` : auth.status}</p>;
}

export const Example = () => ${around('<Who />')};
`;
const showing = (source: string) => ({ docs: { source: { code: source } } });
const session = "{ user: { name: 'Dana Demo', email: 'dana@example.com' }, expires: '2027-01-01T00:00:00.000Z' }";

/** The app's own `useSession` below the provider. */
const codeOfOwn = (props: string) => `'use client';

import { useSession } from 'next-auth/react';
import { AuthProvider } from 'next-auth-ui';

function Own() {
  const { data, status, update } = useSession();
  return (
    <>
      <p>{\`\${status} \${data?.user?.name ?? 'nobody'}\`}</p>
      <button type="button" onClick={() => void update({ plan: 'gold' })}>
        Update
      </button>
    </>
  );
}

export const Example = () => (
  <AuthProvider session={${props}}>
    <Own />
  </AuthProvider>
);
`;

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
  parameters: showing(code((who) => `<AuthProvider session={${session}}>${who}</AuthProvider>`)),
  args: { session: sessionFixture(userFixtures.korean), children: <Who /> },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Signed in as 민지')).toBeVisible();
  },
};

export const WithoutSession: Story = {
  parameters: showing(code((who) => `<AuthProvider>${who}</AuthProvider>`)),
  args: { children: <Who /> },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('Signed in as Dana Demo')).toBeVisible();
  },
};

/** Below an app's own `SessionProvider` no second one is mounted. */
export const UnderSessionProvider: Story = {
  parameters: showing(code((who) => `(
  <SessionProvider session={${session}}>
    <AuthProvider>${who}</AuthProvider>
  </SessionProvider>
)`, "import { SessionProvider } from 'next-auth/react';\n")),
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

function AppsOwn() {
  const { data, status, update } = useSession();
  return (
    <>
      <p role="status">{`${status} ${data?.user?.name ?? 'nobody'}`}</p>
      <button type="button" onClick={() => void update({ plan: 'gold' })}>
        Update
      </button>
    </>
  );
}

/** The app's own `useSession` below the provider: an outage signs nobody out, and `update()` does not flash. */
export const CuresUseSession: Story = {
  parameters: { ...showing(codeOfOwn(session)), auth: { bare: true, session: 'unreachable' } },
  args: { session: sessionFixture(userFixtures.dana), children: <AppsOwn /> },
  play: async ({ canvasElement }) => {
    const shown = new Set<string | null>();
    const own = within(canvasElement).getByText(/Dana Demo/);
    const watch = new MutationObserver(() => shown.add(own.textContent));
    watch.observe(own, { characterData: true, subtree: true, childList: true });
    const failed = fn();
    const cut = (input: RequestInfo | URL, init?: RequestInit) => {
      failed();
      return realFetch(input, init);
    };
    const realFetch = window.fetch;
    window.fetch = cut;
    try {
      window.dispatchEvent(new Event('focus'));
      await userEvent.click(within(canvasElement).getByRole('button', { name: 'Update' }));
      await getSession();
      await waitFor(() => expect(failed.mock.calls.length).toBeGreaterThan(2));
    } finally {
      window.fetch = realFetch;
      watch.disconnect();
    }
    await expect(own).toHaveTextContent('authenticated Dana Demo');
    await expect([...shown]).toEqual([]);
  },
};

/** Raw calls of next-auth's own functions are heard. */
export const HearsNextAuth: Story = {
  parameters: { ...showing(codeOfOwn('null')), auth: { bare: true, session: 'signedOut' } },
  args: { session: null, children: <AppsOwn /> },
  play: async ({ canvasElement }) => {
    const own = within(canvasElement).getByRole('status');
    await expect(own).toHaveTextContent('unauthenticated nobody');
    await nextAuthSignIn('credentials', { email: userFixtures.dana.email, password: rightPassword, redirect: false });
    await waitFor(() => expect(own).toHaveTextContent('authenticated Dana Demo'));
    await nextAuthSignOut({ redirect: false });
    await waitFor(() => expect(own).toHaveTextContent('unauthenticated nobody'));
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
