import { execa } from 'execa';
import { withFaultServers } from './faultServers.js';
import { buildNext } from './servers.js';

/** Builds the package and the demo app on it, as the fault suite meets them. */
export async function buildForFaults(): Promise<void> {
  await execa(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/buildPackage.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await buildNext('demo/web');
}

/** Provokes faults by their numbers, all of them by default, on what was built. Tells how Playwright ended. */
export async function runFaults(browser: string, numbers: readonly (string | number)[], { quiet = false, report = '.tmp/faults/report.json' } = {}): Promise<number> {
  const grep = numbers.length ? ['--grep', `spec\\.ts (${numbers.join('|')}) `] : [];
  const output = quiet ? 'ignore' : 'inherit';
  const { exitCode } = await withFaultServers((env) =>
    execa(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/faults/playwright.config.ts', ...grep], {
      stdio: ['ignore', output, output],
      reject: false,
      env: { ...env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
  );
  return exitCode ?? 1;
}
