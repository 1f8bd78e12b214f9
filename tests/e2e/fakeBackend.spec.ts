import { badge, expect, fillIn, serverUrl, signIn, signOut, submit, test } from './support.js';

// The public fake backend as it is: no name, no /auth/me, the password inside its token, products with only an id.
const techie = { email: 'techie@email.com', password: 'techie' };

test('sign-in, products and sign-out against the public fake backend', async ({ page }) => {
  const url = serverUrl('FAKE_WEB_URL');
  await page.goto(`${url}/login`);
  await fillIn(page, { ...techie, password: 'wrong-password' });
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(techie.password);
  await submit(page);
  await expect(badge(page)).toContainText(techie.email);
  for (const path of ['/products', '/products-axios', '/products-proxy']) {
    await page.goto(url + path);
    await expect(page.locator('.products li')).toHaveCount(18);
    await expect(page.getByText('#18')).toBeVisible();
  }
  const session: unknown = await (await page.request.get(`${url}/api/auth/session`)).json();
  expect(session).toMatchObject({ user: { email: techie.email } });
  expect(JSON.stringify({ ...(session as object), jwt: undefined })).not.toContain('"techie"');
  await signOut(page);
  await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a role cannot be had from a backend that tells none', async ({ page }) => {
  await signIn(page, `${serverUrl('FAKE_WEB_URL')}/login?callbackUrl=/admin`, techie);
  await expect(page.getByText('You don’t have access to this page.')).toBeVisible();
});
