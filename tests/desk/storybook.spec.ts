import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

interface Entry {
  id: string;
  type: 'docs' | 'story';
  title: string;
  importPath: string;
}

/** Requests that leave the file server, and answers that are no file of it. */
const test = base.extend<{ strays: string[] }>({
  strays: [
    async ({ page, baseURL }, use) => {
      const strays: string[] = [];
      // The browser reaches no other machine (playwright.config.ts); a route for each file would make a page four times as slow.
      page.on('request', (request) => request.url().startsWith(`${baseURL}/`) || /^(data|blob):/.test(request.url()) || strays.push(request.url()));
      // What a story's own server answers is part of the story.
      page.on('response', (response) => response.status() >= 400 && !response.fromServiceWorker() && strays.push(`${response.status()} ${response.url()}`));
      page.on('pageerror', (error) => strays.push(error.message));
      await use(strays);
      expect(strays).toEqual([]);
    },
    { auto: true },
  ],
});

async function entries(page: Page): Promise<Entry[]> {
  const response = await page.request.get('/index.json');
  return Object.values(((await response.json()) as { entries: Record<string, Entry> }).entries);
}

const preview = (page: Page) => page.frameLocator('#storybook-preview-iframe');

test('opens from a plain file server, its search finds guides and foundations, and a story plays', async ({ page }) => {
  await page.goto('/');
  await expect(preview(page).getByRole('heading', { name: 'next-auth-ui', level: 1 })).toBeVisible();
  for (const [words, title] of [
    ['instances', 'Several instances'],
    ['token', 'Tokens'],
  ] as const) {
    await page.getByRole('searchbox').fill(words);
    await expect(page.getByRole('option').filter({ hasText: title }).first()).toBeVisible();
  }
  await page.goto('/?path=/story/components-loginform--invalid-credentials&globals=theme:dark;language:ko');
  await expect(preview(page).getByRole('alert')).toContainText('일치하지 않습니다');
  await expect(preview(page).locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a story has its theme before its play has ended', async ({ page }) => {
  // Waits in vain for an answer.
  await page.goto('/iframe.html?viewMode=story&id=components-loginform--accepted&globals=theme:dark;network:hanging');
  await expect(page.locator('form')).toHaveAttribute('data-state', /submitting|slow/);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('the windows on a board follow the toolbars', async ({ page }) => {
  await page.goto('/iframe.html?viewMode=story&id=states-button--phone-and-desktop&globals=contrast:more');
  const first = page.frameLocator('iframe[title^="Button, primary"]').first();
  const edgeIsAsText = async () =>
    first.getByRole('button').evaluate((button) => {
      const style = getComputedStyle(button);
      return style.getPropertyValue('--_auth-edge') === style.getPropertyValue('--_auth-text');
    });
  await expect.poll(edgeIsAsText).toBe(true);
  await page.evaluate(() => (window as unknown as { __STORYBOOK_ADDONS_CHANNEL__: { emit: (event: string, news: object) => void } }).__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals: { theme: 'dark', contrast: 'device' } }));
  await expect(first.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(edgeIsAsText).toBe(false);
});

for (const [from, name, to] of [
  ['flows-map-of-a-sign-in--sign-in', 'waiting', /components-loginform--too-many-attempts/],
  ['states-button--all-states', 'pending', /states-one-state--one-state&args=component:Button;state:pending/],
] as const) {
  test(`${name} of ${from} opens its story`, { tag: '@deep' }, async ({ page }) => {
    await page.goto(`/?path=/story/${from}`);
    await preview(page).getByRole('link', { name }).click();
    await expect(page).toHaveURL(to);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expect(preview(page).getByRole('button').first()).toBeVisible();
  });
}

test('the code panel shows code to paste', { tag: '@deep' }, async ({ page }) => {
  await page.goto('/?path=/story/components-sessionbadge--signed-in');
  await expect(preview(page).getByText('DD', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Code' })).toContainText("from 'next-auth-ui'");
});

test('@deep the stories of a docs page play one after another, and the reader stays where they read', async ({ page }) => {
  await page.goto('/iframe.html?viewMode=docs&id=components-loginform--docs&globals=theme:dark;language:de');
  await expect(page.getByRole('heading', { name: 'LoginForm', level: 1 })).toBeVisible();
  const frames = page.locator('iframe[id^="iframe--"]');
  await expect(frames.first()).toBeAttached();
  const first = page.frameLocator('iframe[id^="iframe--"]').first();
  await expect(first.getByRole('button', { name: 'Anmelden' })).toBeVisible();
  await expect(first.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  for (const story of ['filled', 'field-errors', 'malformed-email', 'with-default-email', 'invalid-credentials']) {
    const frame = page.locator(`#iframe--components-loginform--${story}`);
    await frame.scrollIntoViewIfNeeded();
    // Only shown when the play has ended without an error.
    await expect(frame.contentFrame().locator('body')).toHaveClass(/sb-show-main/);
    await expect(frame.contentFrame().locator('#storybook-root').getByRole('textbox').first()).toBeVisible();
  }
  await expect(page.locator('#iframe--components-loginform--field-errors').contentFrame().getByRole('textbox', { name: 'E-Mail' })).toHaveAccessibleDescription(/E-Mail-Adresse/);
  await expect(page.locator('#iframe--components-loginform--filled').contentFrame().getByRole('textbox').first()).toHaveValue('demo@example.com');
});

for (const theme of ['light', 'dark']) {
  test(`@deep every guide passes axe in the ${theme}`, async ({ page }) => {
    test.setTimeout(180_000);
    const guides = (await entries(page)).filter(({ importPath }) => importPath.endsWith('.mdx'));
    expect(guides.length).toBeGreaterThanOrEqual(14);
    for (const { id, title } of guides) {
      await page.goto(`/iframe.html?viewMode=docs&id=${id}&globals=theme:${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      // The frames of stories are tested as stories.
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect.soft(violations.map(({ id: rule, nodes }) => `${title}: ${rule} ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`)).toEqual([]);
    }
  });
}
