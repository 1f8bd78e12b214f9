import { defineConfig } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';

export default defineConfig({
  testDir: '.',
  outputDir: '../../.tmp/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.WEB_URL,
    locale: 'en-US',
    // TRACE=1 npm test -- e2e: traces cost a third of the time.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags },
  },
});
