import { encodeChallenge } from '../../src/auth/model/challenge.js';
import { expect, newMail, someone, test, type Page } from './support.js';

const first = 'first five words of mine';
const second = 'second five words of mine';
const third = 'third five words of mine';

/** Goes to an element by the Tab key alone, and presses Enter on it or types into it. */
async function reach(page: Page, role: 'button' | 'link' | 'textbox', name: string | RegExp): Promise<void> {
  const target = role === 'textbox' ? page.getByLabel(name, { exact: true }) : page.getByRole(role, { name, exact: true });
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${role} "${String(name)}" cannot be reached by keyboard`);
}

const type = async (page: Page, label: string, text: string) => {
  await reach(page, 'textbox', label);
  await page.keyboard.type(text);
};

const press = async (page: Page, role: 'button' | 'link', name: string) => {
  await reach(page, role, name);
  await page.keyboard.press('Enter');
};

const at = (path: string) => (url: URL) => url.pathname === path;

const devices = [
  { device: 'on a desktop', viewport: { width: 1280, height: 800 }, hasTouch: false },
  { device: 'on a phone', viewport: { width: 320, height: 640 }, hasTouch: true },
];

for (const { device, ...use } of devices) {
  test.describe(device, () => {
    test.use(use);

    test('register, sign in, change, sign out, forgot, reset, second step, by keyboard alone', { tag: device === 'on a phone' ? '@deep' : '@quick' }, async ({ page, context }) => {
      test.slow();
      const email = someone('journey');

      await page.goto('/login');
      await press(page, 'link', 'Create one');
      await page.waitForURL(at('/register'));
      await type(page, 'Name', 'Jo Journey');
      await type(page, 'E-mail', email);
      await type(page, 'Password', 'password1');
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
      await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/stolen passwords/);
      await expect(page.getByLabel('E-mail')).toHaveValue(email);
      await page.keyboard.type(first);
      await page.keyboard.press('Enter');
      await page.waitForURL(at('/'));
      await expect(page.locator('[data-slot="session-badge"]')).toContainText('Jo Journey');

      await page.goto('/change-password');
      await type(page, 'Current password', 'not mine');
      await type(page, 'New password', second);
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Current password', { exact: true })).toHaveAccessibleDescription(/not your current password/);
      await page.keyboard.type(first);
      await type(page, 'New password', second);
      await page.keyboard.press('Enter');
      await expect(page.getByText('Your password is changed.')).toBeFocused();
      await press(page, 'link', 'Continue');
      await page.waitForURL(at('/'));

      await page.goto('/signout');
      await press(page, 'button', 'Sign out');
      await page.waitForURL(at('/'));

      await page.goto('/login');
      await press(page, 'link', 'Forgot your password?');
      await page.waitForURL(at('/forgot-password'));
      await type(page, 'E-mail', email);
      await page.keyboard.press('Enter');
      await expect(page.getByText('If there is an account with this address')).toBeFocused();
      const { link } = await newMail(email, 'backend');
      // Not a line of the demo's own: the mail's link leads to the app.
      expect(new URL(link!).origin).toBe(new URL(page.url()).origin);
      await page.goto(link!);
      await expect(page).toHaveURL(at('/reset-password'));
      await expect.poll(() => page.url()).not.toContain('token=');
      await type(page, 'New password', third);
      await page.keyboard.press('Enter');
      await expect(page.getByText('Your new password is saved.')).toBeFocused();
      await press(page, 'link', 'Sign in');
      await page.waitForURL(at('/login'));

      await page.goto('/login?callbackUrl=/products');
      const form = page.locator('form[data-slot="login-form"]');
      await form.getByLabel('E-mail').focus();
      await page.keyboard.type(email);
      await type(page, 'Password', third);
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
      const { code } = await newMail(email, 'backend', 1);
      await page.keyboard.type(code === '000000' ? '111111' : '000000');
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/That code is not right/);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate((text) => navigator.clipboard.writeText(text), `${code!.slice(0, 3)} ${code!.slice(3)}`);
      await page.keyboard.press('ControlOrMeta+V');
      await page.keyboard.press('Enter');
      await page.waitForURL(at('/products'));
      await expect(page.getByText('Walnut desk')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    });
  });
}

test('a second step that cannot be loaded is said in the form, and comes when it can be', { tag: '@quick' }, async ({ page }) => {
  const form = page.locator('form[data-slot="login-form"]');
  const signIn = async () => {
    await form.getByLabel('Password', { exact: true }).fill('first horse battery');
    await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const step = page.getByLabel('New password', { exact: true });
  await page.goto('/login?callbackUrl=/guarded');
  await expect(form).toHaveAttribute('novalidate', '');
  await form.getByLabel('E-mail').fill('newpassword@example.com');
  const missing: string[] = [];
  const scripts = '**/_next/static/**/*.js*';
  await page.route(scripts, async (route) => {
    missing.push(route.request().url());
    await route.abort();
  });
  await signIn();
  await expect(form.getByRole('alert')).toContainText('We can’t reach the sign-in service.');
  await expect(form.getByLabel('E-mail')).toHaveValue('newpassword@example.com');
  await page.unroute(scripts);
  await signIn();
  await expect(step).toBeFocused();

  // Come to by a form that the browser posts itself, the step is rendered by the server; without the module the page goes back.
  await page.route((url) => missing.includes(url.href), (route) => route.abort());
  await page.goto('/login?callbackUrl=/guarded');
  await form.getByLabel('E-mail').fill('newpassword@example.com');
  await form.getByLabel('Password', { exact: true }).fill('first horse battery');
  await form.evaluate((element: HTMLFormElement) => element.submit());
  await expect(form.getByRole('alert')).toContainText('We can’t reach the sign-in service.');
  await page.unrouteAll();
  await form.getByLabel('E-mail').fill('newpassword@example.com');
  await signIn();
  await expect(step).toBeFocused();
});

test('an account is made once: a sign-in that fails after it, or a second step that is left, can be tried again', { tag: '@quick' }, async ({ page, baseURL }) => {
  const form = page.locator('form[data-slot="register-form"]');
  const signIns = '**/api/auth/callback/credentials';
  const create = async (password = first) => {
    await form.getByLabel('Password', { exact: true }).fill(password);
    await form.getByRole('button', { name: 'Create account' }).click();
  };
  await page.goto('/register');
  await expect(form).toHaveAttribute('novalidate', '');
  await form.getByLabel('Name').fill('Ona Once');
  await form.getByLabel('E-mail').fill(someone('once'));

  await page.route(signIns, (route) => route.abort());
  await create();
  await expect(form.getByRole('alert')).toContainText('We can’t reach the sign-in service.');

  await page.unroute(signIns);
  const error = encodeChallenge({ kind: 'otp', handle: 'c2Vjb25kLXN0ZXA', expiresIn: 300 })!;
  await page.route(signIns, (route) => route.fulfill({ status: 401, json: { url: `${baseURL}/api/auth/error?error=${encodeURIComponent(error)}` } }));
  await create();
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await page.getByRole('button', { name: 'Back to the password' }).click();
  await expect(form.getByLabel('Password', { exact: true })).toBeFocused();

  await page.unroute(signIns);
  await create(second);
  await expect(form.getByLabel('E-mail')).toHaveAccessibleDescription(/There is an account with this e-mail address already/);
  await create();
  await page.waitForURL(at('/'));
  await expect(page.locator('[data-slot="session-badge"]')).toContainText('Ona Once');
});

test('a used link is explained, and leads to another', async ({ page }) => {
  const email = someone('twice');
  await page.request.post(`${process.env.BACKEND_URL}/auth/register`, { data: { email, password: first } });
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  const { link } = await newMail(email, 'backend');
  for (const expected of ['Your new password is saved.', 'This link was used already.']) {
    await page.goto(link!);
    await page.getByLabel('New password', { exact: true }).fill(second);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText(expected)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await page.waitForURL(at('/forgot-password'));
});

test('a password that has to be changed now', async ({ page }) => {
  await page.goto('/login?callbackUrl=/guarded');
  const form = page.locator('form[data-slot="login-form"]');
  await form.getByLabel('E-mail').fill('newpassword@example.com');
  await form.getByLabel('Password', { exact: true }).fill('first horse battery');
  await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expect(page.getByLabel('New password', { exact: true })).toBeFocused();
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Save password' }).click();
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(/at least 8 characters/);
  await page.getByRole('button', { name: 'Back to the password' }).click();
  await expect(form.getByLabel('E-mail')).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('register, sign out, forgot, reset, second step', async ({ page }) => {
    test.slow();
    const email = someone('plain');
    await page.goto('/register?callbackUrl=/guarded-server');
    await page.getByLabel('Name').fill('Plain');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('password1');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('This password is in lists of stolen passwords.').first()).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
    await expect(page.getByLabel('Name')).toHaveValue('Plain');
    expect(page.url()).not.toMatch(/password1|plain-/);
    await page.getByLabel('Password', { exact: true }).fill(first);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL(at('/guarded-server'));

    await page.goto('/change-password');
    await page.getByLabel('Current password', { exact: true }).fill('not mine');
    await page.getByLabel('New password', { exact: true }).fill(second);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText('That is not your current password.')).toBeVisible();
    await page.getByLabel('Current password', { exact: true }).fill(first);
    await page.getByLabel('New password', { exact: true }).fill(second);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText('Your password is changed.')).toBeVisible();

    await page.goto('/signout');
    const next = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await next;
    await page.goto('/forgot-password');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByText('If there is an account with this address')).toBeVisible();
    const { link } = await newMail(email, 'backend');
    await page.goto(link!);
    await page.getByLabel('New password', { exact: true }).fill(third);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText('Your new password is saved.')).toBeVisible();
    await page.goto(link!);
    await page.getByLabel('New password', { exact: true }).fill(third);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText('This link was used already.')).toBeVisible();

    await page.goto('/login?callbackUrl=/guarded-server');
    const form = page.locator('form[data-slot="login-form"]');
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Password', { exact: true }).fill(third);
    await form.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
    expect(page.url()).not.toContain('nauc');
    const { code } = await newMail(email, 'backend', 1);
    await page.getByLabel('Code', { exact: true }).fill(code === '000000' ? '111111' : '000000');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(page.getByText('That code is not right.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Back to the password' }).click();
    await expect(form.getByLabel('E-mail')).toBeVisible();
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Password', { exact: true }).fill(third);
    await form.getByRole('button', { name: 'Sign in', exact: true }).click();
    const again = await newMail(email, 'backend', 2);
    await page.getByLabel('Code', { exact: true }).fill(again.code!);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.waitForURL(at('/guarded-server'));
  });
});

test.describe('without scripts, in the Pages Router under basePath', { tag: '@deep' }, () => {
  test.use({ javaScriptEnabled: false });

  test('register, a taken address, and a link that is dead', async ({ page }) => {
    const base = process.env.PAGES_URL!;
    const email = someone('plain-shop');
    for (const expected of ['signed in', 'taken']) {
      await page.goto(`${base}/register?callbackUrl=/shop/guarded`);
      await page.getByLabel('Name').fill('Plain');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(first);
      await page.getByRole('button', { name: 'Create account' }).click();
      if (expected === 'signed in') await page.waitForURL(at('/shop/guarded'));
    }
    expect(new URL(page.url()).pathname).toBe('/shop/register');
    await expect(page.getByText('There is an account with this e-mail address already.').first()).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
    await page.goto(`${base}/reset-password?token=made-up`);
    await page.getByLabel('New password', { exact: true }).fill(second);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByText('This link has expired or is not complete.')).toBeVisible();
  });
});

test('the pages around a password in the Pages Router under basePath', { tag: '@deep' }, async ({ page }) => {
  const base = process.env.PAGES_URL!;
  const email = someone('shop');
  await page.goto(`${base}/register`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(first);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/shop' || pathname === '/shop/');
  await page.goto(`${base}/register`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(first);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/There is an account with this e-mail address already/);
});
