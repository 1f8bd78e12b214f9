import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { StoryGlobals } from './.storybook/globals.js';
import { plantedBugs } from './tests/properties/plantedBugs.js';
import { browserFlags } from './tools/browser.js';

/** Tests in a real browser, of components as the stories have them, without Storybook around. */
const inBrowser = (name: string, env: Record<string, string> = {}) => ({
  // The service worker's script.
  publicDir: '.storybook/public',
  plugins: [react()],
  define: { 'process.env': JSON.stringify(env) },
  // Found late, it would make Vite reload the page in the middle of a test.
  optimizeDeps: { include: ['colorjs.io'] },
  test: {
    name,
    include: [`tests/${name}/*.spec.tsx`],
    // Whoever is slow is not wrong: what is judged is never how long it took.
    testTimeout: 180_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags }, contextOptions: { reducedMotion: 'reduce' as const } }),
      instances: [{ browser: 'chromium' as const }],
      viewport: { width: 800, height: 900 },
    },
  },
});

/** One run of all stories, under its own toolbars. Runs of the same turn go side by side: with five on two cores pages answer after seconds. */
const stories = (name: string, turn: number, storyGlobals: StoryGlobals = {}) => ({
  browser: 'chromium' as const,
  name: `stories-${name}`,
  provide: { storyGlobals },
  // The globals must stand before Storybook's own setup reads the preview.
  sequence: { groupOrder: turn, setupFiles: 'list' as const },
});

export default defineConfig({
  test: {
    // Outages are what some stories show; next-auth logs each.
    onConsoleLog: (log) => !log.includes('[next-auth][error][CLIENT_FETCH_ERROR]'),
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', 'tests/properties/**', 'tests/attacks/**'],
          // Programs are started in some, on a machine that is busy.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [plantedBugs()],
        test: {
          name: 'properties',
          environment: 'node',
          include: ['tests/properties/**/*.test.ts'],
          globalSetup: ['tests/properties/seed.ts'],
        },
      },
      // On servers that `npm test -- attacks` starts.
      { test: { name: 'attacks', environment: 'node', include: ['tests/attacks/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      inBrowser('checklist'),
      inBrowser('accessibility', { SHORT_ACCESSIBILITY: process.env.SHORT_ACCESSIBILITY ?? '' }),
      inBrowser('endurance', { SHORT_ENDURANCE: process.env.SHORT_ENDURANCE ?? '' }),
      inBrowser('looks', { ALL_LANGUAGES: process.env.ALL_LANGUAGES ?? '' }),
      {
        // Boards are hundreds of cells; `npm test` judges the cells in tests/looks.
        plugins: [storybookTest({ configDir: '.storybook', tags: { exclude: process.env.DEEP_STORIES ? [] : ['deep'] } })],
        test: {
          name: 'stories',
          // What is judged is never how long it took.
          testTimeout: 180_000,
          // One page for all files of a run: a page for each takes more than twice the time. preview.tsx cleans up.
          isolate: false,
          setupFiles: ['.storybook/vitest.setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags },
              // Colours are judged, and they are not settled in the middle of an animation.
              contextOptions: { reducedMotion: 'reduce' },
            }),
            // Instances, not projects: they share one Vite server, so that everything is transformed once.
            instances: [
              stories('light', 1),
              stories('dark', 1, { theme: 'dark' }),
              stories('320', 2, { viewport: { value: 'phone', isRotated: false } }),
              stories('rtl', 2, { language: 'ar' }),
              stories('pseudo', 3, { language: 'en-XA' }),
            ],
          },
        },
      },
    ],
  },
});
