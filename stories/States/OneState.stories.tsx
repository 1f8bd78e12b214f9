import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { messagesOf } from '../../.storybook/globals.js';
import { boards, type ComponentName } from './boards.js';
import { CellView, handlersOf } from './CellView.js';

interface Args {
  component: ComponentName;
  state: string;
}

/** One state of one component on a page of its own: a link to any of them, in any look. */
const meta: Meta<Args> = {
  title: 'States/One state',
  tags: ['!autodocs'],
  parameters: { auth: { bare: true }, docs: { codePanel: false }, layout: 'padded' },
  args: { component: 'LoginForm', state: 'rejected' },
  argTypes: { component: { control: 'select', options: Object.keys(boards) }, state: { control: 'text' } },
  beforeEach: ({ msw, args }) => {
    msw.use(...handlersOf(args.component));
  },
  render: ({ component, state }, { globals }) => <CellView key={`${component} ${state}`} component={component} state={state} messages={messagesOf(globals)} />,
};

export default meta;

export const OneState: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-cell]')).toHaveAttribute('data-reached'));
  },
};
