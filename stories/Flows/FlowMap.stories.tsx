import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { signInFlow } from '../../src/auth/model/signInFlow.js';
import { FlowMap } from './FlowMap.js';

/** Drawn from the table that the forms go by, `signInFlow`; a state opens its story. */
const meta = { component: FlowMap, title: 'Flows/Map of a sign-in', tags: ['!autodocs'], parameters: { docs: { codePanel: false }, controls: { disable: true } } } satisfies Meta<typeof FlowMap>;

export default meta;

export const SignIn: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    for (const state of Object.keys(signInFlow)) {
      await expect(within(canvasElement).getByRole('link', { name: state })).toHaveAttribute('href', expect.stringMatching(/^\.\/\?path=\/story\/[a-z-]+--[a-z-]+$/));
    }
    const ways = Object.entries(signInFlow).flatMap(([from, events]) => Object.values(events).map((to) => `${from} ${to}`));
    await expect(canvasElement.querySelectorAll('[data-arrow]')).toHaveLength(new Set(ways).size);
  },
};
