import { demoUser, expect, serverUrl, signIn, test } from './support.js';

/** A page of another site that posts a form as soon as it is shown. */
const hostilePage = (action: string, fields: Record<string, string>) => `<!doctype html><title>evil</title>
  <form method="post" action="${action}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join('')}</form><script>document.forms[0].submit()</script>`;

for (const name of ['WEB_URL', 'PAGES_URL'] as const) {
  test(`${name}: a cross-site form signs nobody in`, async ({ page }) => {
    const action = `${serverUrl(name)}/api/auth/callback/credentials`;
    await page.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: hostilePage(action, { email: demoUser.email, password: demoUser.password }) }),
    );
    const post = page.waitForRequest(action);
    await page.goto('http://evil.example/');
    const answer = await (await post).response();
    expect(answer!.status()).toBeLessThan(400);
    await page.waitForURL(`${serverUrl(name)}/**`);
    expect(await (await page.request.get(`${serverUrl(name)}/api/auth/session`)).json()).toEqual({});
  });
}

test('a cross-site form signs nobody out', async ({ page }) => {
  await signIn(page);
  const action = `${serverUrl('WEB_URL')}/api/auth/signout`;
  await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: hostilePage(action, {}) }));
  const post = page.waitForRequest(action);
  await page.goto('http://evil.example/');
  await (await post).response();
  await page.waitForURL(`${serverUrl('WEB_URL')}/**`);
  expect(await (await page.request.get('/api/auth/session')).json()).toMatchObject({ user: { email: demoUser.email } });
});

for (const headers of [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  {},
] as Record<string, string>[]) {
  test(`a native post with ${JSON.stringify(headers)} is refused`, async ({ playwright }) => {
    const request = await playwright.request.newContext();
    const answer = await request.post(`${serverUrl('WEB_URL')}/api/auth/callback/credentials`, {
      form: { email: demoUser.email, password: demoUser.password },
      headers,
      maxRedirects: 0,
    });
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('session-token');
    await request.dispose();
  });
}
