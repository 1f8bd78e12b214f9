import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { providerLogo } from '../../src/auth/model/providerLogo.js';
import { AuthProvider } from '../../src/components/AuthProvider.js';
import { SignInPage } from '../../src/components/SignInPage.js';
import type { Appearance, Customization } from '../../src/components/ui/looks.js';
import { messagesOf, type Language } from '../../.storybook/globals.js';

/** What `appearance`, `classNames`, `slots`, `slotProps` and `unstyled` make of one page. */
const meta: Meta<Customization & { language?: Language }> = {
  title: 'Foundations/Looks',
  parameters: { auth: { bare: true }, layout: 'fullscreen' },
  render: ({ ...customization }, { globals }) => (
    <AuthProvider session={null} messages={messagesOf(globals)} {...customization}>
      <SignInPage
        providers={[
          { id: 'github', name: 'GitHub', type: 'oauth', logo: providerLogo('github') },
          { id: 'credentials', name: 'E-mail', type: 'credentials' },
        ]}
        forgotPasswordHref="#forgot"
        registerHref="#register"
      />
    </AuthProvider>
  ),
};

export default meta;

type Story = StoryObj<typeof meta>;

const withAppearance = (appearance: Appearance): Story => ({ args: { appearance } });

const mainOf = (canvasElement: HTMLElement) => within(canvasElement).getByRole('main');
const submitOf = (canvasElement: HTMLElement) => canvasElement.querySelector<HTMLElement>('[data-slot="submit"]')!;

/** As the page is: by its `color-scheme`, a class or an attribute. */
export const Auto: Story = withAppearance({ colorScheme: 'auto' });

/** As the person's device prefers. */
export const Media: Story = {
  ...withAppearance({ colorScheme: 'media' }),
  play: async ({ canvasElement }) => {
    await expect(getComputedStyle(mainOf(canvasElement)).colorScheme).toBe('light dark');
  },
};

/** Light, whatever the page does. */
export const Light: Story = {
  ...withAppearance({ colorScheme: 'light' }),
  play: async ({ canvasElement }) => {
    await expect(getComputedStyle(mainOf(canvasElement)).colorScheme).toBe('light');
  },
};

/** Dark, whatever the page does. */
export const Dark: Story = {
  ...withAppearance({ colorScheme: 'dark' }),
  play: async ({ canvasElement }) => {
    await expect(getComputedStyle(mainOf(canvasElement)).colorScheme).toBe('dark');
  },
};

export const Comfortable: Story = withAppearance({ density: 'comfortable' });

/** Controls of 36 px. */
export const Compact: Story = {
  ...withAppearance({ density: 'compact' }),
  play: async ({ canvasElement }) => {
    await expect(submitOf(canvasElement).offsetHeight).toBe(36);
  },
};

export const None: Story = withAppearance({ radius: 'none' });
export const Small: Story = withAppearance({ radius: 'small' });
export const Medium: Story = withAppearance({ radius: 'medium' });
export const Large: Story = withAppearance({ radius: 'large' });
export const Full: Story = withAppearance({ radius: 'full' });

/** A brand of a middling tone has black text, as white could not be read on it. */
export const BrandColor: Story = withAppearance({ brandColor: '#f97316', logo: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"%3E%3Ccircle cx="16" cy="16" r="15" fill="%23f97316"/%3E%3C/svg%3E' });

/** A brand that is nearly white has an edge. */
export const PaleBrandColor: Story = withAppearance({ brandColor: '#fef9c3' });

/** The colour of the button's text, as NextAuth's `theme` has it. */
export const ButtonText: Story = withAppearance({ brandColor: '#166534', buttonText: '#fef08a' });

/** Classes of the app's own for single elements. */
export const ClassNames: Story = {
  args: { classNames: { title: 'app-title', submit: 'app-submit' } },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.app-title')).toHaveTextContent(within(canvasElement).getByRole('heading').textContent);
    await expect(submitOf(canvasElement)).toHaveClass('app-submit');
  },
};

/** A component of the app's own in place of an element. */
export const Slots: Story = {
  parameters: { docs: { source: { functions: { separator: "({ children, ...props }) => <p {...props} style={{ textAlign: 'center', letterSpacing: '0.3em' }}>· {children} ·</p>" } } } },
  args: { slots: { separator: ({ children, ...props }) => <p {...props} style={{ textAlign: 'center', letterSpacing: '0.3em' }}>· {children} ·</p> } },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('p[data-slot="separator"]')).toHaveTextContent('·');
  },
};

/** Attributes and listeners of the app's own. */
export const SlotProps: Story = {
  args: { slotProps: { submit: { 'data-analytics': 'sign-in', title: 'Ctrl+Enter' } } },
  play: async ({ canvasElement }) => {
    await expect(submitOf(canvasElement)).toHaveAttribute('data-analytics', 'sign-in');
  },
};

/** No class of the kit's but that which hides texts for screen readers: for looks that are all the app's own. */
export const Unstyled: Story = {
  // The size of targets is up to the app's looks.
  parameters: { a11y: { config: { rules: [{ id: 'target-size', enabled: false }] } } },
  args: { unstyled: true },
  play: async ({ canvasElement }) => {
    const classes = [...canvasElement.querySelectorAll('[data-slot][class]')].map((element) => element.getAttribute('class') ?? '');
    await expect(classes.filter((names) => names !== 'nau:sr-only' && names.includes('nau:'))).toEqual([]);
  },
};
