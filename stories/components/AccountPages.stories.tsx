import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { ChangePasswordPage, ForgotPasswordPage, RegisterPage, ResetPasswordPage } from '../../src/components/AccountPages.js';
import { AuthCard } from '../../src/components/AuthCard.js';
import { accountWords } from '../words.js';

const meta = {
  title: 'Pages/Around a password',
  component: RegisterPage,
  subcomponents: { ForgotPasswordPage, ResetPasswordPage, ChangePasswordPage, AuthCard },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '44rem' } } },
} satisfies Meta<typeof RegisterPage>;

export default meta;
type Story = StoryObj<typeof meta>;

const logo = <strong>Acme</strong>;

export const Register: Story = {
  args: { logo, footer: <small>By signing up you agree to our terms.</small> },
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getAllByRole('heading', { level: 1 })).toHaveLength(1);
    await expect(within(canvasElement).getByRole('heading', { name: accountWords(globals).registerTitle })).toBeVisible();
  },
};

/** Beside the form an image or anything else, on wide screens only. */
export const RegisterSplit: Story = {
  args: { logo, layout: 'split', aside: <div style={{ background: 'linear-gradient(150deg, oklch(0.5 0.16 268), oklch(0.72 0.13 200))' }} /> },
};

export const RegisterBare: Story = { args: { layout: 'bare' } };

export const ForgotPassword: Story = { render: () => <ForgotPasswordPage logo={logo} /> };

export const ResetPassword: Story = { render: () => <ResetPasswordPage logo={logo} token="token-of-the-mail" /> };

export const ChangePassword: Story = { parameters: { auth: { session: 'signedIn' } }, render: () => <ChangePasswordPage logo={logo} /> };
