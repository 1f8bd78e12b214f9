import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { leaveByLink } from '../../.storybook/navigation.js';
import type { ProviderSummary } from '../../src/auth/model/provider.js';
import { providerLogo } from '../../src/auth/model/providerLogo.js';
import { ProviderButtons } from '../../src/components/ProviderButtons.js';
import { fill } from '../../src/messages/Messages.js';
import { failureFixtures } from '../../src/msw.js';
import { pageWords, words } from '../words.js';

const providers: ProviderSummary[] = [
  { id: 'google', name: 'Google', type: 'oauth', logo: providerLogo('google') },
  { id: 'github', name: 'GitHub', type: 'oauth', logo: providerLogo('github'), style: { bg: '#24292f', text: '#fff', bgDark: '#f6f8fa', textDark: '#24292f' } },
  { id: 'acme', name: 'Acme ID', type: 'oauth', style: { bg: '#ff0', text: '#fff' } },
  { id: 'long', name: 'the Sign-in Service of the Federation of Local Authorities', type: 'oauth', style: { bg: 'url(https://evil.example/x)', text: '#000' } },
];

const meta = {
  component: ProviderButtons,
  title: 'Components/ProviderButtons',
  parameters: { docs: { story: { inline: false, height: '18rem' } }, auth: { providers: ['credentials', 'google', 'github', 'acme', 'long'] } },
  args: { providers, onFailure: fn() },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '24rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ProviderButtons>;

export default meta;
type Story = StoryObj<typeof meta>;

const buttonOf = (canvasElement: HTMLElement, globals: Record<string, unknown>, provider: string) =>
  within(canvasElement).getByRole('button', { name: new RegExp(fill(pageWords(globals).continueWith, { provider }).replace(/[()[\].]/g, String.raw`\$&`)) });

/** The provider's own colours where they can be read; white on yellow cannot, and a URL is no colour. */
export const Idle: Story = {
  play: async ({ canvasElement, globals }) => {
    await expect(canvasElement.querySelectorAll('form')[0]).toHaveAttribute('action', '/api/auth/signin/google');
    await expect(buttonOf(canvasElement, globals, 'Acme ID')).not.toHaveAttribute('style');
    const github = buttonOf(canvasElement, globals, 'GitHub');
    await expect(getComputedStyle(github).backgroundColor).toBe(globals.theme === 'dark' ? 'rgb(246, 248, 250)' : 'rgb(36, 41, 47)');
    await expect(canvasElement.innerHTML).not.toContain('evil.example');
  },
};

export const Leaving: Story = {
  args: { callbackUrl: '/account' },
  play: async ({ canvasElement, globals }) => {
    const button = buttonOf(canvasElement, globals, 'Google');
    await userEvent.dblClick(button);
    await waitFor(() => expect(leaveByLink).toHaveBeenCalledWith('https://google.example/authorize'));
    await expect(leaveByLink).toHaveBeenCalledOnce();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  },
};

/** The way that was taken last in this browser. */
export const LastUsed: Story = {
  beforeEach: () => localStorage.setItem('next-auth-ui.last-provider', 'github'),
  play: async ({ canvasElement, globals }) => {
    await expect(buttonOf(canvasElement, globals, 'GitHub')).toHaveAccessibleName(expect.stringContaining(pageWords(globals).lastUsed));
  },
};

/** next-auth's own client would leave for its error page. */
export const Rejected: Story = {
  parameters: { auth: { signIn: 'serverDown' } },
  play: async ({ canvasElement, globals, args }) => {
    await userEvent.click(buttonOf(canvasElement, globals, 'Google'));
    await waitFor(() => expect(within(canvasElement).getByRole('alert')).toHaveTextContent(words(globals).failure.backendUnreachable));
    await expect(args.onFailure).toHaveBeenCalledWith({ code: 'backendUnreachable' });
    await expect(leaveByLink).not.toHaveBeenCalled();
  },
};

export const NotSetUp: Story = {
  parameters: { auth: { providers: ['credentials'] } },
  play: async ({ canvasElement, globals }) => {
    await userEvent.click(buttonOf(canvasElement, globals, 'Google'));
    await waitFor(() => expect(within(canvasElement).getByRole('alert')).toHaveTextContent(words(globals).failure[failureFixtures.configuration.code]));
  },
};
