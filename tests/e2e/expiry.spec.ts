import { badge, demoUser, expect, fillIn, serverUrl, signIn, submit, test } from './support.js';

// The tokens of this backend last three seconds.
test.beforeEach(async ({ page }) => {
  await signIn(page, `${serverUrl('SHORT_WEB_URL')}/login?callbackUrl=/guarded`);
});

test('the badge and the guard see the token end, and the sign-in page says why', async ({ page }) => {
  await page.waitForURL('**/login?**');
  await expect(page.getByRole('alert').filter({ hasText: 'Sign in to see this page.' })).toBeVisible();
  await fillIn(page, demoUser);
  await submit(page);
  await page.waitForURL('**/guarded');
});

test('an expired session is not taken on from the sign-in page, and nothing loops', async ({ page }) => {
  await page.goto(`${serverUrl('SHORT_WEB_URL')}/`);
  await expect(badge(page)).toHaveAttribute('data-state', 'expired');
  const arrivals: string[] = [];
  page.on('framenavigated', (frame) => arrivals.push(frame.url()));
  for (const path of ['/guarded', '/guarded-server', '/guarded-proxy']) {
    await page.goto(`${serverUrl('SHORT_WEB_URL')}${path}`);
    await page.waitForURL('**/login?**');
    await expect(page.getByLabel('E-mail')).toBeVisible();
  }
  await page.goto(`${serverUrl('SHORT_WEB_URL')}/login?callbackUrl=/guarded`);
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await expect(page.locator('[data-slot="sign-in-page"]')).toHaveAttribute('data-state', 'form');
  expect(arrivals.length).toBeLessThanOrEqual(10);
});

test('products say "Unauthorized" when the token has ended', async ({ page }) => {
  await page.goto(`${serverUrl('SHORT_WEB_URL')}/`);
  await expect(badge(page)).toHaveAttribute('data-state', 'expired');
  for (const path of ['/products', '/products-axios', '/products-proxy']) {
    await page.goto(`${serverUrl('SHORT_WEB_URL')}${path}`);
    await expect(page.getByText('Unauthorized')).toBeVisible();
  }
});
