import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { AuthErrorPage } from '../../src/components/AuthErrorPage.js';
import { pageWords, words } from '../words.js';

const meta = {
  component: AuthErrorPage,
  title: 'Pages/AuthErrorPage',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '34rem' } } },
} satisfies Meta<typeof AuthErrorPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Configuration: Story = {
  render: () => <AuthErrorPage error="Configuration" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByRole('heading', { level: 1, name: pageWords(globals).configurationTitle })).toBeVisible();
    await expect(canvas.getByText(words(globals).failure.configuration)).toBeVisible();
  },
};

export const AccessDenied: Story = {
  render: () => <AuthErrorPage error="accessdenied" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(words(globals).failure.accessDenied)).toBeVisible();
    await expect(canvas.getByRole('link', { name: pageWords(globals).backToSignIn })).toHaveAttribute('href', '/login');
  },
};

export const VerificationFailed: Story = {
  render: () => <AuthErrorPage error="Verification" />,
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getByText(words(globals).failure.verificationFailed)).toBeVisible();
  },
};

/** Text that nobody knows is never shown. */
export const Other: Story = {
  render: () => <AuthErrorPage error="Call 0900-SCAM now" />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText(pageWords(globals).errorText)).toBeVisible();
    await expect(canvas.queryByText(/SCAM/)).toBeNull();
  },
};
