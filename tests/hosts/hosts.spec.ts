import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test as base, type Page } from '@playwright/test';
import { apps } from './buildApps.js';
import { differences, looksOf, properties, wholeStyle, type Look } from './looks.js';

type AppName = (typeof apps)[number];
const hosts = apps.filter((app) => app !== 'neutral');
const screens = ['sign-in', 'register', 'badge'] as const;
type Screen = (typeof screens)[number];

const folder = '.tmp/hosts';
const kit = '[data-auth-root], [data-auth-root] *';

/** NextAuth's API, as far as the screens ask for it; and a page whose scripts complain fails. */
const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
      page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
      await page.route('**/api/auth/**', async (route) => {
        const isSignedIn = page.url().includes('app=badge');
        const answers: Record<string, unknown> = {
          session: isSignedIn ? { user: { name: 'Dana Demo', email: 'demo@example.com' }, expires: '2099-01-01T00:00:00.000Z' } : {},
          csrf: { csrfToken: 'token' },
        };
        await route.fulfill({ json: answers[new URL(route.request().url()).pathname.split('/').at(-1)!] ?? {} });
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

async function open(page: Page, app: AppName, parameters: Record<string, string> = {}): Promise<void> {
  await page.goto(`/${app}/?${new URLSearchParams(parameters)}`);
  await page.locator('#host dialog').waitFor();
  if ((parameters.kit ?? '1') === '1') await page.locator(ready[(parameters.app ?? 'sign-in') as Screen]).waitFor();
  await page.evaluate(async () => document.fonts.ready);
}

/** What is there once a screen has all that it shows. */
const ready: Record<Screen, string> = {
  'sign-in': '[data-slot="login-form"]',
  register: '[data-slot="register-form"]',
  badge: '[data-slot="session-badge"][data-state="signedIn"]',
};

for (const app of hosts) {
  test.describe(app, () => {
    for (const order of ['first', 'last']) {
      const bundled = app === 'tailwind' || app === 'layers' || app === 'shadcn';
      if (bundled && order === 'last') continue;
      test(`is not touched by the kit’s stylesheet${bundled ? '' : `, which comes ${order}`}`, { tag: order === 'first' && (app === 'plain' || app === 'tailwind') ? '@quick' : '@deep' }, async ({ page }) => {
        const everything = 'html, body, #app, #host, #host *';
        const own = (looks: Look[]) => looks.filter(({ name }) => !/^(html|body|div#app)(::|$)/.test(name));
        for (const scheme of ['dark', 'light']) {
          await open(page, app, { kit: '0', scheme });
          const without = await looksOf(page, everything, wholeStyle);
          await open(page, app, { kit: 'css', order, scheme });
          expect.soft(differences(without, await looksOf(page, everything, wholeStyle)), scheme).toEqual([]);
          if (scheme === 'dark') continue;
          // With the kit's page below it the app's own elements are as they were, too.
          await open(page, app, { order });
          expect.soft(differences(own(without), own(await looksOf(page, everything, wholeStyle))), 'with the kit’s page').toEqual([]);
        }
      });
    }

    test('keeps its own classes for itself', async ({ page }) => {
      await open(page, app, { kit: '0' });
      const without = await looksOf(page, '#names', properties);
      await open(page, app, { kit: 'css' });
      expect(differences(without, await looksOf(page, '#names', properties))).toEqual([]);
    });

    for (const scheme of ['light', 'dark']) {
      for (const width of [320, 1280]) {
        test(`shows the kit in the ${scheme} at ${width} px`, { tag: scheme === 'dark' && width === 320 && app === 'shadcn' ? '@quick' : '@deep' }, async ({ page }) => {
          await page.setViewportSize({ width, height: 900 });
          for (const screen of screens) {
            await open(page, app, { scheme, app: screen });
            if (screen === 'badge') {
              await page.locator('[data-slot="account"] > summary').click();
              const { width: whole, height } = page.viewportSize()!;
              const menu = (await page.locator('[data-slot="menu"]').boundingBox())!;
              expect.soft(menu.x >= 0 && menu.x + menu.width <= whole && menu.y >= 0 && menu.y + menu.height <= height, `the menu is in the window: ${JSON.stringify(menu)}`).toBe(true);
            }
            await page.screenshot({ path: `${folder}/${app}-${screen}-${scheme}-${width}.png`, fullPage: true });
            expect.soft(await overflow(page), `${screen}: px that are too wide, and what is`).toEqual({ px: 0, of: [] });
            const surface = { 'sign-in': '[data-slot="card"]', register: 'input#register-email', badge: '[data-slot="menu"]' }[screen];
            const light = await lightness(page, surface);
            if (scheme === 'dark') expect.soft(light, `${screen}: lightness of its surface`).toBeLessThan(0.4);
            else expect.soft(light, `${screen}: lightness of its surface`).toBeGreaterThan(0.8);
          }
        });
      }
    }
  });
}

/** What an app with Tailwind 4 has of its own theme in place of the kit's scale. */
const themes = new Set(['title/h1: letter-spacing: -0.48px → -0.6px', 'avatar/span: border-radius: 9999px → 3.35544e+07px']);

// Not shadcn's: there the kit is to take the app's colours.
for (const app of ['plain', 'bootstrap', 'tailwind3', 'tailwind'] as const) {
  for (const [screen, order] of [
    ['sign-in', 'first'],
    ['sign-in', 'last'],
    ['register', 'first'],
    ['badge', 'first'],
  ] as const) {
    // One stylesheet has all of it.
    if (app === 'tailwind' && order === 'last') continue;
    test(`${app}: the kit is whole: ${screen}, its stylesheet ${order}`, { tag: (app === 'plain' && order === 'last') || (app === 'bootstrap' && screen === 'badge') ? '@quick' : '@deep' }, async ({ page }) => {
      // Room enough in each app, so that the menu opens to the same side.
      if (screen === 'badge') await page.setViewportSize({ width: 1280, height: 3000 });
      await open(page, app, { app: screen, order });
      const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
      const seen = await states(page, screen);
      await open(page, 'neutral', { app: screen, order });
      // Widths follow from it, and the kit takes the page's.
      await page.addStyleTag({ content: `body { font-family: ${font} }` });
      const expected = await states(page, screen);

      expect(Object.keys(seen)).toEqual(Object.keys(expected));
      // What differs at rest differs in each state: it is told once.
      const told = new Set<string>();
      const found = Object.entries(expected).flatMap(([state, looks]) => {
        const news = [...new Set(differences(looks, seen[state]!))].filter((line) => !told.has(line) && !(app === 'tailwind' && themes.has(line)));
        for (const line of news) told.add(line);
        return news.map((line) => (state === 'at rest' ? line : `${state}: ${line}`));
      });
      const isSize = (line: string) => /: (width|height): /.test(line);
      const list = [...found.filter((line) => !isSize(line)), ...found.filter(isSize)];
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/differences-${app}-${screen}-${order}.txt`, list.map((line) => `${line}\n`).join(''));
      expect(list).toEqual([]);
    });
  }
}

test('a difference is seen, of the host and of the kit', async ({ page }) => {
  await open(page, 'neutral', { app: 'sign-in' });
  const read = async () => [...(await looksOf(page, '#host *', wholeStyle)), ...(await looksOf(page, kit, properties))];
  const before = await read();
  expect(differences(before, await read())).toEqual([]);
  await page.addStyleTag({ content: '#host h3 { letter-spacing: 1px } #host li::before { content: "!" } #app [data-slot="title"] { letter-spacing: 1px } #auth-email::placeholder { opacity: 0.3 } #host hr { display: none }' });
  const found = differences(before, await read());
  expect(found).toContain('h3: letter-spacing: normal → 1px');
  expect(found).toContain('li::before: content: none → "!"');
  expect(found).toContain('hr::before: is gone');
  expect(found).toContain('title/h1: letter-spacing: -0.48px → 1px');
  expect(found).toContain('input/input#auth-email::placeholder: opacity: 1 → 0.3');
});

for (const app of ['tailwind', 'layers', 'shadcn'] as const) {
  test(`${app}: a class of the app’s wins over the kit’s, without !important`, async ({ page }) => {
    await open(page, app, { own: '1' });
    const own = page.locator('[data-slot="sign-in-page"]');
    await expect(own).toHaveCSS('padding-left', '24px');
    await expect(own).toHaveCSS('padding-top', '32px');
    await expect(own).toHaveCSS('min-height', '480px');
    await expect(own).toHaveCSS('max-width', '960px');
    // By classNames: px-10 over the 16 px of the kit's button.
    await expect(page.locator('[data-slot="submit"]')).toHaveCSS('padding-left', '40px');
    const wanted = await page.evaluate((name) => {
      const probe = document.createElement('div');
      probe.className = name;
      document.body.append(probe);
      const { backgroundColor } = getComputedStyle(probe);
      probe.remove();
      return backgroundColor;
    }, app === 'shadcn' ? 'bg-muted' : 'bg-emerald-700');
    expect(wanted).not.toBe('rgba(0, 0, 0, 0)');
    await expect(own).toHaveCSS('background-color', wanted);
  });
}

for (const scheme of ['light', 'dark']) {
  test(`shadcn: the kit has the app’s colours in the ${scheme}`, async ({ page }) => {
    await open(page, 'shadcn', { scheme });
    const primary = await page.locator('#host form button[type="submit"]').evaluate((button) => getComputedStyle(button).backgroundColor);
    await expect(page.locator('[data-slot="login-form"] button[type="submit"]')).toHaveCSS('background-color', primary);
    const card = await page.locator('#host .bg-card').first().evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect(page.locator('[data-slot="card"]')).toHaveCSS('background-color', card);
  });
}

/** The kit's looks at rest, with each thing hovered that can be pressed or typed into, with each of them focused, and after a refusal. */
async function states(page: Page, screen: Screen): Promise<Record<string, Look[]>> {
  const looks: Record<string, Look[]> = {};
  const note = async (state: string) => {
    // The same state of two elements of one name.
    let name = state;
    for (let i = 2; name in looks; i++) name = `${state} ${i}`;
    looks[name] = await looksOf(page, kit, properties);
  };
  const rest = async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.mouse.move(0, 0);
  };
  const describe = (element: Element) => element.id || element.getAttribute('aria-label') || [...element.childNodes].map((node) => (node instanceof SVGElement ? '' : node.textContent)).join('');

  await rest();
  await note('at rest');
  if (screen === 'badge') {
    await page.locator('[data-slot="account"] > summary').click();
    await page.locator('[data-slot="menu"]').waitFor();
    await rest();
    await note('open');
  }
  for (const target of await page.locator('[data-auth-root] :is(a, button, input, label, summary):visible').all()) {
    const name = await target.evaluate(describe);
    await target.scrollIntoViewIfNeeded();
    const box = (await target.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await note(`hovered ${name}`);
    await rest();
    if ((await target.evaluate((element) => element.localName)) === 'label') continue;
    // Seen as by a person with a keyboard.
    await page.keyboard.press('Shift');
    await target.evaluate((element) => (element as HTMLElement).focus());
    await note(`focused ${name}`);
    await rest();
  }
  if (screen !== 'badge') {
    await page.locator(`[data-slot="${screen === 'sign-in' ? 'login-form' : 'register-form'}"] button[type="submit"]`).evaluate((button) => (button as HTMLElement).click());
    await page.locator('[data-slot="field-error"]').first().waitFor();
    await rest();
    await note('refused');
  }
  return looks;
}

/** By how many px the page is wider than its window, and the innermost elements that stand out. */
const overflow = async (page: Page): Promise<{ px: number; of: string[] }> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const px = document.scrollingElement!.scrollWidth - clientWidth;
    const wide = px > 0 ? [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !element.closest('#host')) : [];
    return {
      px,
      of: wide
        .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
        .map((element) => `${element.closest('[data-slot]')?.getAttribute('data-slot') ?? ''}/${element.localName}`),
    };
  });

/** How light an element's background is, 0 to 1, whatever notation its colour has. */
const lightness = async (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => {
    const canvas = document.createElement('canvas').getContext('2d')!;
    canvas.fillStyle = getComputedStyle(element).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red! + green! + blue!) / 765;
  });
