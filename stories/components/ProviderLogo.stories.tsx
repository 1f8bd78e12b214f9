import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ProviderLogo } from '../../src/components/ProviderLogo.js';
import { providerLogo } from '../../src/auth/model/providerLogo.js';
import { providerLogos } from '../../src/auth/model/providerLogos.js';

const meta = {
  component: ProviderLogo,
  title: 'Components/ProviderLogo',
  args: { provider: 'github', path: providerLogo('github') },
} satisfies Meta<typeof ProviderLogo>;

export default meta;
type Story = StoryObj<typeof meta>;

const logoOf = (canvasElement: HTMLElement) => canvasElement.querySelector('[data-slot="provider-logo"]')!;

/** In the colour of the text around it, and silent: the text names the provider. */
export const Logo: Story = {
  play: async ({ canvasElement }) => {
    const logo = logoOf(canvasElement);
    await expect(logo).toHaveAttribute('data-state', 'logo');
    await expect(logo).toHaveAttribute('aria-hidden', 'true');
    await expect(logo.getBoundingClientRect().width).toBe(20);
    await expect(getComputedStyle(logo).fill).toBe(getComputedStyle(canvasElement).color);
  },
};

/** A provider of the app's own, even one with the name of something in JavaScript. */
export const Letter: Story = {
  args: { provider: 'constructor', path: providerLogo('constructor') },
  play: async ({ canvasElement }) => {
    await expect(logoOf(canvasElement)).toHaveAttribute('data-state', 'letter');
    await expect(logoOf(canvasElement)).toHaveTextContent('C');
  },
};

/** All that are known. */
export const All: Story = {
  render: () => (
    <ul style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(9rem, 1fr))', gap: '0.75rem', padding: 0, listStyle: 'none' }}>
      {[...Object.keys(providerLogos), 'x', 'azure-ad', 'azure-ad-b2c', 'microsoft-entra-id'].map((provider) => (
        <li key={provider} style={{ display: 'flex', gap: '0.5rem' }}>
          <ProviderLogo provider={provider} path={providerLogo(provider)} />
          {provider}
        </li>
      ))}
    </ul>
  ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[data-state="logo"]').length).toBeGreaterThan(25);
    await expect(canvasElement.querySelector('[data-state="letter"]')).toBeNull();
  },
};
