import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { ForgotPasswordPage } from '../../src/components/ForgotPasswordPage.js';
import { accountWords } from '../words.js';

const meta = {
  component: ForgotPasswordPage,
  title: 'Pages/ForgotPasswordPage',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '44rem' } } },
  args: { logo: <strong>Acme</strong> },
} satisfies Meta<typeof ForgotPasswordPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Card: Story = {
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getAllByRole('heading', { level: 1 })).toHaveLength(1);
    await expect(within(canvasElement).getByRole('heading', { name: accountWords(globals).forgotTitle })).toBeVisible();
  },
};

/** In a place of the app's own. */
export const Bare: Story = { args: { layout: 'bare', logo: undefined } };
