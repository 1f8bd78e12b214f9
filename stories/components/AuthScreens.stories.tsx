import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { leave, leaveByLink } from '../../.storybook/navigation.js';
import { NewUserPage } from '../../src/components/AccountPages.js';
import { AuthErrorPage } from '../../src/components/AuthErrorPage.js';
import { SignOutPage } from '../../src/components/SignOutPage.js';
import { VerifyRequestPage } from '../../src/components/VerifyRequestPage.js';
import { durationText, fill } from '../../src/messages/Messages.js';
import { failureFixtures, sessionFixture, userFixtures } from '../../src/msw.js';
import { pageWords, words } from '../words.js';

const meta = {
  title: 'Pages/NextAuth screens',
  component: SignOutPage,
  subcomponents: { AuthErrorPage, VerifyRequestPage, NewUserPage },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '34rem' } } },
} satisfies Meta<typeof SignOutPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const SignOutQuestion: Story = {
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
export const SignOutPending: Story = {
  parameters: { auth: { session: 'signedIn', signOutWorks: false } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: pageWords(globals).signOut }));
    await waitFor(() => expect(canvas.getByText(words(globals).signOutPending)).toBeVisible());
    await expect(canvas.queryByText(userFixtures.dana.name)).toBeNull();
  },
};

export const SignedOutAlready: Story = {
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByRole('link', { name: pageWords(globals).toStart })).toHaveAttribute('href', '/');
  },
};

export const SignOutLongName: Story = { parameters: { auth: { session: sessionFixture(userFixtures.longName) } } };

export const ErrorConfiguration: Story = {
  render: () => <AuthErrorPage error="Configuration" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByRole('heading', { level: 1, name: pageWords(globals).configurationTitle })).toBeVisible();
    await expect(canvas.getByText(words(globals).failure.configuration)).toBeVisible();
  },
};

export const ErrorAccessDenied: Story = {
  render: () => <AuthErrorPage error="accessdenied" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(words(globals).failure.accessDenied)).toBeVisible();
    await expect(canvas.getByRole('link', { name: pageWords(globals).backToSignIn })).toHaveAttribute('href', '/login');
  },
};

export const ErrorVerification: Story = {
  render: () => <AuthErrorPage error="Verification" />,
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByText(words(globals).failure.verificationFailed)).toBeVisible();
  },
};

/** Text that nobody knows is never shown. */
export const ErrorUnknown: Story = {
  render: () => <AuthErrorPage error="Call 0900-SCAM now" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(pageWords(globals).errorText)).toBeVisible();
    await expect(canvas.queryByText(/SCAM/)).toBeNull();
  },
};

const address = { email: userFixtures.longName.email };

export const LinkSent: Story = {
  render: () => <VerifyRequestPage {...address} />,
  parameters: { auth: { providers: ['credentials', 'email'] } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(fill(pageWords(globals).linkSentTo, address))).toBeVisible();
    await expect(canvas.getByRole('link', { name: pageWords(globals).wrongAddress })).toHaveAttribute('href', '/login');
  },
};

export const LinkSentAgain: Story = {
  render: () => <VerifyRequestPage {...address} />,
  parameters: { auth: { providers: ['credentials', 'email'] } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const page = pageWords(globals);
    const again = canvas.getByRole('button', { name: page.sendAgain });
    await userEvent.click(again);
    await waitFor(() => expect(canvas.getByText(page.sentAgain)).toBeInTheDocument());
    await expect(canvas.getByRole('timer')).toHaveTextContent(fill(page.sendAgainIn, { time: durationText(words(globals).locale, 30) }).slice(0, 4));
    await expect(again).toHaveAttribute('aria-disabled', 'true');
  },
};

export const LinkNotSentAgain: Story = {
  render: () => <VerifyRequestPage {...address} />,
  parameters: { auth: { providers: ['credentials', 'email'], link: failureFixtures.emailNotSent } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: pageWords(globals).sendAgain }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(words(globals).failure.emailNotSent));
  },
};

/** Without the address nothing can be sent again. */
export const LinkSentSomewhere: Story = { render: () => <VerifyRequestPage /> };

export const NewUser: Story = { render: () => <NewUserPage callbackUrl="/account">Good to have you here.</NewUserPage> };
