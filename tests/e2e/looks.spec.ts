import { expect, serverUrl, test } from './support.js';

// Next's build rewrites light-dark() for older browsers; see src/styles/tokens.css. The app of PAGES_URL says nothing of
// colour schemes, the demo says `light dark`.

const light = { page: 'oklch(0.977', accent: 'oklch(0.48' };
const dark = { page: 'oklch(0.155', accent: 'color(srgb-linear 0.26' };

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a device that is ${colorScheme}`, () => {
    test.use({ colorScheme });

    const cases = [
      { app: 'an app without colour schemes', url: () => `${serverUrl('PAGES_URL')}/login`, expected: light },
      { app: 'an app with both', url: () => `${serverUrl('WEB_URL')}/login`, expected: colorScheme === 'dark' ? dark : light },
    ];
    for (const { app, url, expected } of cases) {
      test(`${app} has its colours`, async ({ page }) => {
        await page.goto(url());
        const background = (locator: string) => page.locator(locator).evaluate((element) => getComputedStyle(element).backgroundColor);
        await expect(page.getByLabel('E-mail')).toBeVisible();
        expect(await background('[data-slot="sign-in-page"]')).toContain(expected.page);
        expect(await background('button[type="submit"]')).toContain(expected.accent);
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
        await expect.poll(() => page.locator('button[type="submit"]').evaluate((element) => getComputedStyle(element).backgroundColor)).toContain(dark.accent);
      });
    }

    test('an app that sets a token', async ({ page }) => {
      await page.goto(`${serverUrl('PAGES_URL')}/login`);
      await page.addStyleTag({ content: ':root { --auth-accent: rgb(1 2 3) }' });
      await expect(page.locator('button[type="submit"]')).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    });
  });
}
