import { badge, expect, serverUrl, signIn, signOut, test } from './support.js';

const secret = 'Only people who are signed in see this.';

// The real Next server: route handlers, Server Components, pages and proxy.ts are bundles of their own there, and must
// know of the same sign-out.
test('a cookie that was copied before the sign-out is refused at all four places', async ({ page, context, request }) => {
  await signIn(page);
  const cookie = (await context.cookies()).filter(({ name }) => name.includes('session-token')).map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = async (path: string) => {
    const answer = await fetch(`${serverUrl('WEB_URL')}${path}`, { headers: { cookie }, redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text(), cookies: answer.headers.getSetCookie() };
  };
  const pages = ['/guarded-server', '/pages-router/guarded', '/guarded-proxy'];
  expect((await ask('/api/auth/session')).text).toContain('demo@example.com');
  for (const path of pages) expect((await ask(path)).text).toContain(secret);
  expect((await ask('/api/backend/products')).status).toBe(200);

  await signOut(page);
  // Its address is the one of before: that the page is there says nothing.
  await expect(badge(page).getByRole('link', { name: 'Sign in' })).toBeVisible();

  const session = await ask('/api/auth/session');
  expect([session.status, session.text]).toEqual([200, '{}']);
  // Nor does it touch the cookie that the browser may have by now.
  expect(session.cookies.filter((one) => one.includes('session-token'))).toEqual([]);
  for (const path of pages) {
    const answer = await ask(path);
    expect(`${answer.status} ${answer.location}`).toMatch(/^30\d .*\/login/);
    expect(answer.text).not.toContain(secret);
  }
  expect((await ask('/api/backend/products')).status).toBe(401);
  expect((await request.get('/api/auth/session')).ok()).toBe(true);
});
