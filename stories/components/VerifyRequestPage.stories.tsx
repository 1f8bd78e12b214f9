import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { VerifyRequestPage } from '../../src/components/VerifyRequestPage.js';
import { durationText, fill } from '../../src/messages/Messages.js';
import { failureFixtures, userFixtures } from '../../src/msw.js';
import { pageWords, words } from '../words.js';

const meta = {
  component: VerifyRequestPage,
  title: 'Pages/VerifyRequestPage',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '34rem' } } },
} satisfies Meta<typeof VerifyRequestPage>;

export default meta;
type Story = StoryObj<typeof meta>;

const address = { email: userFixtures.longName.email };

export const Sending: Story = {
  render: () => <VerifyRequestPage {...address} />,
  parameters: { auth: { providers: ['credentials', 'email'], signIn: 'hangs' } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: pageWords(globals).sendAgain }));
    await waitFor(() => expect(canvas.getByRole('main')).toHaveAttribute('data-state', 'sending'));
  },
};

export const Sent: Story = {
  render: () => <VerifyRequestPage {...address} />,
  parameters: { auth: { providers: ['credentials', 'email'] } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(fill(pageWords(globals).linkSentTo, address))).toBeVisible();
    await expect(canvas.getByRole('link', { name: pageWords(globals).wrongAddress })).toHaveAttribute('href', '/login');
  },
};

export const SentAgain: Story = {
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

export const Rejected: Story = {
  render: () => <VerifyRequestPage {...address} />,
  parameters: { auth: { providers: ['credentials', 'email'], link: failureFixtures.emailNotSent } },
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: pageWords(globals).sendAgain }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent(words(globals).failure.emailNotSent));
  },
};

/** Without the address nothing can be sent again. */
export const WithoutAddress: Story = { render: () => <VerifyRequestPage /> };
