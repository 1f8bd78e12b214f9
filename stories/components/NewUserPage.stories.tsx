import type { Meta, StoryObj } from '@storybook/react-vite';
import { NewUserPage } from '../../src/components/NewUserPage.js';

const meta = {
  component: NewUserPage,
  title: 'Pages/NewUserPage',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '34rem' } } },
} satisfies Meta<typeof NewUserPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = { render: () => <NewUserPage callbackUrl="/account">Good to have you here.</NewUserPage> };
