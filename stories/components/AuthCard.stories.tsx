import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { AuthCard } from '../../src/components/AuthCard.js';

const meta = {
  component: AuthCard,
  title: 'Parts/AuthCard',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '30rem' } } },
  args: { title: 'Welcome', logo: <strong>Acme</strong>, children: <p>Whatever belongs here.</p>, footer: <small>And what stands below.</small> },
} satisfies Meta<typeof AuthCard>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Card: Story = {
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('heading', { level: 1, name: 'Welcome' })).toBeVisible();
    await expect(within(canvasElement).getByRole('main')).toHaveAttribute('data-layout', 'card');
  },
};

/** Beside it an image or anything else, on wide screens only. */
export const Split: Story = {
  args: { layout: 'split', aside: <div style={{ background: 'linear-gradient(150deg, oklch(0.5 0.16 268), oklch(0.72 0.13 200))' }} /> },
};

/** Neither page nor card. */
export const Bare: Story = { args: { layout: 'bare', as: 'div' } };
