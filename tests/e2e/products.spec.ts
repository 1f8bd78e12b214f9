import { signInAs } from '../../src/playwright.js';
import { demoUser, expect, serverUrl, signIn, test } from './support.js';

for (const path of ['/products', '/products-axios', '/products-proxy', '/pages-router/products']) {
  test(`${path}: "Unauthorized", then the list`, { tag: path === '/products' || path === '/products-proxy' ? '@quick' : '@deep' }, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByText('Unauthorized')).toBeVisible();
    await signIn(page, `/login?callbackUrl=${path}`);
    await page.waitForURL(`**${path}`);
    await expect(page.locator('.products li')).not.toHaveCount(0);
    expect(await page.locator('.products li').count()).toBeGreaterThanOrEqual(18);
  });
}

test('the proxy forwards what is allowed, and no more', async ({ page }) => {
  await signInAs(page, demoUser);
  const status = async (path: string) => (await page.request.get(path, { maxRedirects: 0 })).status();
  expect(await status('/api/backend/products/1')).toBe(200);
  expect(await status('/api/backend/locations')).toBe(404);
  expect(await status('/api/backend/products/..%2flocations')).toBe(404);
  expect(await status('/api/backend/auth/me')).toBe(404);
});

test('the token goes to the backend’s origin only', async ({ page }) => {
  await signInAs(page, demoUser);
  await page.goto('/products');
  await expect(page.locator('.products li')).not.toHaveCount(0);
  const carriers = new Set<string>();
  page.on('request', (request) => {
    if (request.headers()['authorization']) carriers.add(new URL(request.url()).origin);
  });
  await page.reload();
  await expect(page.locator('.products li')).not.toHaveCount(0);
  expect([...carriers]).toEqual([serverUrl('BACKEND_URL')]);
});

test('signInAs says when the app refuses', async ({ context }) => {
  await expect(signInAs(context, { ...demoUser, password: 'wrong' })).rejects.toThrow(/did not sign demo@example.com in: 401 nau\.invalidCredentials/);
  await expect(signInAs(context, demoUser, { basePath: '/nowhere/api/auth' })).rejects.toThrow(/without a CSRF token/);
});
