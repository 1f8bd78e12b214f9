import { spawn } from 'node:child_process';
import { Redis } from 'ioredis';
import { portOr, startNext, type Server } from '../../tools/servers.js';
import { faultSecret } from '../../tools/faultServers.js';
import { findRedis, startRedis } from '../fixtures/redisServer.js';
import { backendUrl, badge, control, demo, expect, fault, fillIn, HttpClient, secretText, submit, untilEnded } from './support.js';

const redis = findRedis();

function startWeb(port: number, env: Record<string, string> = {}): Promise<Server> {
  return startNext('demo/web', { port, env: { AUTH_BACKEND_URL: backendUrl, NEXTAUTH_URL: `http://localhost:${port}`, NEXTAUTH_SECRET: faultSecret, ...env } });
}

fault(21, 'two server instances', { provoked: 'an ended token, fifty requests to each of two Next servers that share Redis', expected: 'one refresh', deep: true, skip: !redis && 'there is no redis-server' }, async () => {
  const store = await startRedis(redis!);
  const running: Server[] = [];
  try {
    const [one, two] = [await portOr(0), await portOr(0)];
    // Both believe to be the same address, as behind a load balancer.
    const env = { REDIS_URL: store.url, NEXTAUTH_URL: `http://localhost:${one}` };
    running.push(await startWeb(one, env), await startWeb(two, env));
    await control.tell({ tokenLifetime: 4 });
    const client = new HttpClient(`http://localhost:${one}`);
    await client.signIn();
    const session = await client.session();
    await control.tell({ tokenLifetime: 3600, forgetCounts: true });
    const end = Date.parse(session.accessTokenExpires!);
    await expect.poll(() => Date.now() > end, { intervals: [50] }).toBe(true);
    const other = new HttpClient(`http://localhost:${two}`);
    const cookie = client.cookieHeader;
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => (i % 2 ? client : other).session({ cookie, keep: false })));
    const counts = await control.counts();
    expect(counts).toEqual({ refreshes: 1, reuses: 0 });
    expect(new Set(answers.map(({ jwt }) => jwt)).size).toBe(1);
    const reader = new Redis(store.url);
    const keys = await reader.keys('*');
    reader.disconnect();
    return `${answers.length} answers with one token, ${counts.refreshes} refresh; ${keys.length} keys in Redis`;
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
    await store.stop();
  }
});

fault(22, 'the server restarts', { provoked: 'Next is stopped and started while somebody is signed in', expected: 'sessions go on', deep: true }, async ({ page }) => {
  const port = await portOr(0);
  const origin = `http://localhost:${port}`;
  let web = await startWeb(port);
  try {
    await page.goto(`${origin}/login?callbackUrl=/guarded`);
    await fillIn(page);
    await submit(page);
    await expect(secretText(page)).toBeVisible();
    await web.stop();
    web = await startWeb(port);
    await page.goto(`${origin}/guarded-server`);
    await expect(secretText(page)).toBeVisible();
    const client = new HttpClient(origin);
    await control.tell({ tokenLifetime: 5 });
    await client.signIn();
    await control.tell({ tokenLifetime: 3600 });
    const { accessTokenExpires } = await client.session();
    await web.stop();
    web = await startWeb(port);
    const end = Date.parse(accessTokenExpires!);
    await expect.poll(() => Date.now() > end, { intervals: [50] }).toBe(true);
    expect((await client.session()).jwt).toBeDefined();

    // With the healer a token that only a page has renewed is in the cookie as well.
    await web.stop();
    web = await startWeb(port, { DEMO_HEAL: '1' });
    const healed = new HttpClient(origin);
    await control.tell({ tokenLifetime: 5 });
    await healed.signIn();
    const session = await healed.session();
    await control.tell({ tokenLifetime: 3600, forgetCounts: true });
    await untilEnded(session);
    const answer = await healed.request('/guarded-proxy');
    expect(await answer.text()).toContain(demo.name);
    await web.stop();
    web = await startWeb(port);
    expect((await healed.session()).error).toBeUndefined();
    const counts = await control.counts();
    expect(counts).toEqual({ refreshes: 1, reuses: 0 });
    return 'signed in before and after; a token that had ended meanwhile was renewed from the cookie; with the healer one that a page had renewed was kept';
  } finally {
    await web.stop();
  }
});

fault(23, 'NEXTAUTH_SECRET changes', { provoked: 'Next is restarted with another secret', expected: 'a clean sign-in, no loop', deep: true }, async ({ page }) => {
  const port = await portOr(0);
  const origin = `http://localhost:${port}`;
  let web = await startWeb(port);
  try {
    await page.goto(`${origin}/login?callbackUrl=/guarded`);
    await fillIn(page);
    await submit(page);
    await expect(secretText(page)).toBeVisible();
    await web.stop();
    web = await startWeb(port, { NEXTAUTH_SECRET: 'quite-another-secret-for-the-same-app' });
    const visited: string[] = [];
    page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname));
    await page.goto(`${origin}/guarded-server`);
    await fillIn(page);
    await submit(page);
    await page.waitForURL((url) => url.pathname === '/guarded-server');
    await expect(badge(page)).toContainText(demo.name);
    expect(visited.length).toBeLessThanOrEqual(4);
    return `one sign-in: ${visited.join(' → ')}`;
  } finally {
    await web.stop();
  }
});

fault(43, 'React StrictMode', { provoked: '`next dev`, where React mounts everything twice', expected: '1 request', deep: true }, async ({ page }) => {
  const port = await portOr(0);
  const origin = `http://localhost:${port}`;
  // A folder of its own: the built app in .next serves the other tests.
  const dev = spawn(process.execPath, ['../../node_modules/next/dist/bin/next', 'dev', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: 'demo/web',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', AUTH_BACKEND_URL: backendUrl, NEXTAUTH_URL: origin, NEXTAUTH_SECRET: faultSecret },
    stdio: 'ignore',
  });
  try {
    await expect.poll(async () => (await page.goto(`${origin}/login`).catch(() => null))?.status(), { timeout: 120_000 }).toBe(200);
    // Compiled at the first request, which must not count as a slow sign-in.
    for (const path of ['/api/auth/providers', '/api/auth/csrf', '/api/auth/session', '/']) await page.request.get(`${origin}${path}`, { timeout: 60_000 });
    await page.request.post(`${origin}/api/auth/callback/credentials`, { form: { json: 'true' }, timeout: 60_000 });
    await control.tell({ forgetCounts: true });
    await page.goto(`${origin}/login`);
    const posts: string[] = [];
    const reads: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/callback/')) posts.push(request.url());
      if (request.url().endsWith('/api/auth/session')) reads.push(request.url());
    });
    await fillIn(page);
    await submit(page);
    await page.waitForURL((url) => url.pathname === '/', { timeout: 120_000 });
    await expect(badge(page)).toContainText(demo.name);
    expect(posts).toHaveLength(1);
    expect((await control.requests()).filter(({ path }) => path === '/auth/login')).toHaveLength(1);
    return `${posts.length} POST to NextAuth, 1 to the backend, ${reads.length} session reads`;
  } finally {
    const gone = new Promise((resolve) => {
      dev.once('exit', resolve);
    });
    dev.kill();
    await gone;
  }
});
