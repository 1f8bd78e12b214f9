import '../../dist/styles.css';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { languages } from '../../.storybook/globals.js';
import { close, open, overlays, places, show } from '../looks/board.js';
import { focused } from './tree.js';

// A walk through each page with Tab, and back with Shift and Tab: every stop by its role, name and states, as recorded in recorded/walks.

beforeAll(async () => {
  await open();
  await page.viewport(800, 900);
});
afterAll(close);

const walked = [...places, ...overlays].filter(({ component }) => /Page$|^SessionBadge$|Dialog$/.test(component));

/** What has the focus, and whatever a key reaches from there: to a button of the page's own, or round an open dialog. */
async function walk(key: '{Tab}' | '{Shift>}{Tab}{/Shift}'): Promise<string[]> {
  const stops: string[] = [];
  const seen = new Set<Element>();
  for (let at = document.activeElement!; !seen.has(at); at = document.activeElement!) {
    // From a dialog the focus leaves for the browser's own controls, or comes round where the browser has none.
    if (stops.length && (at.id === 'before' || at.id === 'after' || at === document.body)) return stops;
    seen.add(at);
    if (at !== document.body && at.id !== 'before' && at.id !== 'after') stops.push((await focused()) ?? `nothing by name: ${at.outerHTML.slice(0, 100)}`);
    await userEvent.keyboard(key);
  }
  return stops.length && !document.querySelector('dialog[open]') ? [...stops, 'no way out'] : stops;
}

const button = (id: string) => {
  const one = document.createElement('button');
  one.id = one.textContent = id;
  return one;
};

/** With buttons of the page's own around it. The focus is where a dialog or an open menu has put it, or before all. */
async function placed(place: (typeof walked)[number], language: 'en' | 'ar'): Promise<void> {
  document.querySelectorAll('#before, #after').forEach((element) => element.remove());
  await show([place], { messages: languages[language].messages });
  document.body.prepend(button('before'));
  document.body.append(button('after'));
  const first = document.querySelector('dialog[open]') ? document.activeElement : (document.querySelector<HTMLElement>('details[open] summary') ?? document.querySelector('#before'));
  (first as HTMLElement).focus();
}

describe.each([...new Set(walked.map(({ component }) => component))])('%s', (component) => {
  const its = walked.filter((one) => one.component === component);

  it('is walked through as recorded, and back the same way', async () => {
    const record: string[] = [];
    for (const place of its) {
      await placed(place, 'en');
      // A dialog lets nobody in from outside, and a menu closes behind who leaves it: back from the last stop in it.
      const isOpen = document.querySelector('dialog[open], details[open]') !== null;
      const there = await walk('{Tab}');
      if (isOpen) {
        await placed(place, 'en');
        for (let at = 1; at < there.length; at++) await userEvent.keyboard('{Tab}');
      } else document.querySelector<HTMLElement>('#after')!.focus();
      const back = (await walk('{Shift>}{Tab}{/Shift}')).toReversed();
      expect({ [place.name]: back }).toEqual({ [place.name]: there });
      record.push(`${place.state}\n${there.map((stop, index) => `  ${index + 1} ${stop}\n`).join('')}`);
    }
    await expect(record.join('\n')).toMatchFileSnapshot(`recorded/walks/${component}.txt`);
  }, 120_000);

  it('has as many stops of the same kinds from right to left', async () => {
    for (const place of its) {
      const kinds = [];
      for (const language of ['en', 'ar'] as const) {
        await placed(place, language);
        kinds.push((await walk('{Tab}')).map((stop) => stop.split(' “')[0]));
      }
      expect({ [place.name]: kinds[1] }).toEqual({ [place.name]: kinds[0] });
    }
  }, 120_000);
});
