import '../../dist/styles.css';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AuthProvider, SessionBadge, SignInPage } from '../../src/index.js';
import { sessionFixture } from '../../src/msw.js';
import { close, hide, open, show } from './board.js';
import { beforeAll } from 'vitest';

beforeAll(open);
afterAll(close);
afterEach(hide);

/** Colours all over sRGB, the same in each run (mulberry32), and those at its edges. */
function* colors(count: number): Generator<string> {
  yield* ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff00ff', '#767676', '#777777', '#737373', '#bcbcbc', 'rebeccapurple', 'hsl(30 100% 50%)', 'oklch(0.7 0.25 145)', 'color(display-p3 0 1 0)'];
  let seed = 5;
  for (let index = 0; index < count; index++) {
    seed = (seed + 0x6d2b79f5) | 0;
    let value = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    yield `#${((value ^ (value >>> 14)) >>> 8).toString(16).padStart(6, '0').slice(-6)}`;
  }
}

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true })!;

/** WCAG's relative luminance of a colour as it is drawn. */
function luminance(color: string): number {
  context.fillStyle = '#000';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What WCAG asks of each pair: 1.4.3 of texts, 1.4.11 of what shows where a control or the focus is. */
const pairs: [what: string, above: string, below: string, least: number][] = [
  ['the text of the button', '--_auth-on-accent', '--_auth-accent', 4.5],
  ['the text of the button under the pointer', '--_auth-on-accent', '--_auth-accent-strong', 4.5],
  ['the edge of the button on the card', '--_auth-accent-edge', '--_auth-surface', 3],
  ['a link on the card', '--_auth-link', '--_auth-surface', 4.5],
  ['a link on the page', '--_auth-link', '--_auth-page', 4.5],
  ['the focus ring on the card', '--_auth-focus', '--_auth-surface', 3],
  ['the mark', '--_auth-on-accent-surface', '--_auth-accent-surface', 4.5],
];

async function probe(): Promise<(property: string) => string> {
  const place = await show([{ name: 'page', element: <SignInPage as="div" /> }]);
  const root = place.querySelector<HTMLElement>('[data-auth-root]')!;
  const pen = document.createElement('span');
  pen.className = 'nau:pen';
  root.append(pen);
  return (property) => {
    pen.style.color = `var(${property})`;
    return getComputedStyle(pen).color;
  };
}

describe.each(['light', 'dark'])('a thousand brand colours in the %s', (scheme) => {
  it('leave everything readable', async () => {
    const seen = await probe();
    const root = document.querySelector<HTMLElement>('[data-auth-root]')!;
    root.dataset.colorScheme = scheme;
    const failures: string[] = [];
    let count = 0;
    for (const color of colors(1000)) {
      root.style.setProperty('--auth-brand', color);
      count++;
      for (const [what, above, below, least] of pairs) {
        const ratio = contrast(seen(above), seen(below));
        // A canvas has whole steps of 255.
        if (ratio < least - 0.03) failures.push(`${color}: ${what} has ${ratio.toFixed(2)}`);
      }
    }
    expect(count).toBeGreaterThan(1000);
    expect(failures.slice(0, 20)).toEqual([]);
  }, 240_000);

  it('would be found out if they did not', async () => {
    const seen = await probe();
    const root = document.querySelector<HTMLElement>('[data-auth-root]')!;
    root.dataset.colorScheme = scheme;
    root.style.setProperty('--auth-brand', '#f97316');
    root.style.setProperty('--auth-on-brand', '#ffffff');
    expect(contrast(seen('--_auth-on-accent'), seen('--_auth-accent'))).toBeLessThan(4.5);
  });
});

describe('appearance.brandColor', () => {
  const backgroundOf = (selector: string) => getComputedStyle(document.querySelector(selector)!).backgroundColor;

  it('colours what is below it, and nothing beside it', async () => {
    await show([
      { name: 'red', element: <AuthProvider session={null} appearance={{ brandColor: '#b91c1c' }}><SignInPage as="div" idPrefix="a" /></AuthProvider> },
      { name: 'green', element: <SignInPage as="div" idPrefix="b" appearance={{ brandColor: 'rgb(21 128 61)', buttonText: 'yellow' }} /> },
      { name: 'own', element: <SignInPage as="div" idPrefix="c" /> },
    ]);
    expect(backgroundOf('[data-place=red] [data-slot=submit]')).toBe('rgb(185, 28, 28)');
    expect(backgroundOf('[data-place=green] [data-slot=submit]')).toBe('rgb(21, 128, 61)');
    expect(getComputedStyle(document.querySelector('[data-place=green] [data-slot=submit]')!).color).toBe('rgb(255, 255, 0)');
    expect(backgroundOf('[data-place=own] [data-slot=submit]')).toContain('oklch');
  });

  it('writes no style attribute, and a nonce on its rule', async () => {
    const place = await show([{ name: 'page', element: <SignInPage as="div" providers={[{ id: 'x', name: 'X', type: 'oauth', style: { bg: '#123456', text: '#ffffff' } }]} /> }], { appearance: { brandColor: '#b91c1c' }, nonce: 'abc' });
    expect([...place.querySelectorAll('[data-auth-root] [style]')]).toEqual([]);
    const rules = [...place.querySelectorAll('style')];
    expect(rules).toHaveLength(2);
    expect(rules.map(({ nonce }) => nonce)).toEqual(['abc', 'abc']);
    expect(backgroundOf('[data-provider=x]')).toBe('rgb(18, 52, 86)');
  });

  it.each(['red;} body{display:none', 'red</style><script>', 'url("javascript:1")', '}'])('leaves %j out, which is no colour', async (color) => {
    const place = await show([{ name: 'page', element: <SessionBadge appearance={{ brandColor: color }} />, session: sessionFixture() }]);
    expect(place.querySelectorAll('style')).toHaveLength(0);
  });
});
