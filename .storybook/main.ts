import type { StorybookConfig } from '@storybook/react-vite';
import tailwindcss from '@tailwindcss/vite';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-themes', '@storybook/addon-vitest', 'msw-storybook-addon'],
  staticDirs: ['./public'],
  // Theme and Redlines are the kit's own for the last two; without them all toolbars fit beside each other.
  features: { sidebarOnboardingChecklist: false, backgrounds: false, outline: false, measure: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // TypeScript 7 has no JavaScript API for the other one.
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), tailwindcss()],
    define: {
      ...vite.define,
      // next-auth/react reads these at import.
      'process.env.NEXTAUTH_URL': 'undefined',
      'process.env.NEXTAUTH_URL_INTERNAL': 'undefined',
      'process.env.VERCEL_URL': 'undefined',
    },
    optimizeDeps: {
      ...vite.optimizeDeps,
      // Found late, they would make Vite reload the page in the middle of a test.
      include: [
        ...(vite.optimizeDeps?.include ?? []),
        '@dagrejs/dagre',
        'axe-core',
        'colorjs.io',
        'msw',
        'msw/browser',
        'next-auth/react',
        'react',
        'react-dom/client',
        'react-hook-form',
        'react/jsx-dev-runtime',
        'react/jsx-runtime',
        'msw-storybook-addon/csf3',
        '@storybook/addon-themes',
      ],
    },
  }),
};

export default config;
