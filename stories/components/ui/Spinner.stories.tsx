import type { Meta, StoryObj } from '@storybook/react-vite';
import { Spinner } from '../../../src/components/ui/Spinner.js';

const meta = { component: Spinner, title: 'Parts/Spinner' } satisfies Meta<typeof Spinner>;

export default meta;

export const Turning: StoryObj<typeof meta> = {};
