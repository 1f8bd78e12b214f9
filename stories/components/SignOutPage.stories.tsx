import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { leave, leaveByLink } from '../../.storybook/navigation.js';
import { SignOutPage } from '../../src/components/SignOutPage.js';
import { fill } from '../../src/messages/Messages.js';
import { sessionFixture, userFixtures } from '../../src/msw.js';
import { pageWords, sessionWords } from '../words.js';

const meta = {
  component: SignOutPage,
  title: 'Pages/SignOutPage',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '34rem' } } },
} satisfies Meta<typeof SignOutPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Question: Story = {
  args: { callbackUrl: '/account' },
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const page = pageWords(globals);
    await expect(canvas.getByRole('heading', { level: 1, name: page.signOutTitle })).toBeVisible();
    await expect(canvas.getByText(fill(page.signedInAs, { name: userFixtures.dana.name }))).toBeVisible();
    await expect(canvasElement.querySelector('form')).toHaveAttribute('action', '/api/auth/signout');
    await userEvent.click(canvas.getByRole('link', { name: page.cancel }));
    await expect(leaveByLink).toHaveBeenCalledWith('/account');
  },
};

export const SigningOut: Story = {
  parameters: { auth: { session: 'signedIn' } },
  play: async ({ canvasElement, globals }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: pageWords(globals).signOut }));
    await waitFor(() => expect(leave).toHaveBeenCalledWith(`${window.location.origin}/`));
  },
};

/** The server could not be told; the kit goes on trying. */
export const Pending: Story = {
  parameters: { auth: { session: 'signedIn', signOutWorks: false } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: pageWords(globals).signOut }));
    await waitFor(() => expect(canvas.getByText(sessionWords(globals).signOutPending)).toBeVisible());
    await expect(canvas.queryByText(userFixtures.dana.name)).toBeNull();
  },
};

export const SignedOut: Story = {
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('link', { name: pageWords(globals).toStart })).toHaveAttribute('href', '/');
  },
};

export const LongName: Story = { parameters: { auth: { session: sessionFixture(userFixtures.longName) } } };
