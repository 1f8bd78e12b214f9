import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { Button } from '../../../src/components/ui/Button.js';

const meta = { component: Button, title: 'Parts/Button', args: { children: 'Sign in', onClick: fn() } } satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.click(within(canvasElement).getByRole('button'));
    await expect(args.onClick).toHaveBeenCalledTimes(1);
  },
};

export const Quiet: Story = {
  args: { variant: 'quiet', children: 'Try again' },
  play: async ({ canvasElement }) => {
    const button = within(canvasElement).getByRole('button');
    await expect(button).toHaveAttribute('data-variant', 'quiet');
    // WCAG 2.5.5: big enough for a thumb.
    await expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  },
};

/** Ignores presses, yet keeps the focus and says that it is busy. */
export const Pending: Story = {
  args: { pending: true, children: 'Signing in…' },
  play: async ({ canvasElement, args }) => {
    const button = within(canvasElement).getByRole('button');
    await userEvent.click(button);
    await expect(button).toHaveFocus();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};

export const QuietPending: Story = { args: { variant: 'quiet', pending: true, children: 'Trying again…' } };
