import { signInAs } from '../../src/playwright.js';
import { badge, demoUser, expect, fillIn, serverUrl, signOut, submit, test } from './support.js';

test('the section on the Pages Router: guard, sign-in, back, products, sign-out', async ({ page }) => {
  await page.goto('/pages-router/guarded');
  await page.waitForURL('**/login?**');
  await fillIn(page, demoUser);
  await submit(page);
  await page.waitForURL('**/pages-router/guarded');
  await expect(page.getByText(`Hello, ${demoUser.name}!`)).toBeVisible();
  await page.goto('/pages-router');
  await page.getByRole('link', { name: 'Products by fetch' }).first().click();
  await expect(page.locator('.products li')).not.toHaveCount(0);
  await signOut(page);
  await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('the Pages Router’s own sign-in page', { tag: '@deep' }, async ({ page }) => {
  await page.goto('/pages-router/login?callbackUrl=/pages-router/products');
  await fillIn(page, { ...demoUser, password: 'wrong-password' });
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(demoUser.password);
  await submit(page);
  await page.waitForURL('**/pages-router/products');
});

test.describe('an app under Next’s basePath', () => {
  const url = () => serverUrl('PAGES_URL');

  test('signs in, reads products by proxy, is guarded on the server, signs out', async ({ page }) => {
    await page.goto(`${url()}/products`);
    await expect(page.getByText('Unauthorized')).toBeVisible();
    await page.goto(`${url()}/guarded`);
    await page.waitForURL('**/shop/login?**');
    await fillIn(page, { ...demoUser, password: 'wrong-password' });
    await submit(page);
    await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill(demoUser.password);
    await submit(page);
    await page.waitForURL('**/shop/guarded');
    await expect(page.getByText(`Hello ${demoUser.email}`)).toBeVisible();
    await page.goto(`${url()}/products`);
    await expect(page.getByText(/^\d+ products$/)).toBeVisible();
    await signOut(page);
    await page.waitForURL('**/shop');
    await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  });

  test('keeps the token on the server and tells the developer what to do instead', async ({ page }) => {
    await signInAs(page, demoUser, { baseURL: new URL(url()).origin, basePath: '/shop/api/auth' });
    const session: unknown = await (await page.request.get(`${url()}/api/auth/session`)).json();
    expect(session).toMatchObject({ user: { email: demoUser.email } });
    expect(session).not.toHaveProperty('jwt');
    await page.goto(url());
    await page.getByRole('button', { name: 'Ask for the token' }).click();
    await expect(page.getByText('createApiProxy()')).toBeVisible();
    await expect(page.getByText('exposeAccessToken: true')).toBeVisible();
  });
});
