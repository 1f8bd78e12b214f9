import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startServer, type Server } from '../../tools/servers.js';
import { run, withoutFonts } from './makeApp.js';

/** As a team's own checks would. */
export async function buildAndLint(root: string): Promise<void> {
  await run(root, 'npm', ['run', 'build'], withoutFonts(root));
  await run(root, 'npm', ['run', 'lint']);
}

/** The built app, until it is stopped. */
export const startApp = (root: string, port: number): Promise<Server> =>
  startServer([process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1']], { port, ready: /Ready in/, path: '/login' }, { cwd: root, env: { NEXT_TELEMETRY_DISABLED: '1' } });

/** The way of a person: to a guarded page, wrongly, rightly, and out again. */
export async function signIn(page: Page, url: string): Promise<void> {
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
  // The badge knows before the page is left, and two navigations at once would stop each other.
  const next = page.waitForEvent('load');
  await page.getByRole('menuitem', { name: 'Sign out' }).or(page.getByRole('button', { name: 'Sign out' })).first().click();
  await next;
  await expect(page.locator('[data-slot="session-badge"][data-state="signedIn"]')).toHaveCount(0);
  await page.goto(`${url}/account`);
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  expect(complaints).toEqual([]);
}

/** What `doctor` says of the running app: nothing to mend. */
export async function isHealthy(root: string, url: string): Promise<void> {
  const report = JSON.parse(await run(root, 'next-auth-ui', ['doctor', '--json', '--url', url], { DOCTOR_EMAIL: 'demo@example.com', DOCTOR_PASSWORD: 'correct horse battery' })) as { ok: boolean; findings: { id: string; status: string; what: string }[] };
  expect(report.findings.filter(({ status }) => status === 'fault' || status === 'warning')).toEqual([]);
  expect(report.ok).toBe(true);
}

/** Each file of the app with a sum of what is in it. */
export const sums = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|\.next/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
