import { execa } from 'execa';
import { buildNext } from './servers.js';
import { findBrowser } from './browser.js';
import { withFaultServers } from './faultServers.js';

// `npm run faults` provokes all of them; `npm run faults -- 15 17` these only.
const numbers = process.argv.slice(2);
if (numbers.some((word) => !/^\d+$/.test(word))) throw new Error('npm run faults takes numbers of faults only, such as: npm run faults -- 15 17');
const grep = numbers.length ? ['--grep', `^.*\\b(${numbers.join('|')}) `] : [];

const browser = await findBrowser();
await execa(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/buildPackage.ts'], { stdio: 'inherit' });
await buildNext('demo/web');
const { exitCode } = await withFaultServers((env) =>
  execa(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/faults/playwright.config.ts', ...grep], {
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
    env: { ...env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: '.tmp/faults/report.json' },
  }),
);
process.exitCode = exitCode ?? 1;
