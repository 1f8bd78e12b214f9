import { defineConfig } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';

export default defineConfig({
  testDir: '.',
  outputDir: '../../.tmp/load/results',
  // One after the other: each is a load of its own.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json']],
  use: {
    locale: 'en-US',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...browserFlags, '--js-flags=--expose-gc'] },
  },
});
