import { build } from 'esbuild';
import type { Page } from '@playwright/test';
import { backendUrl, badge, control, demo, expect, fault, fillIn, secretText, signIn, signOut, submit, webUrl } from './support.js';

const pages = ['/', '/login', '/login?error=OAuthAccountNotLinked', '/register', '/forgot-password', '/reset-password?token=x', '/auth-error?error=Verification', '/verify-request', '/signout', '/welcome', '/pages-router/login'];

/** What the page's Content-Security-Policy refused, by the browser's own words; of pages without scripts too. */
function violations(page: Page): string[] {
  const seen: string[] = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && seen.push(`${page.url()}: ${message.text()}`));
  return seen;
}

/** What is asked for at other addresses than the app's and the backend's, of which the policy lets pictures through. */
function foreign(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(webUrl).origin && origin !== new URL(backendUrl).origin) seen.push(`${page.url()}: ${request.url()}`);
  });
  return seen;
}

fault(45, 'a strict CSP', { provoked: 'every page below style-src and script-src with a nonce, with and without scripts', expected: '0 violations, and nothing loaded from elsewhere' }, async ({ page, browser }) => {
  const seen = violations(page);
  const loaded = foreign(page);
  for (const path of pages) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'];
    expect(policy).toMatch(/style-src 'self' 'nonce-[^']+';/);
    expect(policy).not.toContain('unsafe');
    expect(policy?.split('; ')).toEqual(expect.arrayContaining(["object-src 'none'", "base-uri 'none'"]));
    await expect(page.locator('[data-auth-root]').first()).toBeVisible();
  }
  // The brand's colour came through: its rule has the nonce.
  await page.goto('/login');
  await expect(page.locator('[data-slot="submit"]')).toHaveCSS('background-color', 'rgb(15, 118, 110)');
  await page.getByLabel('E-mail').fill(demo.email);
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  await signIn(page, '/guarded-proxy');
  await expect(secretText(page)).toBeVisible();
  await badge(page).locator('summary').click();
  await page.goto('/change-password');
  await expect(page.getByLabel('Current password')).toBeVisible();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env.FAULT_WEB_URL });
  const still = await context.newPage();
  const seenWithout = violations(still);
  const loadedWithout = foreign(still);
  for (const path of pages) await still.goto(path);
  await context.close();
  expect([...seen, ...seenWithout]).toEqual([]);
  expect([...loaded, ...loadedWithout]).toEqual([]);
  // And the policy is one that refuses.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' })));
  await expect.poll(() => seen.length).toBeGreaterThan(0);
  // A picture it lets through, and it is noticed.
  await page.route('https://elsewhere.example/**', (route) => route.abort());
  await page.evaluate(() => (new Image().src = 'https://elsewhere.example/x.png'));
  await expect.poll(() => loaded.length).toBeGreaterThan(0);
  return `${pages.length} pages twice, sign-in, badge and a guarded page: 0 violations, nothing from elsewhere, and the brand’s colour; a planted style was refused, a planted picture noticed`;
});

fault(46, 'Trusted Types', { provoked: 'a policy under which no text becomes a script or markup but by Next’s own policy, and the app’s for addresses of Next’s scripts; sign-in, its error, links, a dialog, a second step and sign-out', expected: '0 violations', deep: true }, async ({ page }) => {
  // The browser tells these to the console as well, and to whoever listens on the page.
  const seen = violations(page);
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => console.error(`Content Security Policy: ${effectiveDirective} ${sample}`));
  });
  for (const path of pages) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'];
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toMatch(/trusted-types nextjs default$/);
    await expect(page.locator('[data-auth-root]').first()).toBeVisible();
  }
  await page.goto('/login');
  await fillIn(page, { ...demo, password: 'wrong' });
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'don’t match' })).toBeVisible();
  // The second step is loaded when it is asked for: a script whose address comes from a text.
  await control.tell({ faults: [{ path: '/auth/login', kind: 'status', status: 200, body: '{"challenge":{"kind":"otp","handle":"x","expires_in":600}}' }] });
  await fillIn(page);
  const chunk = page.waitForRequest((request) => request.resourceType() === 'script');
  await submit(page);
  await chunk;
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the password' }).click();
  await control.reset();
  await control.tell({ tokenLifetime: 4, refreshLifetime: 1 });
  await signIn(page, '/notes');
  await control.reset();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended.' });
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await dialog.getByLabel('Password', { exact: true }).fill(demo.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto('/guarded-server');
  await expect(secretText(page)).toBeVisible();
  // Each link of the home page, by Next's router, which fetches scripts for it.
  await page.goto('/');
  const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  for (const href of links) {
    await page.goto('/');
    await page.getByRole('main').locator(`a[href="${href}"]`).first().click();
    await page.waitForURL((url) => url.pathname !== '/');
    await expect(page.locator('[data-auth-root]').first()).toBeVisible();
  }
  await page.goto('/');
  // Chromium may never close a page that it is just leaving.
  const next = page.waitForEvent('load');
  await signOut(page);
  await next;
  await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(seen).toEqual([]);
  // And the policy is one that refuses, on a page of its own.
  const other = await page.context().newPage();
  await other.goto('/login');
  const refused = await other.evaluate(() => {
    const isRefused = (act: () => void) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    return [
      () => (document.body.innerHTML = '<p>planted</p>'),
      ...['https://elsewhere.example/x.js', '/api/auth/signin', 'data:text/javascript,1'].map((address) => () => (document.createElement('script').src = address)),
    ].map(isRefused);
  });
  expect(refused).toEqual([true, true, true, true]);
  return `${pages.length} pages, a wrong password, a second step, sign-in, again in a dialog, ${links.length} links, sign-out: 0 violations; a planted innerHTML and three foreign scripts were refused`;
});

fault(48, '400 % zoom, forced colours, right-to-left', { deep: true, provoked: '1280 by 1024 at 400 %, a forced palette, Arabic', expected: 'all is whole' }, async ({ browser }) => {
  const { outputFiles } = await build({ entryPoints: ['tests/looks/textProblems.ts'], bundle: true, format: 'iife', globalName: 'looks', write: false });
  const rule = outputFiles[0]!.text;
  let looked = 0;
  for (const { language, forcedColors } of [{ language: 'en', forcedColors: 'none' }, { language: 'de', forcedColors: 'active' }, { language: 'ar', forcedColors: 'none' }, { language: 'ar', forcedColors: 'active' }] as const) {
    const context = await browser.newContext({ baseURL: process.env.FAULT_WEB_URL, viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, forcedColors, bypassCSP: true });
    await context.addCookies([{ name: 'demo-language', value: language, url: process.env.FAULT_WEB_URL! }]);
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(path);
      await expect(page.locator('[data-auth-root]').first()).toBeVisible();
      await page.addScriptTag({ content: rule });
      // The page of the app's own is not the kit's.
      const problems = await page.evaluate(() => [...document.querySelectorAll('[data-auth-root]')].flatMap((root) => (window as unknown as { looks: { textProblems: (place: Element) => string[] } }).looks.textProblems(root)));
      expect(problems, `${path} in ${language}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} scrolls sideways in ${language}`).toBeLessThanOrEqual(0);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
      if (forcedColors === 'active') {
        // A control without an edge would be nowhere to be seen.
        const edgeless = await page.locator('[data-auth-root] :is(input:not([type=hidden]), [data-slot="submit"], [data-slot="button"], [data-slot="provider-button"]):visible').evaluateAll((controls) =>
          controls.filter((one) => {
            const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(one);
            return parseFloat(borderTopWidth) < 1 || borderTopStyle === 'none' || borderTopColor === backgroundColor;
          }).map(({ outerHTML }) => outerHTML.slice(0, 120)),
        );
        expect(edgeless, path).toEqual([]);
      }
      looked++;
    }
    if (forcedColors === 'active') {
      // Where the focus is can be seen, and only there.
      await page.goto('/login');
      const email = page.locator('input[type="email"]');
      const outline = () => email.evaluate((input) => `${getComputedStyle(input).outlineStyle} ${getComputedStyle(input).outlineWidth}`);
      expect(await outline()).toBe('solid 0px');
      await email.focus();
      expect(await outline()).toBe('solid 2px');
    }
    await context.close();
  }
  return `${looked} pages: no text is cut off, covered or beyond the page, each control has an edge, the focus a ring`;
});
