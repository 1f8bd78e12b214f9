import type { Page } from '@playwright/test';
import { badge, countOf, demo, expect, fault, secretText, submit } from './support.js';

const scripts = '**/_next/static/**/*.js*';

/** Types into the form as the server rendered it, alive or not. */
async function type(page: Page, password = demo.password): Promise<void> {
  await page.getByLabel('E-mail').fill(demo.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

const at = (path: string) => (url: URL) => url.pathname === path;

fault(40, 'JavaScript off', { provoked: 'a browser without JavaScript', expected: 'sign-in, its error and sign-out work' }, async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.FAULT_WEB_URL });
  const page = await context.newPage();
  await page.goto('/login?callbackUrl=/guarded-server');
  await type(page, 'wrong');
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(demo.email);
  await page.getByLabel('Password', { exact: true }).fill(demo.password);
  await submit(page);
  await expect(secretText(page)).toBeVisible();
  await page.goto('/signout');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/guarded-server');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await context.close();
  return 'a wrong password was told and the e-mail kept; the right one signed in; /signout signed out';
});

fault(41, 'a chunk late or missing', { provoked: 'the scripts come late, and then none of them comes', expected: 'the POST fallback works and keeps what was typed' }, async ({ page }) => {
  // Late: what was typed before they come is still there when they have come, and is what is sent.
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(scripts, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/register', { waitUntil: 'commit' });
  await page.getByLabel('Name').fill('Typed early');
  await page.goto('/login?callbackUrl=/guarded-server', { waitUntil: 'commit' });
  await type(page, 'wrong');
  letGo();
  await expect(page.locator('form[data-slot="login-form"]')).toHaveAttribute('novalidate', '');
  await expect(page.getByLabel('E-mail')).toHaveValue(demo.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('wrong');
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();

  // Missing: the browser posts the form itself.
  await page.unroute(scripts);
  await page.route(scripts, (route) => route.abort());
  await page.goto('/login?callbackUrl=/guarded-server');
  await type(page, 'wrong');
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(demo.email);
  await page.getByLabel('Password', { exact: true }).fill(demo.password);
  await submit(page);
  await page.waitForURL(at('/guarded-server'));
  return 'late: both fields kept over hydration, then sent by script; missing: posted by the browser, the e-mail kept, signed in';
});

fault(42, 'slow 3G', { provoked: '400 kbit/s, 400 ms to and fro, an empty cache', expected: 'the form is usable before the script', deep: true }, async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  const start = Date.now();
  await page.goto('/login?callbackUrl=/guarded-server', { waitUntil: 'commit' });
  await type(page);
  const usable = Date.now() - start;
  const form = page.locator('form[data-slot="login-form"]');
  // No script has come yet: the browser's own checks are still on, and it posts the form itself.
  await expect(form).not.toHaveAttribute('novalidate', /.*/);
  const before = await countOf('/auth/login');
  await submit(page);
  await page.waitForURL(at('/guarded-server'), { waitUntil: 'commit' });
  expect(await countOf('/auth/login')).toBe(before + 1);
  await expect(secretText(page)).toBeVisible();
  await devtools.detach();
  await expect(badge(page)).toBeVisible();
  return `typed after ${(usable / 1000).toFixed(1)} s and signed in before the script was there`;
});
