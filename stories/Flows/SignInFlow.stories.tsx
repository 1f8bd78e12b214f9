import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { messagesOf } from '../../.storybook/globals.js';
import { productsHandler, rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';
import { sessionWords, words } from '../words.js';
import { AppWithRouter } from './AppWithRouter.js';
// oxlint-disable-next-line import/default -- Vite gives the file's text
import appWithRouter from './AppWithRouter.tsx?raw';
import { SmallApp } from './SmallApp.js';
// oxlint-disable-next-line import/default -- Vite gives the file's text
import smallApp from './SmallApp.tsx?raw';

/** A file of these stories as an app would have it. */
function inAnApp(file: string): string {
  const kit = /^import \{ (.*) \} from '\.\.\/\.\.\/src\/.*';\n/gm;
  const names = [...file.matchAll(kit)].map(([, name]) => name!);
  return `'use client';\n\n${file.replace(kit, '').replace('\n\n', `\nimport { ${names.join(', ')} } from 'next-auth-ui';\n\n`)}`;
}

const meta = { component: SmallApp, title: 'Flows/Sign in', tags: ['!autodocs'], parameters: { docs: { source: { code: inAnApp(smallApp) } } } } satisfies Meta<typeof SmallApp>;

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

/** Whoever is not signed in is sent to the sign-in page, and is brought back. */
export const GuardToSignInAndBack: Story = {
  parameters: { layout: 'fullscreen', auth: { bare: true }, docs: { source: { code: inAnApp(appWithRouter) } } },
  render: (_, { globals }) => <AppWithRouter messages={messagesOf(globals)} />,
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
    await waitFor(() => expect(badge).toHaveAttribute('data-state', 'expired'));
  },
};
