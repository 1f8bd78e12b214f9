import { decode } from 'next-auth/jwt';
import { faultSecret } from '../../tools/faultServers.js';
import { admin, alert, backendUrl, control, countOf, demo, expect, expectRefusal, fault, fillIn, HttpClient, log, retryWorks, signIn, submit, withEndedToken, badge, secretText, untilEnded } from './support.js';

const login = '/auth/login';

fault(1, 'refused', { provoked: 'the backend’s port is closed', expected: 'a message at once, retry offered, the e-mail kept' }, async ({ page }) => {
  await page.goto('/login');
  await fillIn(page);
  await control.tell({ listening: false });
  const start = Date.now();
  await submit(page);
  await expectRefusal(page, 'We can’t reach the sign-in service.');
  const after = Date.now() - start;
  await retryWorks(page);
  return `“We can’t reach the sign-in service” after ${after} ms; then the same form signed in`;
});

fault(2, 'the backend hangs', { provoked: 'the backend takes the request and never answers; the page’s clock is moved', expected: '“taking longer” after 3 s, time-out at 10 s' }, async ({ page }) => {
  await page.clock.install();
  await page.goto('/login');
  await fillIn(page);
  await control.tell({ faults: [{ path: login, kind: 'hang' }] });
  // From here on time passes only as the test says.
  await page.clock.pauseAt(Date.now() + 60_000);
  const start = Date.now();
  await submit(page);
  await expect.poll(() => countOf(login)).toBe(1);
  await page.clock.runFor(2500);
  await expect(page.locator('[data-slot="login-form"]')).toHaveAttribute('data-state', 'submitting');
  await page.clock.runFor(600);
  await expect(page.locator('[data-slot="slow"]')).toHaveText('This is taking longer than usual.');
  await page.clock.runFor(7000);
  await expectRefusal(page, 'The sign-in service took too long to answer.');
  // The server gives up after ten seconds of its own; this was the browser.
  expect(Date.now() - start).toBeLessThan(9000);
  return 'quiet at 2.5 s, “taking longer than usual” at 3.1 s, “took too long to answer” at 10.1 s; the e-mail was kept';
});

fault(3, 'it drips bytes', { provoked: 'a byte each 200 ms, without end', expected: 'the same total limit as a hang', deep: true }, async () => {
  await control.tell({ faults: [{ path: login, kind: 'drip' }] });
  const client = new HttpClient();
  const start = Date.now();
  const { url } = await client.signIn();
  expect(url).toContain('nau.backendTimeout');
  return `NextAuth answered backendTimeout after ${((Date.now() - start) / 1000).toFixed(1)} s, although bytes came all the time`;
});

fault(4, 'reset in mid-body', { provoked: 'the connection is cut after 20 of 100,000 bytes', expected: 'as refused' }, async ({ page }) => {
  await page.goto('/login');
  await fillIn(page);
  await control.tell({ faults: [{ path: login, kind: 'reset', body: '{"access_token":"eyJ' }] });
  await submit(page);
  await expectRefusal(page, 'We can’t reach the sign-in service.');
  await retryWorks(page);
  return 'the message of a refused connection; then the same form signed in';
});

fault(5, '5xx', { provoked: '500 at login; 500 at refresh', expected: '“a problem on our side”; one POST of the password; at most two of the refresh', deep: true }, async ({ page }) => {
  await page.goto('/login');
  await fillIn(page);
  await control.tell({ faults: [{ path: login, kind: 'status', status: 500, body: '{}' }] });
  await submit(page);
  await expectRefusal(page, 'There is a problem on our side.');
  const posts = await countOf(login);
  expect(posts).toBe(1);
  await control.reset();
  const client = await withEndedToken();
  await control.tell({ faults: [{ path: '/auth/refresh', kind: 'status', status: 500, body: '{}' }] });
  expect((await client.session()).user).toBeDefined();
  const refreshes = await countOf('/auth/refresh');
  expect(refreshes).toBeGreaterThan(0);
  expect(refreshes).toBeLessThanOrEqual(2);
  return `told; ${posts} POST of the password, ${refreshes} of the refresh, still signed in`;
});

fault(6, '429 or 503 with Retry-After', { provoked: '429 with 30, with a date, with garbage, with 9999999999; 503 with 45', expected: 'the wait counts down, capped, and survives a reload', deep: true }, async ({ page }) => {
  await page.clock.install();
  const meet = async (retryAfter: string, status = 429, text = 'Too many attempts.') => {
    await page.evaluate(() => sessionStorage.clear()).catch(() => {});
    await page.goto('/login');
    await fillIn(page);
    await control.tell({ faults: [{ path: login, times: 1, kind: 'status', status, headers: { 'retry-after': retryAfter }, body: '{}' }] });
    await submit(page);
    await expect(alert(page)).toContainText(text);
  };
  const timer = page.getByRole('timer');
  await meet('30');
  await expect(timer).toHaveText(/in (30|29) seconds/);
  await page.clock.runFor(10_000);
  await expect(timer).toHaveText(/in (20|19|18) seconds/);
  await page.reload();
  await expect(timer).toHaveText(/in (20|19|18|17|16) seconds/);
  await expect(alert(page)).toContainText('Too many attempts.');
  const before = await countOf(login);
  await fillIn(page);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  expect(await countOf(login)).toBe(before);
  await page.clock.runFor(21_000);
  await expect(timer).toHaveText('You can try again now.');
  await meet(new Date(Date.now() + 90_000).toUTCString());
  await expect(timer).toHaveText('You can try again in 2 minutes.');
  await meet('soon');
  await expect(timer).toHaveCount(0);
  await meet('9999999999');
  await expect(timer).toHaveText('You can try again in 1,440 minutes.');
  await meet('45', 503, 'There is a problem on our side.');
  await expect(timer).toHaveText(/in (45|44) seconds/);
  return '30 s counted down to 20, went on after a reload, nothing was sent before the end; a date: 2 minutes; garbage: no wait; huge: one day; 503: 45 s';
});

fault(7, 'HTML, empty, null, 50 MB, deep JSON', { provoked: 'five answers of 200 that are no login', expected: 'a backend fault each; at most 1 MB is read' }, async ({ page }) => {
  const bodies = {
    HTML: { body: '<!doctype html><h1>Welcome</h1>', headers: { 'content-type': 'text/html' } },
    empty: { body: '' },
    null: { body: 'null' },
    '50 MB': { body: 'x'.repeat(1_000_000), repeat: 50 },
    deep: { body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
  };
  await page.goto('/login');
  for (const answer of Object.values(bodies)) {
    await control.tell({ faults: [{ path: login, times: 1, kind: 'status', ...answer }] });
    await fillIn(page);
    await submit(page);
    await expectRefusal(page, 'There is a problem on our side.');
  }
  await retryWorks(page);
  expect(log()).toContain('answered more than 1048576 bytes');
  return `“a problem on our side” for ${Object.keys(bodies).join(', ')}; the log says that the rest of 50 MB was not read`;
});

fault(8, 'no access_token, or not a string', { provoked: 'a login without a token; one with an object', expected: 'no session' }, async () => {
  for (const tokenShape of ['missing', 'notAString'] as const) {
    await control.tell({ tokenShape });
    const client = new HttpClient();
    expect((await client.signIn()).url).toContain('nau.backendFault');
    expect(await client.session()).toEqual({});
  }
  return 'backendFault and no session, both';
});

fault(9, 'malformed JWT', { provoked: 'the token “not.a-jwt”', expected: 'no session' }, async () => {
  await control.tell({ tokenShape: 'malformed' });
  const client = new HttpClient();
  expect((await client.signIn()).url).toContain('nau.backendFault');
  expect(await client.session()).toEqual({});
  return 'backendFault and no session';
});

fault(10, 'expired when issued', { provoked: 'the backend’s clock is two hours behind', expected: 'no session, and the log hints at the clocks' }, async () => {
  await control.tell({ clockOffset: -7200 });
  const client = new HttpClient();
  expect((await client.signIn()).url).toContain('nau.backendFault');
  expect(await client.session()).toEqual({});
  await expect.poll(log).toContain('Compare the clocks of this server and of the backend');
  return 'backendFault, no session, “Compare the clocks …” in the log';
});

fault(11, 'no exp', { provoked: 'a token without exp', expected: 'a documented default (expires_in, else one hour)' }, async () => {
  await control.tell({ tokenShape: 'noExp' });
  const client = new HttpClient();
  await client.signIn();
  const { accessTokenExpiresIn = 0 } = await client.session();
  expect(accessTokenExpiresIn).toBeGreaterThan(3500);
  expect(accessTokenExpiresIn).toBeLessThanOrEqual(3600);
  return `signed in for ${accessTokenExpiresIn} s`;
});

fault(12, 'huge token', { provoked: 'tokens of 8,000 and of 10,000 bytes', expected: '8 KB works, more is refused; never a 431' }, async ({ page }) => {
  await control.tell({ tokenBytes: 8000 });
  await signIn(page, '/guarded');
  await expect(secretText(page)).toBeVisible();
  await control.tell({ tokenBytes: 10_000 });
  const client = new HttpClient();
  expect((await client.signIn()).url).toContain('nau.configuration');
  const { status } = await client.request('/');
  expect(status).toBe(200);
  await expect.poll(log).toMatch(/access token has \d+ bytes; 8192 are allowed/);
  return '8,000 bytes: signed in; 10,000: refused as a configuration error, the log names the limit, pages answer 200';
});

fault(13, 'from several cookie chunks to one', { provoked: 'a token of 8,000 bytes is renewed to a short one', expected: 'the old chunks go', deep: true }, async () => {
  await control.tell({ tokenBytes: 8000, tokenLifetime: 4 });
  const client = new HttpClient();
  await client.signIn();
  const names = () => [...client.cookies.keys()].filter((name) => name.includes('session-token')).toSorted();
  const before = names();
  expect(before.length).toBeGreaterThan(2);
  const session = await client.session();
  await control.tell({ tokenBytes: 0, tokenLifetime: 3600 });
  await untilEnded(session);
  expect((await client.session()).user).toBeDefined();
  expect(names()).toEqual(['next-auth.session-token']);
  return `${before.length} chunks became one cookie, and the session goes on`;
});

fault(14, 'clocks that differ', { provoked: 'at the renewal the backend’s clock is an hour behind, then an hour ahead; the browser’s is two hours ahead', expected: 'the server’s time decides, no refresh loop', deep: true }, async ({ page }) => {
  const client = await withEndedToken();
  await control.tell({ clockOffset: -3600 });
  for (let i = 0; i < 5; i++) expect((await client.session()).error).toBeUndefined();
  const behind = (await control.counts()).refreshes;
  expect(behind).toBe(1);
  await control.tell({ clockOffset: 3600 });
  const other = new HttpClient();
  await other.signIn(admin);
  const { accessTokenExpiresIn = 0 } = await other.session();
  expect(accessTokenExpiresIn).toBeLessThanOrEqual(3600);
  await control.tell({ clockOffset: 0, forgetCounts: true });
  await page.clock.install({ time: Date.now() + 7_200_000 });
  let reads = 0;
  page.on('request', (request) => request.url().endsWith('/api/auth/session') && reads++);
  await signIn(page, '/guarded');
  await expect(secretText(page)).toBeVisible();
  // Nothing may be under way: its time-out would come before its answer.
  await page.waitForLoadState('networkidle');
  await page.clock.runFor(60_000);
  await expect(secretText(page)).toBeVisible();
  await expect(badge(page)).toHaveAttribute('data-state', 'signedIn');
  expect((await control.counts()).refreshes).toBe(0);
  expect(reads).toBeLessThanOrEqual(4);
  return `behind: ${behind} refresh for five reads, signed in; ahead: the token counts for ${accessTokenExpiresIn} s, its own lifetime; the browser ahead: signed in, no refresh, ${reads} reads of the session in a minute`;
});

fault(15, '100 requests at once after expiry', { provoked: 'a hundred session reads with the same ended token', expected: '1 refresh, 100 successes', deep: true }, async () => {
  const client = await withEndedToken();
  // So that all of them come while the renewal is under way.
  await control.tell({ faults: [{ path: '/auth/refresh', kind: 'delay', milliseconds: 500 }] });
  const cookie = client.cookieHeader;
  const sessions = await Promise.all(Array.from({ length: 100 }, () => client.session({ cookie, keep: false })));
  const tokens = new Set(sessions.map(({ jwt }) => jwt));
  const counts = await control.counts();
  expect(counts).toEqual({ refreshes: 1, reuses: 0 });
  expect(tokens.size).toBe(1);
  expect(sessions.every(({ jwt, error }) => jwt !== undefined && error === undefined)).toBe(true);
  return `${sessions.length} answers with one token, ${counts.refreshes} refresh, ${counts.reuses} reuses`;
});

fault(16, 'an old cookie after a new one', { provoked: 'after a renewal the cookie from before it is sent again', expected: 'the token store has the newest tokens', deep: true }, async () => {
  const client = await withEndedToken();
  const old = client.cookieHeader;
  const { jwt } = await client.session();
  const again = await client.session({ cookie: old, keep: false });
  expect(again.jwt).toBe(jwt);
  expect(await control.counts()).toEqual({ refreshes: 1, reuses: 0 });
  return 'the old cookie gave the new token, without another refresh';
});

fault(17, 'a reused refresh token', { provoked: 'a thief uses the refresh token of two open tabs first', expected: 'the session ends once, in all tabs, and sign-in returns to the same place', deep: true }, async ({ page, context }) => {
  await control.tell({ tokenLifetime: 8 });
  await signIn(page, '/guarded?from=one');
  const other = await context.newPage();
  await other.goto('/guarded?from=two');
  await expect(secretText(other)).toBeVisible();
  const cookie = (await context.cookies()).find(({ name }) => name === 'next-auth.session-token')!;
  const token = await decode({ token: cookie.value, secret: faultSecret });
  const stolen = await fetch(`${backendUrl}/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refresh_token: token!.backend!.refreshToken }),
  });
  expect(stolen.status).toBe(200);
  for (const tab of [page, other]) await tab.waitForURL((url) => url.pathname === '/login' && url.searchParams.get('error') === 'SessionRequired');
  const counts = await control.counts();
  expect(counts.reuses).toBe(1);
  await control.tell({ tokenLifetime: 3600 });
  await fillIn(page);
  await submit(page);
  await page.waitForURL((url) => url.pathname + url.search === '/guarded?from=one');
  await expect(secretText(page)).toBeVisible();
  return `${counts.reuses} reuse; both tabs went to the sign-in page, which said why; signing in led back to /guarded?from=one`;
});

fault(18, 'refresh answers 500', { provoked: '500 at each refresh while the page is open, longer than the token lives', expected: 'stay signed in, back off', deep: true }, async ({ page }) => {
  await control.tell({ tokenLifetime: 5 });
  await signIn(page, '/guarded');
  await control.tell({ faults: [{ path: '/auth/refresh', kind: 'status', status: 500, body: '{}' }], tokenLifetime: 3600 });
  await expect.poll(() => countOf('/auth/refresh'), { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  const session = async () => (await (await page.request.get('/api/auth/session')).json()) as { accessTokenExpiresIn: number; error?: string };
  await expect.poll(async () => (await session()).accessTokenExpiresIn).toBe(0);
  await expect(secretText(page)).toBeVisible();
  expect((await session()).error).toBeUndefined();
  const tries = await countOf('/auth/refresh');
  await control.reset();
  await expect.poll(async () => (await session()).accessTokenExpiresIn, { timeout: 20_000 }).toBeGreaterThan(0);
  await expect(badge(page)).toHaveAttribute('data-state', 'signedIn');
  return `${tries} requests to the refresh, the page and its data stayed; when the refresh answered again it was renewed by itself`;
});

fault(19, 'the refresh answer is lost', { provoked: 'the backend renews, and the connection is cut before its answer', expected: 'another try within the backend’s overlap if it has one, else the session ends once', deep: true }, async () => {
  const lose = { path: '/auth/refresh', times: 1, when: 'after', kind: 'reset' } as const;
  await control.tell({ refreshOverlap: 30 });
  const kept = await withEndedToken();
  await control.tell({ faults: [lose] });
  const survivor = await kept.session();
  expect(survivor.error).toBeUndefined();
  expect(survivor.jwt).toBeDefined();
  await control.reset();
  const ending = await withEndedToken();
  await control.tell({ faults: [lose] });
  const sessions = await Promise.all(Array.from({ length: 10 }, () => ending.session({ keep: false })));
  expect(sessions.every(({ error }) => error === 'expired')).toBe(true);
  const counts = await control.counts();
  expect(counts.reuses).toBe(1);
  return `with an overlap: renewed; without: expired for all ten, ${counts.reuses} reuse`;
});

fault(20, 'two tabs', { provoked: 'two open pages when the token ends', expected: '1 refresh', deep: true }, async ({ page, context }) => {
  await control.tell({ tokenLifetime: 4 });
  await signIn(page, '/guarded');
  const other = await context.newPage();
  await other.goto('/guarded');
  await expect(secretText(other)).toBeVisible();
  await control.tell({ tokenLifetime: 3600, forgetCounts: true });
  await expect.poll(async () => (await control.counts()).refreshes, { timeout: 20_000 }).toBe(1);
  for (const tab of [page, other]) {
    await tab.reload();
    await expect(secretText(tab)).toBeVisible();
  }
  const counts = await control.counts();
  expect(counts).toEqual({ refreshes: 1, reuses: 0 });
  return `${counts.refreshes} refresh, both tabs signed in`;
});

fault(37, '403', { provoked: 'the products endpoint answers 403', expected: 'stays signed in' }, async ({ page }) => {
  await signIn(page, '/');
  await control.tell({ faults: [{ path: '/products', kind: 'status', status: 403, headers: { 'access-control-allow-origin': '*' }, body: '{}' }] });
  await page.goto('/products-proxy');
  await expect(page.getByText('The products could not be read.')).toBeVisible();
  await expect(badge(page)).toHaveAttribute('data-state', 'signedIn');
  expect((await control.counts()).refreshes).toBe(0);
  return 'the page says that it failed; the badge shows the person; no refresh';
});

fault(36, '401 although exp is in the future', { provoked: 'one 401 of the products endpoint, then 401 for good', expected: 'one refresh and success; then the session ends once' }, async ({ page }) => {
  await signIn(page, '/');
  await control.tell({ faults: [{ path: '/products', times: 1, kind: 'status', status: 401, body: '{}' }] });
  await page.goto('/products-proxy');
  await expect(page.locator('.products li').first()).toBeVisible();
  expect(await control.counts()).toEqual({ refreshes: 1, reuses: 0 });
  await control.tell({ faults: [{ path: '/products', kind: 'status', status: 401, body: '{}' }] });
  await page.goto('/products-proxy');
  await expect(page.getByText('Unauthorized')).toBeVisible();
  const { error } = (await (await page.request.get('/api/auth/session')).json()) as { error?: string };
  expect(error).toBe('expired');
  return `a list after one refresh (${demo.name} noticed nothing); when the new token was refused too, the session ended`;
});

fault(50, 'hostile strings from the backend', { provoked: 'a user whose name is markup, right-to-left and 900 characters long', expected: 'shown as text, clipped, dir=auto' }, async ({ page }) => {
  const name = `<img src=x onerror="window.hacked=1">\u202E${'מ'.repeat(100)}${'W'.repeat(700)}`;
  const email = `hostile-${Date.now()}@example.com`;
  await fetch(`${process.env.FAULT_BACKEND_URL}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demo.password, name }),
  });
  await page.goto('/login');
  await fillIn(page, { ...demo, email });
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/');
  const shown = badge(page).locator('summary [dir="auto"]');
  await expect(shown).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await badge(page).locator('img').count()).toBe(0);
  const clipped = await shown.evaluate((element) => element.scrollWidth > element.clientWidth || element.textContent.length <= 200);
  expect(clipped).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  return 'text only, no element of it, clipped with dir=auto, the page does not scroll sideways';
});
