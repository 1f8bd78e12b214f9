import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';
import { startServer, portOr } from '../../tools/servers.js';
import { writeFromGuide } from './guideSnippets.js';
import { fresh, makeApp, matrix, run, withoutFonts } from './makeApp.js';

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

      await test.step('build and lint', async () => {
        await run(root, 'npm', ['run', 'build'], withoutFonts(root));
        await run(root, 'npm', ['run', 'lint']);
      });

      const server = await startServer([process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1']], { port, ready: /Ready in/, path: '/login' }, { cwd: root, env: { NEXT_TELEMETRY_DISABLED: '1' } });
      try {
        await test.step('sign in', async () => signIn(page, url));
        await test.step('doctor', async () => {
          const report = JSON.parse(await run(root, 'next-auth-ui', ['doctor', '--json', '--url', url], { DOCTOR_EMAIL: 'demo@example.com', DOCTOR_PASSWORD: 'correct horse battery' })) as { ok: boolean; findings: { id: string; status: string; what: string }[] };
          expect(report.findings.filter(({ status }) => status === 'fault' || status === 'warning')).toEqual([]);
          expect(report.ok).toBe(true);
        });
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

/** The way of a person: to a guarded page, wrongly, rightly, and out again. */
async function signIn(page: Page, url: string): Promise<void> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // The wrong password's own 401 is noted by Chromium.
  page.on('console', (message) => message.type() === 'error' && !/status of 401/.test(message.text()) && complaints.push(message.text()));
  await page.goto(`${url}/account`);
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  await page.getByLabel('E-mail').fill('demo@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'match' })).toBeVisible();
  // Styled, by whichever stylesheet the app got.
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCSS('min-height', '44px');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Hello Dana Demo' })).toBeVisible();
  await page.locator('[data-slot="session-badge"]').getByText('Dana Demo').first().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).or(page.getByRole('button', { name: 'Sign out' })).first().click();
  await expect(page.locator('[data-slot="session-badge"][data-state="signedIn"]')).toHaveCount(0);
  await page.goto(`${url}/account`);
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  expect(complaints).toEqual([]);
}

const sums = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|\.next/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
