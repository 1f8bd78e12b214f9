import { badge, demoUser, expect, fillIn, serverUrl, submit, test } from './support.js';

test.use({ javaScriptEnabled: false });

const apps = [
  { router: 'App Router', login: () => `${serverUrl('WEB_URL')}/login`, home: () => `${serverUrl('WEB_URL')}/`, after: '/guarded-server' },
  { router: 'a Pages Router page', login: () => `${serverUrl('WEB_URL')}/pages-router/login`, home: () => `${serverUrl('WEB_URL')}/pages-router`, after: '/pages-router/guarded' },
  { router: 'Pages Router under basePath', login: () => `${serverUrl('PAGES_URL')}/login`, home: () => serverUrl('PAGES_URL'), after: '/shop/guarded' },
];

for (const { router, login, home, after } of apps) {
  test(`${router}: a wrong password, the right one, and sign-out, all without scripts`, { tag: router === 'App Router' ? '@quick' : '@deep' }, async ({ page }) => {
    await page.goto(`${login()}?callbackUrl=${encodeURIComponent(after)}`);
    await fillIn(page, { ...demoUser, password: 'wrong-password' });
    await submit(page);
    await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue(demoUser.email);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    expect(page.url()).not.toContain('demo%40');
    await page.getByLabel('Password', { exact: true }).fill(demoUser.password);
    await submit(page);
    await page.waitForURL(`**${after}`);
    await expect(page.getByRole('main')).toContainText('Hello');

    await page.goto(home());
    await badge(page).locator('summary').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
    await page.goto(new URL(after, home()).href);
    await expect(page.getByLabel('E-mail')).toBeVisible();
  });
}

test('the server’s HTML of the form posts to the callback and is complete', async ({ page }) => {
  await page.goto(`${serverUrl('PAGES_URL')}/login`);
  const form = page.locator('form[data-slot="login-form"]');
  await expect(form).toHaveAttribute('method', 'post');
  await expect(form).toHaveAttribute('action', '/shop/api/auth/callback/credentials');
  await expect(form).not.toHaveAttribute('novalidate', /.*/);
  await expect(page.getByLabel('E-mail')).toHaveAttribute('required', '');
  await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'username');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
});

test('a hostile callbackUrl without scripts', async ({ page }) => {
  for (const hostile of ['https://evil.example/', '//evil.example/x', '/\\evil.example']) {
    await page.goto(`/login?callbackUrl=${encodeURIComponent(hostile)}`);
    await fillIn(page, demoUser);
    await submit(page);
    await page.waitForURL(`${serverUrl('WEB_URL')}/`);
    await page.context().clearCookies();
  }
});
