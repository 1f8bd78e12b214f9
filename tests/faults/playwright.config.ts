import { defineConfig } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';

export default defineConfig({
  testDir: '.',
  outputDir: '../../.tmp/faults/results',
  // They share one backend, whose faults are for one test at a time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['./reporter.ts'], ['json']],
  use: {
    baseURL: process.env.FAULT_WEB_URL,
    locale: 'en-US',
    // TRACE=1 npm test -- e2e: traces cost a third of the time.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags },
  },
});
