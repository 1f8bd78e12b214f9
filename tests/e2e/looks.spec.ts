import type { Locator } from '@playwright/test';
import { expect, serverUrl, test } from './support.js';

// Next's build rewrites light-dark() for older browsers; see src/styles/tokens.css. The app of PAGES_URL says nothing of
// colour schemes, the demo says `light dark`.

/** The colour of an element's ground as bytes: builds write the same colour in several notations. */
const ground = (locator: Locator) =>
  locator.evaluate((element) => {
    const paint = document.createElement('canvas').getContext('2d')!;
    paint.fillStyle = getComputedStyle(element).backgroundColor;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).join(' ');
  });

const light = { page: '246 247 250', accent: '48 76 204' };
const dark = { page: '10 12 17', accent: '140 170 253' };

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a device that is ${colorScheme}`, { tag: '@deep' }, () => {
    test.use({ colorScheme });

    const cases = [
      { app: 'an app without colour schemes', url: () => `${serverUrl('PAGES_URL')}/login`, expected: light },
      { app: 'an app with both', url: () => `${serverUrl('WEB_URL')}/login`, expected: colorScheme === 'dark' ? dark : light },
    ];
    for (const { app, url, expected } of cases) {
      test(`${app} has its colours`, async ({ page }) => {
        await page.goto(url());
        await expect(page.getByLabel('E-mail')).toBeVisible();
        expect({ page: await ground(page.locator('[data-slot="sign-in-page"]')), accent: await ground(page.locator('button[type="submit"]')) }).toEqual(expected);
      });
    }

    for (const mark of ['class="dark"', 'data-theme="dark"', 'style="color-scheme: dark"']) {
      test(`an app that is dark by ${mark}`, async ({ page }) => {
        await page.goto(`${serverUrl('PAGES_URL')}/login`);
        await page.evaluate((attribute) => {
          const [name, value] = attribute.split('=');
          document.documentElement.setAttribute(name!, value!.replaceAll('"', ''));
        }, mark);
        // The colour goes over into the other one.
        await expect.poll(() => ground(page.locator('button[type="submit"]'))).toBe(dark.accent);
      });
    }

    for (const [page, own] of [['light', 'dark'], ['dark', 'light']] as const) {
      test(`a component that is ${own} in one that is ${page}`, async ({ page: tab }) => {
        await tab.goto(`${serverUrl('PAGES_URL')}/login`);
        await expect(tab.getByLabel('E-mail')).toBeVisible();
        // The app says the opposite of each, so that neither follows from it.
        await tab.evaluate(
          ([outer, inner]) => {
            document.documentElement.className = inner;
            document.querySelector<HTMLElement>('[data-slot="sign-in-page"]')!.dataset.colorScheme = outer;
            document.querySelector<HTMLElement>('[data-slot="login-form"]')!.dataset.colorScheme = inner;
          },
          [page, own] as const,
        );
        const expected = { light, dark };
        await expect.poll(() => ground(tab.locator('[data-slot="sign-in-page"]'))).toBe(expected[page].page);
        await expect.poll(() => ground(tab.locator('button[type="submit"]'))).toBe(expected[own].accent);
      });
    }

    test('an app that sets a token', async ({ page }) => {
      await page.goto(`${serverUrl('PAGES_URL')}/login`);
      await page.addStyleTag({ content: ':root { --auth-accent: rgb(1 2 3) }' });
      await expect(page.locator('button[type="submit"]')).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    });
  });
}
