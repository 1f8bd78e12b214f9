import '../../dist/styles.css';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { languages, type Language } from '../../.storybook/globals.js';
import { close, isTelling, open, overlays, places, show } from './board.js';
import { textProblems } from './textProblems.js';

/** Every language in `npm run test:deep`, else those that stand for them: the longest words, both directions, a script without spaces. */
const all = process.env.ALL_LANGUAGES === '1';
const shown = all ? (Object.keys(languages) as Language[]) : (['de', 'ar', 'ja', 'en-XA'] as const);
const stills = places.filter((place) => all || isTelling(place));
const alone = overlays.filter((place) => all || isTelling(place));
const widths = all ? [320, 1280] : [320];

beforeAll(open);
afterAll(close);

async function judge(place: Element): Promise<void> {
  // Colours are judged as they are in the end.
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  expect(textProblems(place)).toEqual([]);
  const { lang, dir } = document.documentElement;
  for (const root of document.querySelectorAll<HTMLElement>('[data-auth-root]')) expect([root.lang, root.dir], root.outerHTML.slice(0, 200)).toEqual([lang, dir]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  const { violations } = await axe.run(place, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join('; ')}`)).toEqual([]);
}

describe.each(shown)('%s', (language) => {
  const { messages } = languages[language];
  for (const theme of ['light', 'dark'] as const) {
    for (const width of widths) {
      it(`every screen, ${theme}, ${width} px`, async () => {
        await page.viewport(width, 800);
        await judge(await show(stills, { messages }, theme));
      }, 120_000);

      it.each(alone)(`$name, ${theme}, ${width} px`, async (overlay) => {
        await page.viewport(width, 800);
        const place = await show([overlay], { messages }, theme);
        await judge(document.querySelector('dialog[open]') ?? place);
      });
    }
  }
});

it('the menu of a badge at the beginning of a wide page stays on it', async () => {
  await page.viewport(1280, 800);
  for (const language of ['en', 'ar'] as const) await judge(await show(overlays.filter(({ name }) => name === 'SessionBadge menuOpen'), { messages: languages[language].messages }, 'light'));
});

it('a form has its own direction, whatever the page’s', async () => {
  document.documentElement.dir = 'rtl';
  try {
    const place = await show(places.filter(({ name }) => name === 'LoginForm idle'), { messages: languages.en.messages }, 'light');
    const { paddingLeft, paddingRight } = getComputedStyle(place.querySelector('[name="password"]')!);
    // The button that shows the password stands at the end.
    expect([paddingLeft, paddingRight]).toEqual(['12px', '48px']);
  } finally {
    document.documentElement.removeAttribute('dir');
  }
});

describe('the rule for texts finds', () => {
  const found = async (html: string) => {
    const place = await show(places.slice(0, 1));
    const planted = document.createElement('div');
    planted.innerHTML = html;
    place.append(planted);
    return textProblems(place).join('\n');
  };

  it.each([
    ['a text that is cut off', '<div style="width: 60px; overflow: hidden; white-space: nowrap">Benutzerkontenverwaltung</div>', 'is cut off by div'],
    ['a line that is cut off below', '<div style="height: 20px; overflow: hidden; line-height: 20px">Benutzer<br>kontenverwaltung</div>', 'is cut off by div'],
    ['a text beyond the page', '<div style="position: absolute; left: 0; width: 2000px; white-space: nowrap">' + 'word '.repeat(300) + '</div>', 'is beyond the page'],
    ['a text out of its button', '<button style="width: 40px; padding: 0; overflow: visible"><span style="white-space: nowrap">Benutzerkontenverwaltung</span></button>', 'stands out of its button'],
    ['two texts over one another', '<div style="position: relative; height: 40px"><p style="position: absolute; margin: 0">Hello there</p><p style="position: absolute; margin: 0; top: 4px">Hello too</p></div>', 'overlap'],
  ])('%s', async (_, html, problem) => {
    await page.viewport(320, 800);
    expect(await found(html)).toContain(problem);
  });
});
