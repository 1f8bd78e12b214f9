import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { browserFlags } from './tools/browser.js';

/** All stories as tests, in Chromium, under other toolbars. */
const stories = (name: string, globals: Record<string, unknown> = {}): TestProjectConfiguration => ({
  plugins: [storybookTest({ configDir: '.storybook' })],
  define: { STORY_GLOBALS: JSON.stringify(globals) },
  test: {
    name: `stories-${name}`,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags },
        // Colours are judged, and they are not settled in the middle of an animation.
        contextOptions: { reducedMotion: 'reduce' },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**'],
        },
      },
      stories('light'),
      stories('dark', { theme: 'dark' }),
      stories('320', { viewport: { value: 'phone', isRotated: false } }),
    ],
  },
});
