import { expect, newMail, someone, test, type Page } from './support.js';

test.use({ baseURL: process.env.PROVIDERS_WEB_URL });

// A real OpenID Connect server and a real SMTP server on loopback: demo/providers.

async function goToAcme(page: Page, callbackUrl = '/guarded'): Promise<void> {
  await page.goto(`/login?callbackUrl=${encodeURIComponent(callbackUrl)}`);
  await page.getByRole('button', { name: /Continue with Acme ID/ }).click();
  await expect(page.getByRole('heading', { name: 'Acme ID' })).toBeVisible();
}

async function askForLink(page: Page, email: string, callbackUrl = '/guarded-server'): Promise<string> {
  await page.goto(`/login?callbackUrl=${encodeURIComponent(callbackUrl)}`);
  const form = page.locator('form[data-slot="magic-link-form"]');
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  return (await newMail(email, 'links')).link!;
}

const session = async (page: Page) => (await (await page.request.get('/api/auth/session')).json()) as { user?: { email?: string } };

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', { tag: javaScriptEnabled ? '@quick' : '@deep' }, () => {
    test.use({ javaScriptEnabled });

    test('sign-in at an OAuth provider, and the page for somebody new', async ({ page }) => {
      const email = someone('oidc');
      await goToAcme(page, '/guarded-server');
      await page.getByLabel('Your Acme address').fill(email);
      await page.getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
      await page.getByRole('link', { name: 'Continue' }).click();
      await page.waitForURL(({ pathname }) => pathname === '/guarded-server');
      expect((await session(page)).user?.email).toBe(email);
    });

    test('cancelled at the provider', { tag: javaScriptEnabled ? '@quick' : '@deep' }, async ({ page }) => {
      await goToAcme(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'That sign-in didn’t work. Try again, or use another way.' })).toBeVisible();
      await expect(page.getByRole('button', { name: /Continue with Acme ID/ })).toBeVisible();
    });

    test('a sign-in link, once', async ({ page }) => {
      const email = someone('link');
      const link = await askForLink(page, email);
      await expect(page.getByText(`We have sent a sign-in link to ${email}.`)).toBeVisible();
      await page.goto(link);
      await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
      expect((await session(page)).user?.email).toBe(email);
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
      await page.getByRole('link', { name: 'Back to sign-in' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    });

    test('another account with the same address', async ({ page }) => {
      const email = someone('both');
      await page.goto(await askForLink(page, email));
      await page.context().clearCookies();
      await goToAcme(page);
      await page.getByLabel('Your Acme address').fill(email);
      await page.getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Sign in the way you did the first time.' })).toBeVisible();
    });

    test('the link again', { tag: javaScriptEnabled ? '@quick' : '@deep' }, async ({ page }) => {
      const email = someone('again');
      await askForLink(page, email);
      await page.getByRole('button', { name: 'Send it again' }).click();
      expect((await newMail(email, 'links', 1)).link).toBeTruthy();
      await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
      await page.getByRole('link', { name: 'Wrong address?' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    });
  });
}

test('the way that was taken last has a mark', async ({ page }) => {
  await goToAcme(page);
  await page.goto('/login');
  await expect(page.getByRole('button', { name: 'Continue with Acme ID Last used' })).toBeVisible();
});

test('the address is filled in from the URL', async ({ page }) => {
  await page.goto('/login?email=dana%40example.com');
  await expect(page.locator('form[data-slot="magic-link-form"]').getByLabel('E-mail')).toHaveValue('dana@example.com');
  await expect(page.locator('form[data-slot="login-form"]').getByLabel('E-mail')).toHaveValue('dana@example.com');
});
