import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { navigate } from '../../.storybook/navigation.js';
import { providerLogo } from '../../src/auth/model/providerLogo.js';
import type { ProviderSummary } from '../../src/auth/model/provider.js';
import { SignInPage } from '../../src/components/SignInPage.js';
import { rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';
import { accountWords, words } from '../words.js';

const meta = {
  component: SignInPage,
  title: 'Pages/SignInPage',
  // Each story in a frame: on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '44rem' } }, layout: 'fullscreen' },
  args: { callbackUrl: '/account', forgotPasswordHref: '/forgot', registerHref: '/register' },
} satisfies Meta<typeof SignInPage>;

export default meta;
type Story = StoryObj<typeof meta>;

const page = (canvasElement: HTMLElement) => canvasElement.querySelector('[data-slot="sign-in-page"]')!;

export const Form: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByRole('main')).toHaveAttribute('data-state', 'form');
    await expect(canvas.getByRole('heading', { level: 1, name: words(globals).signInTitle })).toBeVisible();
  },
};

const logo = (
  <svg role="img" aria-label="Acme" viewBox="0 0 120 32" height="32" fill="currentColor">
    <rect width="32" height="32" rx="9" fill="oklch(0.5 0.2 268)" />
    <path d="m16 8 7 16h-4l-3-7-3 7H9z" fill="white" />
    <text x="42" y="23" fontSize="20" fontWeight="700">
      Acme
    </text>
  </svg>
);

export const WithLogo: Story = {
  args: { logo, title: 'Welcome back', footer: <small>By signing in you agree to the terms.</small> },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('img', { name: 'Acme' })).toBeVisible();
  },
};

/** What NextAuth put into the URL: here, that access was refused. */
export const WithError: Story = {
  args: { error: 'AccessDenied' },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent(words(globals).failure.accessDenied);
  },
};

export const LongError: Story = {
  args: {
    error: 'AccessDenied',
    messages: {
      failure: {
        accessDenied:
          'Your account is managed by Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, which lets its people sign in from the office only. Ask the desk for help, or come in tomorrow morning after nine.',
      },
    },
  },
};

/** A text that somebody put into a link is never shown. */
export const WithHostileError: Story = {
  args: { error: '<img src=x onerror=alert(1)> Call 0800 to unlock your account' },
  play: async ({ canvasElement, globals }) => {
    const alert = within(canvasElement).getByRole('alert');
    await expect(alert).toHaveTextContent(words(globals).failure.unexpected);
    await expect(alert).not.toHaveTextContent('0800');
  },
};

export const SignedIn: Story = {
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(navigate.mock.calls).toEqual([['/account', { replace: true }]]));
    await expect(page(canvasElement)).toHaveAttribute('data-state', 'signedIn');
    await expect(canvas.getByRole('link', { name: words(globals).goOn })).toHaveAttribute('href', '/account');
  },
};

/** Signed in, but with an error in the URL: going on would hide it, or loop. */
export const SignedInWithError: Story = {
  args: { error: 'AccessDenied' },
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent(words(globals).failure.accessDenied);
    await expect(navigate).not.toHaveBeenCalled();
  },
};

/** A session that has ended is no reason to go on. */
export const Expired: Story = {
  args: { error: 'SessionRequired', defaultEmail: userFixtures.dana.email },
  parameters: { auth: { session: 'expired' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent(words(globals).failure.sessionRequired);
    await expect(page(canvasElement)).toHaveAttribute('data-state', 'form');
    await expect(navigate).not.toHaveBeenCalled();
  },
};

export const Checking: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByLabelText(words(globals).email)).toBeEnabled();
  },
};

/** That the session cannot be read is no reason to keep anybody from signing in. */
export const Unreachable: Story = {
  parameters: { auth: { session: 'unreachable' } },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('button', { name: words(globals).signIn })).toBeEnabled();
    await expect(page(canvasElement)).toHaveAttribute('data-state', 'form');
    await expect(navigate).not.toHaveBeenCalled();
  },
};

export const HostileCallbackUrl: Story = {
  args: { callbackUrl: 'https://evil.example/' },
  parameters: { auth: { session: sessionFixture() } },
  play: async ({ canvasElement, globals }) => {
    await waitFor(() => expect(navigate.mock.calls).toEqual([['/', { replace: true }]]));
    await expect(await within(canvasElement).findByRole('link', { name: words(globals).goOn })).toHaveAttribute('href', '/');
  },
};

/** The form goes on by itself after sign-in, once. */
export const SigningIn: Story = {
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.type(canvas.getByLabelText(words(globals).password), `${rightPassword}{Enter}`);
    await waitFor(() => expect(navigate.mock.calls).toEqual([['/account', { replace: true }]]));
  },
};

const ways: ProviderSummary[] = [
  { id: 'google', name: 'Google', type: 'oauth', logo: providerLogo('google') },
  { id: 'github', name: 'GitHub', type: 'oauth', logo: providerLogo('github'), style: { bg: '#24292f', text: '#fff', bgDark: '#f6f8fa', textDark: '#24292f' } },
  { id: 'email', name: 'E-mail', type: 'email' },
  { id: 'credentials', name: 'Password', type: 'credentials' },
  {
    id: 'staff',
    name: 'Staff',
    type: 'credentials',
    fields: [
      { name: 'number', label: 'Staff number' },
      { name: 'pin', label: 'PIN', type: 'password' },
    ],
  },
];
const manyWays = { providers: ways.map(({ id }) => id) };

/** Each of the app's providers, in its order; their ids and labels are apart. */
export const AllWays: Story = {
  args: { providers: ways },
  parameters: { auth: manyWays },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const slots = [...canvasElement.querySelectorAll('[data-slot="provider-buttons"], form[data-slot]:not([data-slot="provider-form"])')].map((element) => (element as HTMLElement).dataset.slot);
    await expect(slots).toEqual(['provider-buttons', 'magic-link-form', 'login-form', 'credentials-form']);
    await expect(canvas.getAllByRole('separator')).toHaveLength(3);
    await expect(canvas.getByLabelText('Staff number')).toBeVisible();
    await expect(canvas.getAllByLabelText(words(globals).email)).toHaveLength(2);
    const ids = [...canvasElement.querySelectorAll('[id]')].map(({ id }) => id);
    await expect(new Set(ids).size).toBe(ids.length);
  },
};

/** A failure of another way stands above them all, once. */
export const AllWaysWithError: Story = {
  args: { providers: ways, error: 'OAuthAccountNotLinked' },
  parameters: { auth: manyWays },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getAllByText(words(globals).failure.accountNotLinked)).toHaveLength(1);
    await expect(canvasElement.querySelector('[role="alert"]')).toHaveTextContent(words(globals).failure.accountNotLinked);
  },
};

/** No password at all. */
export const ProvidersOnly: Story = {
  args: { providers: ways.slice(0, 2) },
  parameters: { auth: manyWays },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).queryByLabelText(words(globals).password)).toBeNull();
  },
};

/** Beside the form an image or anything else, on wide screens only. */
export const Split: Story = {
  args: { logo, providers: ways.slice(0, 4), layout: 'split', aside: <div style={{ background: 'linear-gradient(150deg, oklch(0.5 0.16 268), oklch(0.72 0.13 200))' }} /> },
  parameters: { auth: manyWays },
};

export const Bare: Story = { args: { layout: 'bare', as: 'div', providers: ways.slice(3, 4) } };

/** After a right password: the other ways are out of the way until the person comes back. */
export const SecondStep: Story = {
  args: { providers: ways },
  parameters: { auth: { ...manyWays, signIn: 'challenge' } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const form = within(canvasElement.querySelector<HTMLElement>('form[data-slot="login-form"]')!);
    await userEvent.type(form.getByLabelText(words(globals).email), userFixtures.dana.email);
    await userEvent.type(form.getByLabelText(words(globals).password), rightPassword);
    await userEvent.click(form.getByRole('button', { name: words(globals).signIn }));
    const code = await canvas.findByLabelText(accountWords(globals).code);
    await waitFor(() => expect(code).toHaveFocus());
    await expect(canvas.queryAllByRole('separator')).toHaveLength(0);
    await userEvent.click(canvas.getByRole('button', { name: accountWords(globals).backToPassword }));
    await waitFor(() => expect(canvas.getAllByRole('separator')).toHaveLength(3));
    await expect(canvas.getByLabelText(words(globals).password)).toHaveValue('');
  },
};
