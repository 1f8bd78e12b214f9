import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Avatar } from '../../../src/components/ui/Avatar.js';
import { userFixtures } from '../../../src/msw.js';

const meta = { component: Avatar, title: 'Parts/Avatar', args: { name: 'Dana Demo' } } satisfies Meta<typeof Avatar>;

export default meta;
type Story = StoryObj<typeof meta>;

const says = (text: string): Story['play'] => async ({ canvasElement }) => {
  await waitFor(() => expect(canvasElement).toHaveTextContent(text));
};

export const Initials: Story = { play: says('DD') };
export const OneWord: Story = { args: { name: 'Dana' }, play: says('D') };
export const EmailAddress: Story = { args: { name: 'techie@email.com' }, play: says('T') };
export const Korean: Story = { args: { name: '민지' }, play: says('민지') };
export const Image: Story = {
  args: { image: userFixtures.withImage.image },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('img')!.naturalWidth).toBeGreaterThan(0));
    await expect(canvasElement).not.toHaveTextContent('DD');
  },
};
export const BrokenImage: Story = { args: { image: 'data:image/png;base64,broken' }, play: says('DD') };
