import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Spinner } from '../../../src/components/ui/Spinner.js';

const meta = { component: Spinner, title: 'Parts/Spinner' } satisfies Meta<typeof Spinner>;

export default meta;

/** Decoration: whoever uses it says the state in text as well. */
export const Turning: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  },
};
