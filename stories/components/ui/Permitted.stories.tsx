import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { Permitted } from '../../../src/components/Permitted.js';
import { sessionFixture, userFixtures } from '../../../src/msw.js';

/** What `SignedIn` and `ShowFor` have in common: children for whom they are meant, a fallback while that is not known. */
const meta = {
  component: Permitted,
  title: 'Parts/Permitted',
  parameters: { docs: { codePanel: false } },
  args: { allow: ['admin'], children: 'For admins', fallback: 'One moment…' },
} satisfies Meta<typeof Permitted>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Allowed: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.admin) } },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('For admins')).toBeVisible();
  },
};

export const NotAllowed: Story = {
  parameters: { auth: { session: sessionFixture(userFixtures.dana) } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).queryByText('For admins')).toBeNull();
    await expect(within(canvasElement).queryByText('One moment…')).toBeNull();
  },
};

export const NotKnownYet: Story = {
  parameters: { auth: { session: 'checking' } },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('One moment…')).toBeVisible();
  },
};
