import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { ChangePasswordPage } from '../../src/components/ChangePasswordPage.js';
import { accountWords } from '../words.js';

const meta = {
  component: ChangePasswordPage,
  title: 'Pages/ChangePasswordPage',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '44rem' } }, auth: { session: 'signedIn' } },
  args: { logo: <strong>Acme</strong> },
} satisfies Meta<typeof ChangePasswordPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Card: Story = {
  play: async ({ canvasElement, globals }) => {
    await expect(within(canvasElement).getAllByRole('heading', { level: 1 })).toHaveLength(1);
    await expect(within(canvasElement).getByRole('heading', { name: accountWords(globals).changeTitle })).toBeVisible();
  },
};

/** In a place of the app's own. */
export const Bare: Story = { args: { layout: 'bare', logo: undefined } };
