import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';
import { portOr } from '../../tools/servers.js';
import { writeFromGuide } from './guideSnippets.js';
import { fresh, makeApp, matrix, run } from './makeApp.js';
import { buildAndLint, isHealthy, signIn, startApp, sums } from './steps.js';

const { BACKEND_URL = '', KIT_TARBALL = '' } = process.env;

for (const [title, kinds] of [
  ['a fresh app', fresh],
  ['the version matrix', matrix],
] as const) {
  for (const kind of kinds) {
    test(`${title}: ${kind.name}`, async ({ page }) => {
      test.setTimeout(1_800_000);
      const port = await portOr(0);
      const url = `http://localhost:${port}`;
      const root = await test.step('make', async () => makeApp(kind, KIT_TARBALL));
      const init = ['init', '--yes', '--backend', BACKEND_URL, '--url', url];
      const first = await test.step('init', async () => run(root, 'next-auth-ui', init));
      const [, secret = ''] = /NEXTAUTH_SECRET=(.+)/.exec(readFileSync(join(root, '.env.local'), 'utf8')) ?? [];
      expect(Buffer.from(secret, 'base64')).toHaveLength(32);
      expect(first).not.toContain(secret);

      const before = sums(root);
      const second = await test.step('init again', async () => run(root, 'next-auth-ui', init));
      expect(second).toContain('All of it is there already');
      expect(sums(root)).toEqual(before);

      await test.step('build and lint', async () => buildAndLint(root));
      const server = await startApp(root, port);
      try {
        await test.step('sign in', async () => signIn(page, url));
        await test.step('doctor', async () => isHealthy(root, url));
        if (kind === fresh[0]) await test.step('the guide’s test with signInAs', async () => runGuidesTest(root, url));
      } finally {
        await server.stop();
      }
    });
  }
}

/** As the guide on tests has it, by the app's own Playwright. */
async function runGuidesTest(root: string, url: string): Promise<void> {
  writeFromGuide('Testing', root, ['tests/e2e/account.spec.ts']);
  const use = { baseURL: url, launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserFlags } };
  writeFileSync(join(root, 'playwright.config.ts'), `export default { testDir: 'tests/e2e', use: ${JSON.stringify(use)} };\n`);
  await run(root, 'npm', ['install', '--no-audit', '--no-fund', '--save-dev', '@playwright/test@1.65.1']);
  expect(await run(root, 'playwright', ['test', '--reporter=line'])).toContain('1 passed');
}
