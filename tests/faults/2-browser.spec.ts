import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { browserFlags } from '../../tools/browser.js';
import { startStrippingProxy } from '../fixtures/strippingProxy.js';
import { admin, alert, badge, control, countOf, demo, expect, expectRefusal, fault, fillIn, HttpClient, secretText, signIn, signOut, submit, webUrl } from './support.js';

const login = '/auth/login';
const callback = '**/api/auth/callback/credentials*';

/** How often the browser posted the password. */
function countPosts(page: Page) {
  let posts = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/auth/callback/credentials')) posts++;
  });
  return () => posts;
}

fault(24, 'offline before submit', { provoked: 'the browser is offline, and the form is sent', expected: 'told at once' }, async ({ page, context }) => {
  await page.goto('/login');
  await fillIn(page);
  await context.setOffline(true);
  const start = Date.now();
  await submit(page);
  await expectRefusal(page, 'You are offline.');
  const after = Date.now() - start;
  await context.setOffline(false);
  await page.getByLabel('Password', { exact: true }).fill(demo.password);
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/');
  return `“You are offline” after ${after} ms; online again the same form signed in`;
});

fault(25, 'offline when the session is read', { provoked: 'offline, and the page gets the focus; then online', expected: 'the last user stays, marked stale, and recovers by itself' }, async ({ page, context }) => {
  await page.clock.install();
  await signIn(page, '/guarded');
  await context.setOffline(true);
  await page.clock.runFor(10_000);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(badge(page)).toHaveAttribute('data-state', 'stale');
  await expect(badge(page)).toContainText(demo.name);
  await expect(secretText(page)).toBeVisible();
  await context.setOffline(false);
  await expect(badge(page)).toHaveAttribute('data-state', 'signedIn');
  return 'stale with name and page in place; signed in again without anybody’s doing';
});

fault(26, '/providers or /csrf fails', { provoked: '502 with HTML for each of the two', expected: 'the form stays' }, async ({ page }) => {
  await page.goto('/login');
  for (const path of ['providers', 'csrf']) {
    const url = `**/api/auth/${path}`;
    await page.route(url, (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
    await fillIn(page);
    await submit(page);
    await expect(alert(page)).not.toBeEmpty();
    await expect(page.getByLabel('E-mail')).toHaveValue(demo.email);
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.unroute(url);
  }
  await fillIn(page);
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/');
  return 'a message and the e-mail in place, both times; then the same form signed in';
});

fault(27, 'a stale CSRF token', { provoked: 'the first token that the page gets is another one', expected: 'one silent renewal' }, async ({ page }) => {
  const posts = countPosts(page);
  await page.goto('/login');
  await fillIn(page);
  let first = true;
  await page.route('**/api/auth/csrf', (route) => {
    if (!first) return route.continue();
    first = false;
    return route.fulfill({ json: { csrfToken: 'a'.repeat(64) } });
  });
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/');
  expect(posts()).toBe(2);
  expect(await countOf(login)).toBe(1);
  return 'signed in without a word: two posts to NextAuth, one password to the backend';
});

fault(28, 'Back after sign-out', { provoked: 'sign-out on a guarded page, then Back, with the back-forward cache on', expected: 'no protected pixel', deep: true }, async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: browserFlags, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const context = await browser.newContext({ baseURL: webUrl, locale: 'en-US' });
    await context.addInitScript(countProtectedFrames);
    const page = await context.newPage();
    const counted = async (name: 'frames' | 'seen' | 'restored') => Number(await page.evaluate((key) => localStorage.getItem(key), `test.${name}`));
    for (const path of ['/guarded', '/guarded-server', '/guarded-proxy']) {
      await signIn(page, path);
      await expect(secretText(page)).toBeVisible();
      await signOut(page);
      await page.waitForURL((url) => url.pathname === '/');
      await expect(badge(page)).toHaveAttribute('data-state', 'signedOut');
      // From here on no frame may show it, that of a page out of the cache included.
      await page.evaluate(() => localStorage.setItem('test.over', '1'));
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForURL((url) => url.pathname === '/login');
      await expect(page.getByLabel('E-mail')).toBeVisible();
      await page.evaluate(() => localStorage.removeItem('test.over'));
    }
    // Next's `no-store` kept them out of the back-forward cache. A page that was made at build time has none.
    expect(await counted('restored')).toBe(0);
    await page.route('**/guarded', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'cache-control': 'no-cache' } });
    });
    await signIn(page, '/');
    await page.goto('/guarded');
    await expect(secretText(page)).toBeVisible();
    await signOut(page);
    await page.waitForURL((url) => url.pathname === '/');
    await expect(badge(page)).toHaveAttribute('data-state', 'signedOut');
    await page.evaluate(() => localStorage.setItem('test.over', '1'));
    // A page that comes out of the cache does not load again, which `goBack` would wait for.
    await page.evaluate(() => history.back());
    await page.waitForURL((url) => url.pathname === '/login', { waitUntil: 'commit' });
    await expect(page.getByLabel('E-mail')).toBeVisible();
    const [frames, seen, restored] = [await counted('frames'), await counted('seen'), await counted('restored')];
    // The counter works: before the sign-out it saw the text.
    expect(seen).toBeGreaterThan(0);
    expect(frames).toBe(0);
    expect(restored).toBe(1);
    return `the sign-in page, four times (guarded in the browser, on the server, in proxy.ts; and from the back-forward cache, which takes the page without its no-store); 0 frames with the text after the sign-out, ${seen} before`;
  } finally {
    await browser.close();
  }
});

/** Counts frames that show the protected text, before the sign-out (`seen`) and after it (`frames`). Runs in the page. */
function countProtectedFrames(): void {
  const add = (name: string) => localStorage.setItem(name, String(Number(localStorage.getItem(name)) + 1));
  window.addEventListener('pageshow', ({ persisted }) => persisted && add('test.restored'));
  // Called right before each frame is painted.
  const look = () => {
    if (document.body?.innerText.includes('Only people who are signed in see this.')) add(localStorage.getItem('test.over') ? 'test.frames' : 'test.seen');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

fault(29, 'Back to the sign-in page', { provoked: 'the sign-in page is opened by someone who is signed in', expected: 'go on to the destination' }, async ({ page }) => {
  await signIn(page, '/products');
  await page.goto('/login?callbackUrl=/products');
  await page.waitForURL((url) => url.pathname === '/products');
  return 'on at /products';
});

fault(30, 'double click, Enter held down', { provoked: 'two clicks, then Enter ten times, while the first request is under way', expected: '1 request', deep: true }, async ({ page }) => {
  const posts = countPosts(page);
  await page.goto('/login');
  await fillIn(page);
  await control.tell({ faults: [{ path: login, kind: 'delay', milliseconds: 3000 }] });
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick();
  await page.getByLabel('Password', { exact: true }).focus();
  // By the keyboard, not by the field: on a slow machine the form has gone before the last of them.
  for (let i = 0; i < 10; i++) await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  expect(posts()).toBe(1);
  return `${posts()} POST`;
});

fault(31, 'unmount during submit', { provoked: 'another page is opened while the sign-in is under way', expected: 'no late navigation' }, async ({ page }) => {
  await page.goto('/login?callbackUrl=/products');
  await fillIn(page);
  await control.tell({ faults: [{ path: login, kind: 'delay', milliseconds: 1500 }] });
  const answered = page.waitForResponse(callback);
  await submit(page);
  await expect.poll(() => countOf(login)).toBe(1);
  // A link of Next's router: the page stays, the form goes.
  await page.getByRole('link', { name: 'Acme' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await answered;
  await expect(badge(page)).toHaveAttribute('data-state', 'signedIn');
  expect(new URL(page.url()).pathname).toBe('/');
  return 'the answer came, the badge tells the truth, and the page stayed where the person had gone';
});

fault(32, 'answers out of order', { provoked: 'a first sign-in answers after its time-out, while a second one of somebody else waits', expected: 'the last submit wins', deep: true }, async ({ page }) => {
  await page.clock.install();
  let answers = 0;
  page.on('response', (answer) => answer.url().includes('/api/auth/callback/credentials') && answers++);
  await page.goto('/login');
  await fillIn(page);
  await control.tell({ faults: [{ path: login, times: 1, kind: 'delay', milliseconds: 3000 }] });
  await submit(page);
  await expect.poll(() => countOf(login)).toBe(1);
  await page.clock.runFor(10_100);
  await expect(alert(page)).toContainText('took too long');
  await fillIn(page, admin);
  await submit(page);
  await expect.poll(() => countOf(login), { timeout: 10_000 }).toBe(2);
  await page.waitForURL((url) => url.pathname === '/');
  // The late one brings a cookie as well: only then the question is decided.
  await expect.poll(() => answers).toBe(2);
  await expect(badge(page)).toContainText(admin.name);
  const { user } = (await (await page.request.get('/api/auth/session')).json()) as { user: { email: string } };
  expect(user.email).toBe(admin.email);
  return 'the second password left when the first had its answer; Ada, who came last, is signed in';
});

fault(33, 'the session expires while typing', { provoked: 'the session ends while a note is being typed', expected: 'an in-place sign-in that keeps the text, for the same user only', deep: true }, async ({ page }) => {
  const note = page.getByLabel('Note');
  const endWhileTyping = async () => {
    await control.tell({ tokenLifetime: 4, refreshLifetime: 1 });
    await signIn(page, '/notes');
    await note.fill('Half a thought');
    await control.tell({ tokenLifetime: 3600, refreshLifetime: 3600 });
  };
  const dialog = page.getByRole('dialog', { name: 'Your session has ended.' });
  await endWhileTyping();
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await dialog.getByLabel('Password', { exact: true }).fill(demo.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(note).toHaveValue('Half a thought');
  await expect(badge(page)).toContainText(demo.name);
  await signOut(page);
  await page.waitForURL((url) => url.pathname === '/');
  await endWhileTyping();
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await dialog.getByLabel('E-mail').fill(admin.email);
  await dialog.getByLabel('Password', { exact: true }).fill(admin.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(badge(page)).toContainText(admin.name);
  await expect(note).toHaveValue('');
  return 'Dana signed in again in the dialog and her text was there; Ada in her place found an empty page';
});

fault(34, 'another user in another tab', { provoked: 'Ada signs in in a second tab while Dana’s note stands in the first', expected: 'the first one’s data goes', deep: true }, async ({ page, context }) => {
  await signIn(page, '/notes');
  await page.getByLabel('Note').fill('Private');
  const other = await context.newPage();
  // In the very second of the first sign-in: what tabs tell each other has whole seconds, and storage is silent about what stays the same.
  const told = await page.evaluate(() => localStorage.getItem('nextauth.message'));
  await other.clock.setFixedTime((JSON.parse(told!) as { timestamp: number }).timestamp * 1000);
  // The sign-in page takes on whoever is signed in, unless it has something to say.
  await other.goto('/login?error=SessionRequired&callbackUrl=/');
  await fillIn(other, admin);
  await submit(other);
  await other.waitForURL((url) => url.pathname === '/');
  await expect(badge(page)).toContainText(admin.name);
  await expect(page.getByLabel('Note')).toHaveValue('');
  await expect(page.getByText(demo.name)).toHaveCount(0);
  return 'the first tab shows Ada, an empty note, and nothing of Dana';
});

fault(35, 'sign-out fails', { provoked: 'sign-out while offline; sign-out while NextAuth answers 500', expected: 'say so, hide the data, retry' }, async ({ page, context }) => {
  await signIn(page, '/guarded');
  await context.setOffline(true);
  await signOut(page);
  await expect(badge(page)).toHaveAttribute('data-state', 'signOutPending');
  await expect(badge(page)).toContainText('Signed out here.');
  await expect(secretText(page)).toHaveCount(0);
  await expect(page.getByText(demo.name)).toHaveCount(0);
  await context.setOffline(false);
  await page.waitForURL((url) => url.pathname === '/login', { timeout: 20_000 });
  expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  await signIn(page, '/guarded');
  await page.route('**/api/auth/signout', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Error</h1>' }));
  await signOut(page);
  await expect(badge(page)).toHaveAttribute('data-state', 'signOutPending');
  await expect(secretText(page)).toHaveCount(0);
  await page.unroute('**/api/auth/signout');
  await page.waitForURL((url) => url.pathname === '/login', { timeout: 20_000 });
  expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  return 'hidden and said at once, both times; when the server could be reached it was finished by itself, and the server knows';
});

fault(38, 'storage blocked', { provoked: 'localStorage and sessionStorage throw', expected: 'works', deep: true }, async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await signIn(page, '/guarded');
  await expect(secretText(page)).toBeVisible();
  await signOut(page);
  await page.waitForURL((url) => url.pathname === '/');
  await expect(badge(page)).toHaveAttribute('data-state', 'signedOut');
  await control.tell({ faults: [{ path: login, times: 1, kind: 'status', status: 429, headers: { 'retry-after': '30' }, body: '{}' }] });
  await page.goto('/login');
  await fillIn(page);
  await submit(page);
  await expect(page.getByRole('timer')).toContainText('seconds');
  return 'sign-in, guard, sign-out and a countdown, all without storage';
});

fault(39, 'cookies blocked', { provoked: 'a proxy drops all cookies, both ways', expected: 'explained; at most two redirects' }, async ({ browser }) => {
  const proxy = await startStrippingProxy();
  const context = await browser.newContext({ baseURL: webUrl, locale: 'en-US', proxy: { server: proxy.url, bypass: '<-loopback>' } });
  try {
    const page = await context.newPage();
    const visited: string[] = [];
    page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname));
    await page.goto('/guarded');
    await page.waitForURL((url) => url.pathname === '/login');
    await fillIn(page);
    await submit(page);
    await expect(alert(page)).not.toBeEmpty();
    const text = await alert(page).innerText();
    expect(text).toMatch(/blocks cookies|open for too long/);
    expect(visited.length).toBeLessThanOrEqual(3);
    return `“${text}” after ${visited.join(' → ')}`;
  } finally {
    await context.close();
    await proxy.close();
  }
});

fault(44, 'hydration', { provoked: 'every kind of page, signed out and signed in, in two languages', expected: '0 mismatches', deep: true }, async ({ page, context }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && !message.text().startsWith('Failed to load') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const pages = ['/', '/login', '/login?error=nau.tooManyAttempts.30', '/notes', '/guarded', '/products-proxy', '/pages-router', '/pages-router/login'];
  const visit = async () => {
    for (const path of pages) {
      await page.goto(path);
      // React has the page when its elements know of it.
      await page.waitForFunction(() => Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__reactFiber')));
    }
  };
  await visit();
  await context.addCookies([{ name: 'demo-language', value: 'ko', url: webUrl }]);
  await visit();
  await context.clearCookies({ name: 'demo-language' });
  await page.goto('/login?callbackUrl=/');
  await fillIn(page);
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/');
  await visit();
  expect(complaints).toEqual([]);
  return `${pages.length} pages, three times: no complaint in the console`;
});

fault(47, 'in a foreign iframe', { provoked: 'a page of another origin frames the sign-in page', expected: 'refused or documented' }, async ({ page }) => {
  const foreign = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Foreign</title><iframe src="${webUrl}/login"></iframe>`));
  await new Promise<void>((resolve) => {
    foreign.listen(0, '127.0.0.1', resolve);
  });
  try {
    const blocked = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors'), timeout: 15_000 });
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
    await blocked;
    await expect(page.frameLocator('iframe').getByLabel('E-mail')).toHaveCount(0);
    return 'Chromium refused to frame it (frame-ancestors, which the README tells apps to send)';
  } finally {
    await new Promise<void>((resolve) => {
      foreign.closeAllConnections();
      foreign.close(() => resolve());
    });
  }
});

fault(49, 'hostile cookies', { provoked: 'next-auth.callback-url=javascript:…, an extra session-token.9, a session token of garbage', expected: 'repaired, no loop', deep: true }, async ({ page, context }) => {
  await signIn(page, '/');
  await context.addCookies([
    { name: 'next-auth.callback-url', value: 'javascript:alert(1)', url: webUrl },
    { name: 'next-auth.session-token.9', value: 'planted', url: webUrl },
  ]);
  await page.goto('/guarded-server');
  await expect(secretText(page)).toBeVisible();
  await page.goto('/guarded-proxy');
  await expect(secretText(page)).toBeVisible();
  await signOut(page);
  await page.waitForURL((url) => url.pathname === '/');
  await context.clearCookies();
  await context.addCookies([{ name: 'next-auth.session-token', value: 'garbage', url: webUrl }]);
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));
  await page.goto('/guarded-server');
  await fillIn(page);
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/guarded-server');
  expect(visited.length).toBeLessThanOrEqual(4);
  const client = new HttpClient();
  client.cookies.set('next-auth.callback-url', 'javascript%3Aalert(1)');
  expect((await client.request('/api/auth/session')).status).toBe(200);
  return 'still signed in beside both planted cookies; with garbage as the session one sign-in and back';
});
