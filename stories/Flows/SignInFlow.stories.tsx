import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { createApiClient } from '../../src/auth/client/apiClient.js';
import { useAuthState } from '../../src/auth/client/useAuthState.js';
import { languages } from '../../.storybook/globals.js';
import { AuthGuard } from '../../src/components/AuthGuard.js';
import { AuthProvider } from '../../src/components/AuthProvider.js';
import { LoginForm } from '../../src/components/LoginForm.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SignInPage } from '../../src/components/SignInPage.js';
import { productsHandler, rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';
import { sessionWords, words } from '../words.js';

/** A small app on one page: a badge, a guarded part, and a form in the place of the sign-in page. */
function App() {
  const { status } = useAuthState();
  return (
    <div style={{ display: 'grid', gap: '2rem', maxWidth: '28rem', marginInline: 'auto' }}>
      <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
        <SessionBadge />
      </div>
      <AuthGuard signedOut={<LoginForm onSuccess={() => false} />}>
        <Products key={status} />
      </AuthGuard>
    </div>
  );
}

const api = createApiClient({ baseUrl: 'https://api.example' });

function Products() {
  const [said, setSaid] = useState('');
  const list = async () => {
    const answer = await api('/products');
    setSaid(answer.ok ? `${((await answer.json()) as unknown[]).length} products` : 'Unauthorized');
  };
  return (
    <div>
      <button type="button" onClick={() => void list()}>
        List products
      </button>
      <output>{said}</output>
    </div>
  );
}

const meta = { component: App, title: 'Flows/Sign in', tags: ['!autodocs'] } satisfies Meta<typeof App>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A wrong password, the right one, the guarded part, and out again: the real next-auth client all the way. */
export const WrongThenRightThenOut: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const messages = words(globals);
    await userEvent.type(await canvas.findByLabelText(messages.email), userFixtures.dana.email);
    await userEvent.type(canvas.getByLabelText(messages.password), 'wrong{Enter}');
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(messages.failure.invalidCredentials));
    await userEvent.type(canvas.getByLabelText(messages.password), `${rightPassword}{Enter}`);
    await expect(await canvas.findByRole('button', { name: 'List products' })).toBeVisible();
    const badge = canvasElement.querySelector('[data-slot="session-badge"]')!;
    await expect(badge).toHaveTextContent('Dana Demo');
    await userEvent.click(badge.querySelector('summary')!);
    await userEvent.click(canvas.getByRole('button', { name: sessionWords(globals).signOut }));
    await expect(await canvas.findByLabelText(messages.email)).toBeVisible();
    await expect(badge).toHaveAttribute('data-state', 'signedOut');
  },
};

/** With the token exposed, a fetch carries it. */
export const ProductsByFetch: Story = {
  parameters: { auth: { session: 'signedIn', jwt: 'token-1' } },
  beforeEach: ({ msw }) => {
    msw.use(productsHandler('https://api.example/products', 'token-1'));
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'List products' }));
    await expect(await canvas.findByText('3 products')).toBeVisible();
  },
};

/** A token that the backend no longer takes. */
export const ProductsRefused: Story = {
  ...ProductsByFetch,
  parameters: { auth: { session: 'signedIn', jwt: 'token-of-yesterday' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'List products' }));
    await expect(await canvas.findByText('Unauthorized')).toBeVisible();
  },
};

/** Two pages and a router: whoever is not signed in is sent to the sign-in page, and is brought back. */
function AppWithRouter({ language }: { language: keyof typeof languages }) {
  const [url, goTo] = useState('/products');
  const [path, query] = url.split('?');
  const wanted = new URLSearchParams(query).get('callbackUrl') ?? undefined;
  return (
    <AuthProvider navigate={goTo} messages={languages[language].messages}>
      {path === '/login' ? <SignInPage callbackUrl={wanted} /> : <AuthGuard><h1>Products</h1></AuthGuard>}
    </AuthProvider>
  );
}

export const GuardToSignInAndBack: Story = {
  parameters: { layout: 'fullscreen', auth: { bare: true } },
  render: (_, { globals }) => <AppWithRouter language={globals.language as keyof typeof languages} />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const messages = words(globals);
    await userEvent.type(await canvas.findByLabelText(messages.email), userFixtures.dana.email);
    await expect(canvas.queryByRole('heading', { name: 'Products' })).toBeNull();
    await userEvent.type(canvas.getByLabelText(messages.password), `${rightPassword}{Enter}`);
    await expect(await canvas.findByRole('heading', { name: 'Products' })).toBeVisible();
  },
};

/** The token ends while the page is open: the guard says so, and the badge offers to sign in again. */
export const TokenEnds: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.dana, 1) } },
  play: async ({ canvasElement }) => {
    const badge = canvasElement.querySelector('[data-slot="session-badge"]')!;
    await waitFor(() => expect(badge).toHaveAttribute('data-state', 'expired'), { timeout: 3000 });
  },
};
