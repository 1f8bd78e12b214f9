import { defineConfig } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';

export default defineConfig({
  testDir: '.',
  outputDir: '../../.tmp/hosts/results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.HOSTS_URL,
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    // Styles are read, and they are not settled in the middle of a transition.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags },
  },
});
