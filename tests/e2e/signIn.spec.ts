import { adminUser, askToSignOut, badge, demoUser, expect, fillIn, serverUrl, signIn, signOut, submit, test } from './support.js';

test('a wrong password, then the right one', async ({ page }) => {
  await page.goto('/login');
  await fillIn(page, { ...demoUser, password: 'wrong-password' });
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(demoUser.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await page.getByLabel('Password', { exact: true }).fill(demoUser.password);
  await page.keyboard.press('Enter');
  await expect(badge(page)).toContainText(demoUser.name);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('an unknown user, a disabled one and a wrong password read the same', async ({ page }) => {
  await page.goto('/login');
  const texts: (string | null)[] = [];
  for (const email of ['nobody@example.com', 'disabled@example.com', demoUser.email]) {
    await fillIn(page, { email, password: 'wrong-password' });
    const answer = page.waitForResponse('**/api/auth/callback/credentials');
    await submit(page);
    await answer;
    await expect(page.locator('[data-slot="login-form"]')).toHaveAttribute('data-state', 'rejected');
    texts.push(await page.locator('[data-slot="login-form"]').getByRole('alert').textContent());
  }
  expect(new Set(texts).size).toBe(1);
});

test('missing values are said at their fields, and nothing is sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => request.url().includes('/callback/credentials') && sent.push(request.url()));
  await page.goto('/login');
  await submit(page);
  const email = page.getByLabel('E-mail');
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveAccessibleDescription('Enter your e-mail address.');
  expect(sent).toEqual([]);
});

test('many presses are one request', async ({ page }) => {
  let requests = 0;
  await page.route('**/api/auth/callback/credentials', async (route) => {
    requests += 1;
    await route.continue();
  });
  await page.goto('/login');
  await fillIn(page, demoUser);
  await page.locator('[data-slot="login-form"]').evaluate((form: HTMLFormElement) => {
    for (let i = 0; i < 20; i += 1) form.requestSubmit();
  });
  await expect(badge(page)).toContainText(demoUser.name);
  expect(requests).toBe(1);
});

test('what a password manager filled without an event is sent', async ({ page }) => {
  await page.goto('/login');
  await expect(page.locator('[data-slot="login-form"]')).toHaveJSProperty('noValidate', true);
  await page.evaluate(({ email, password }) => {
    document.querySelector<HTMLInputElement>('[name="email"]')!.value = email;
    document.querySelector<HTMLInputElement>('[name="password"]')!.value = password;
  }, demoUser);
  await submit(page);
  await expect(badge(page)).toContainText(demoUser.name);
});

for (const path of ['/guarded', '/guarded-server', '/guarded-proxy']) {
  test(`${path} leads to sign-in and back`, async ({ page }) => {
    await page.goto(path);
    await page.waitForURL('**/login?**');
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
    await fillIn(page, demoUser);
    await submit(page);
    await page.waitForURL(`**${path}`);
    await expect(page.getByText(`Hello, ${demoUser.name}!`)).toBeVisible();
  });
}

test('a page for admins only', async ({ page }) => {
  await signIn(page, '/login?callbackUrl=/admin');
  await expect(page.getByText('You don’t have access to this page.')).toBeVisible();
  await signOut(page);
  await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn(page, '/login?callbackUrl=/admin', adminUser);
  await expect(page.getByText('Only people who are signed in see this.')).toBeVisible();
});

test('/api/auth/signin is our screen', async ({ page }) => {
  await page.goto('/api/auth/signin?callbackUrl=/products');
  expect(new URL(page.url()).pathname).toBe('/login');
  await fillIn(page, demoUser);
  await submit(page);
  await page.waitForURL(({ pathname }) => pathname === '/products');
});

test('whoever is signed in already moves on', async ({ page }) => {
  await signIn(page);
  await page.goto('/login?callbackUrl=/products');
  await page.waitForURL(({ pathname }) => pathname === '/products');
  // The same round once more: no automatic way to the same place twice, but a link.
  await page.goto('/login?callbackUrl=/products');
  await page.getByRole('link', { name: 'Continue' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/products');
});

test('with an error in the URL, whoever is signed in stays and reads it', async ({ page }) => {
  await signIn(page);
  await page.goto('/login?error=AccessDenied&callbackUrl=/products');
  await expect(page.getByRole('alert').filter({ hasText: 'You don’t have access with this account.' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/login');
});

test('a hostile text in the error parameter is never shown', async ({ page }) => {
  await page.goto('/login?error=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20Call%200800');
  await expect(page.getByRole('alert').filter({ hasText: 'Something went wrong.' })).toBeVisible();
  await expect(page.getByText('0800')).toHaveCount(0);
});

for (const hostile of ['https://evil.example/', '//evil.example/x', '/\\evil.example', 'javascript:alert(1)', 'http://localhost@evil.example/']) {
  test(`a hostile callbackUrl leads home: ${hostile}`, { tag: hostile.startsWith('javascript') ? '@quick' : '@deep' }, async ({ page }) => {
    await page.goto(`/login?callbackUrl=${encodeURIComponent(hostile)}`);
    await fillIn(page, demoUser);
    await submit(page);
    await expect(badge(page)).toContainText(demoUser.name);
    expect(page.url()).toBe(`${serverUrl('WEB_URL')}/`);
    // Signed in already, it must not move on to there either.
    await page.goto(`/login?callbackUrl=${encodeURIComponent(hostile)}`);
    await expect(page.getByRole('link', { name: 'Continue' }).or(badge(page))).toBeVisible();
    expect(new URL(page.url()).origin).toBe(serverUrl('WEB_URL'));
  });
}

test('sign-out ends the session in the badge, on guarded pages and at the server', async ({ page }) => {
  await signIn(page, '/login?callbackUrl=/guarded');
  await expect(page.getByText('Only people who are signed in see this.')).toBeVisible();
  await signOut(page);
  // The badge knows before the page is left; where it leads is not where the guard would have sent an anonymous visitor.
  await page.waitForURL(({ pathname }) => pathname !== '/guarded');
  expect(new URL(page.url()).pathname).toBe('/');
  await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  await page.goto('/guarded-server');
  await expect(page.getByLabel('E-mail')).toBeVisible();
});

test('offline is told at once and the form keeps what was typed', async ({ page, context }) => {
  await page.goto('/login');
  await fillIn(page, demoUser);
  await context.setOffline(true);
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline.' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(demoUser.email);
  await context.setOffline(false);
});

test('the language switch speaks Korean', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('한국어');
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(page.getByRole('heading', { name: '로그인' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.getByRole('button', { name: '로그인', exact: true }).click();
  await expect(page.getByLabel('이메일')).toHaveAccessibleDescription('이메일 주소를 입력해 주세요.');
});

test('the badge’s menu by keyboard', async ({ page }) => {
  await signIn(page);
  const summary = badge(page).locator('summary');
  await summary.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Products by fetch' }).and(page.locator('[data-slot="item"]'))).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Change password' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeFocused();
  await expect(page.getByText('Session ends at')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(summary).toBeFocused();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
});

test.describe('outages', () => {
  test.use({ outage: true });

  test('a failed sign-out hides the data, says so, and is finished later', async ({ page }) => {
    await signIn(page);
    await page.route('**/api/auth/csrf', (route) => route.abort());
    await askToSignOut(page);
    await expect(badge(page)).toHaveAttribute('data-state', 'signOutPending');
    await expect(badge(page)).not.toContainText(demoUser.name);
    await page.unroute('**/api/auth/csrf');
    await expect(badge(page)).toHaveAttribute('data-state', 'signedOut');
    expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  });

  test('next-auth’s API failing never leaves the page', async ({ page }) => {
    await page.goto('/login');
    await page.route('**/api/auth/providers', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
    await fillIn(page, demoUser);
    await submit(page);
    await expect(page.getByRole('alert').filter({ hasText: 'We can’t reach the sign-in service.' })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  test('an outage of the session is not a sign-out', async ({ page }) => {
    await page.route('**/api/auth/session', (route) => route.fulfill({ status: 500, body: '' }));
    await signIn(page).catch(() => {});
    await page.unroute('**/api/auth/session');
    await page.goto('/guarded');
    await expect(page.getByText('Only people who are signed in see this.')).toBeVisible();
  });
});
