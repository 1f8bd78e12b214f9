import '../../dist/styles.css';
import axe, { type NodeResult } from 'axe-core';
import Color from 'colorjs.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { languages } from '../../.storybook/globals.js';
import { textProblems } from '../looks/textProblems.js';
import { close, open, overlays, places, show } from '../looks/board.js';
import { devTools } from './tree.js';

// Every state in light, dark and forced colours, in four languages, on four windows: phones upright and lying, a tablet, a desk.

const windows = [
  [320, 640],
  [640, 320],
  [768, 1024],
  [1280, 800],
] as const;

const elementOf = ({ target }: NodeResult): Element => document.querySelector(String(target[0]))!;

/** Measured here: the colour in which a text is drawn, on the first ground below it that lets nothing through. */
function isReadable(element: Element): boolean {
  let ground: Element | null = element;
  while (ground && new Color(getComputedStyle(ground).backgroundColor).alpha < 1) ground = ground.parentElement;
  return ground !== null && new Color(getComputedStyle(element).color).contrast(new Color(getComputedStyle(ground).backgroundColor), 'WCAG21') >= 4.5;
}

/** Nothing stands above any line of it. */
const isUncovered = (element: Element): boolean => [...element.getClientRects()].every(({ left, top, width, height }) => element.contains(document.elementFromPoint(left + width / 2, top + height / 2)));

/** What axe cannot decide by itself, and why it is right here. Whatever else it cannot decide is a failure. */
const explained: readonly { check: string; because: string; holds: (element: Element) => boolean }[] = [
  { check: 'equalRatio', because: 'In forced colours axe goes by -webkit-text-fill-color, which Chromium tells as it was before; the text is drawn in its `color`.', holds: (element) => matchMedia('(forced-colors: active)').matches && isReadable(element) },
  { check: 'shortTextContent', because: 'A letter in a provider’s logo, beside the provider’s name: WCAG 1.4.3 excepts logotypes.', holds: (element) => element.closest('svg[aria-hidden]') !== null },
  { check: 'imgNode', because: 'A word in the app’s own logo: a logotype.', holds: (element) => element.closest('svg') !== null },
  { check: 'bgOverlap', because: 'A word in the app’s own logo: a logotype.', holds: (element) => element.closest('svg') !== null },
  { check: 'nonBmp', because: 'A sign of the app’s own in a slot, hidden from assistive technology.', holds: (element) => element.closest('[aria-hidden="true"]') !== null },
  { check: 'elmPartiallyObscuring', because: 'Lines of a dialog, whose ground is the dialog’s.', holds: (element) => element.closest('dialog[open]') !== null && isUncovered(element) && isReadable(element) },
];

const isExplained = (node: NodeResult): boolean => explained.some(({ check, holds }) => [...node.any, ...node.all, ...node.none].every(({ data }) => (data as { messageKey?: string } | null)?.messageKey === check) && holds(elementOf(node)));

beforeAll(open);
afterAll(close);

type Looks = 'light' | 'dark' | 'forced';

/** Media features as a device would have them, and in force: what was asked for and is not there would be judged as if it were. */
async function emulate(looks: Looks): Promise<void> {
  const features = [
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value: looks === 'dark' ? 'dark' : 'light' },
    { name: 'forced-colors', value: looks === 'forced' ? 'active' : 'none' },
  ];
  await devTools().send('Emulation.setEmulatedMedia', { features });
  for (const { name, value } of features) expect(matchMedia(`(${name}: ${value})`).matches, `${name}: ${value}`).toBe(true);
}

/** Nothing, where all is right. */
async function problemsOf(place: Element): Promise<string[]> {
  await Promise.all(document.getAnimations().map(async ({ finished }) => finished.catch(() => undefined)));
  const { violations, incomplete } = await axe.run(place, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations', 'incomplete'],
  });
  return [
    ...textProblems(place),
    ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['The page scrolls sideways.'] : []),
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`)),
    ...incomplete.flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => !isExplained(node))
        .map(({ html, any, all, none }) => `${id}: ${html.slice(0, 200)} ${[...any, ...all, ...none].map(({ id: check, message, data }) => `${check} ${message} ${JSON.stringify(data)}`).join('; ')}`),
    ),
  ];
}

const languagesOfAll = ['en', 'de', 'ar', 'ja'] as const;
const all = (['light', 'dark', 'forced'] satisfies Looks[]).flatMap((looks) => languagesOfAll.map((language) => ({ looks, language, sizes: [...windows], covering: overlays })));
// Some of each, where there is no time for all.
const few: typeof all = [
  { looks: 'light', language: 'ar', sizes: [windows[0]], covering: overlays.filter(({ component }) => component.endsWith('Dialog')) },
  { looks: 'forced', language: 'en', sizes: [windows[3]], covering: overlays.filter(({ component }) => component === 'SessionBadge') },
];

describe.each(process.env.SHORT_ACCESSIBILITY ? few : all)('$looks $language', ({ looks, language, sizes, covering }) => {
  const { messages } = languages[language];
  const theme = looks === 'dark' ? 'dark' : 'light';

  it.each(sizes)('every state that stands beside others, %i by %i px', async (width, height) => {
    await emulate(looks);
    await page.viewport(width, height);
    expect(await problemsOf(await show(places, { messages }, theme))).toEqual([]);
  }, 120_000);

  describe.each(sizes)('%i by %i px', (width, height) => {
    it.each(covering)('$name', async (overlay) => {
      await emulate(looks);
      await page.viewport(width, height);
      const place = await show([overlay], { messages }, theme);
      expect(await problemsOf(document.querySelector('dialog[open]') ?? place)).toEqual([]);
    });
  });
});

describe('the rule finds', () => {
  it.each([
    ['a text on a picture', '<p style="background-image: linear-gradient(#fff, #000); color: #777">Sign in</p>'],
    ['a text that cannot be read', '<p style="background: #fff; color: #ddd">Sign in</p>'],
    ['a text that cannot be read in forced colours', '<p style="forced-color-adjust: none; background: #fff; color: #fff">Sign in</p>'],
  ])('%s', async (_, html) => {
    await emulate('forced');
    await page.viewport(1280, 800);
    const place = await show(places.slice(0, 1));
    place.insertAdjacentHTML('beforeend', html);
    expect(await problemsOf(place)).toEqual([expect.stringContaining('color-contrast')]);
  });
});
