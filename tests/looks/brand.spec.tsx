import '../../dist/styles.css';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AuthCard, AuthProvider, LoginForm, SessionBadge, SignInPage } from '../../src/index.js';
import { sessionFixture } from '../../src/msw.js';
import { close, hide, open, show } from './board.js';
import { beforeAll } from 'vitest';
import shadcn from '../../src/styles/shadcn.css?raw';

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
  ['the edge of a field on the card', '--_auth-control-edge', '--_auth-surface', 3],
  ['the edge of a field on the field', '--_auth-control-edge', '--_auth-control', 3],
  ['the toggle of a password on its field', '--_auth-muted', '--_auth-control', 3],
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

describe.each(['light', 'dark'])('brand colours, a thousand in `looks deep`, in the %s', (scheme) => {
  it('leave everything readable', async () => {
    const seen = await probe();
    const root = document.querySelector<HTMLElement>('[data-auth-root]')!;
    root.dataset.colorScheme = scheme;
    const failures: string[] = [];
    let count = 0;
    for (const color of colors(process.env.ALL_LANGUAGES === '1' ? 1000 : 250)) {
      root.style.setProperty('--auth-brand', color);
      count++;
      for (const [what, above, below, least] of pairs) {
        const ratio = contrast(seen(above), seen(below));
        // A canvas has whole steps of 255.
        if (ratio < least - 0.03) failures.push(`${color}: ${what} has ${ratio.toFixed(2)}`);
      }
    }
    expect(count).toBeGreaterThan(250);
    expect(failures.slice(0, 20)).toEqual([]);
  }, 240_000);

  it('leave fields and toggles drawn in what is measured', async () => {
    const seen = await probe();
    const root = document.querySelector<HTMLElement>('[data-auth-root]')!;
    root.dataset.colorScheme = scheme;
    const styleOf = (selector: string) => getComputedStyle(root.querySelector(selector)!);
    const { borderTopColor, borderTopWidth, backgroundColor } = styleOf('[name=password]');
    expect([borderTopColor, parseFloat(borderTopWidth) >= 1, backgroundColor]).toEqual([seen('--_auth-control-edge'), true, seen('--_auth-control')]);
    expect(styleOf('[data-slot=password-toggle]').color).toBe(seen('--_auth-muted'));
  });

  it('would be found out if they did not', async () => {
    const seen = await probe();
    const root = document.querySelector<HTMLElement>('[data-auth-root]')!;
    root.dataset.colorScheme = scheme;
    root.style.setProperty('--auth-brand', '#f97316');
    root.style.setProperty('--auth-on-brand', '#ffffff');
    expect(contrast(seen('--_auth-on-accent'), seen('--_auth-accent'))).toBeLessThan(4.5);
    root.style.setProperty('--auth-control-edge', 'light-dark(#ccc, #444)');
    root.style.setProperty('--auth-muted', 'light-dark(#ccc, #444)');
    expect(contrast(seen('--_auth-control-edge'), seen('--_auth-surface'))).toBeLessThan(3);
    expect(contrast(seen('--_auth-muted'), seen('--_auth-control'))).toBeLessThan(3);
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

  it('is above what the page says of the accent, as shadcn.css does', async () => {
    const sheet = document.createElement('style');
    sheet.textContent = ':root { --auth-accent: rgb(1 2 3); --auth-on-accent: rgb(4 5 6); --auth-on-brand: rgb(7 8 9); --auth-brand-dark: rgb(220 38 38) }';
    document.head.append(sheet);
    try {
      await show([
        { name: 'page', element: <SignInPage as="div" idPrefix="a" /> },
        { name: 'brand', element: <SignInPage as="div" idPrefix="b" appearance={{ brandColor: '#facc15' }} /> },
        { name: 'text', element: <SignInPage as="div" idPrefix="c" appearance={{ buttonText: 'yellow' }} /> },
      ]);
      const of = (name: string) => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector(`[data-place=${name}] [data-slot=submit]`)!);
        return [backgroundColor, color];
      };
      expect(of('page')).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
      expect(of('brand')[0]).toBe('rgb(250, 204, 21)');
      // Black, which can be read on it.
      expect(luminance(of('brand')[1]!)).toBe(0);
      expect(of('text')).toEqual(['rgb(1, 2, 3)', 'rgb(255, 255, 0)']);
      // Without an accent of the page's: its dark brand is left alone by a text.
      sheet.textContent = ':root { --auth-brand-dark: rgb(220 38 38) }';
      const text = document.querySelector<HTMLElement>('[data-place=text] [data-auth-root]')!;
      text.dataset.colorScheme = 'dark';
      expect(luminance(of('text')[0]!)).toBeCloseTo(luminance('rgb(220 38 38)'), 2);
    } finally {
      sheet.remove();
    }
  });

  it('stays where a component below it has a text of its own, and takes its own text with it where one has another brand', async () => {
    await show(
      [
        { name: 'text', element: <SignInPage as="div" idPrefix="a" appearance={{ buttonText: 'yellow' }} /> },
        { name: 'brand', element: <SignInPage as="div" idPrefix="b" appearance={{ brandColor: '#facc15' }} /> },
        { name: 'other', element: <SignInPage as="div" idPrefix="c" appearance={{ radius: 'none' }} /> },
      ],
      { appearance: { brandColor: '#1e3a8a', buttonText: 'white' } },
    );
    expect(backgroundOf('[data-place=text] [data-slot=submit]')).toBe('rgb(30, 58, 138)');
    expect(getComputedStyle(document.querySelector('[data-place=text] [data-slot=submit]')!).color).toBe('rgb(255, 255, 0)');
    expect(backgroundOf('[data-place=brand] [data-slot=submit]')).toBe('rgb(250, 204, 21)');
    expect(luminance(getComputedStyle(document.querySelector('[data-place=brand] [data-slot=submit]')!).color)).toBe(0);
    expect(backgroundOf('[data-place=other] [data-slot=submit]')).toBe('rgb(30, 58, 138)');
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

/** Of the colours that shadcn/ui offers, those with the palest and the strongest rings: foreground, card, ring and destructive. */
const shadcnThemes: [name: string, foreground: string, card: string, ring: string, destructive: string][] = [
  ['neutral, light', 'oklch(0.145 0 0)', 'oklch(1 0 0)', 'oklch(0.708 0 0)', 'oklch(0.577 0.245 27.325)'],
  ['neutral, dark', 'oklch(0.985 0 0)', 'oklch(0.205 0 0)', 'oklch(0.556 0 0)', 'oklch(0.704 0.191 22.216)'],
  ['lime, light', 'oklch(0.141 0.005 285.823)', 'oklch(1 0 0)', 'oklch(0.841 0.238 128.85)', 'oklch(0.577 0.245 27.325)'],
  ['yellow, light', 'oklch(0.141 0.005 285.823)', 'oklch(1 0 0)', 'oklch(0.852 0.199 91.936)', 'oklch(0.577 0.245 27.325)'],
  ['blue, dark', 'oklch(0.985 0 0)', 'oklch(0.21 0.006 285.885)', 'oklch(0.488 0.243 264.376)', 'oklch(0.704 0.191 22.216)'],
];

describe('shadcn.css', () => {
  it.each(shadcnThemes)('%s: the ring is the app’s and can be seen, and so is what went wrong', async (_, foreground, card, ring, destructive) => {
    const sheet = document.createElement('style');
    sheet.textContent = `:root { --foreground: ${foreground}; --card-foreground: ${foreground}; --background: ${card}; --card: ${card}; --ring: ${ring}; --destructive: ${destructive} }\n${shadcn}`;
    document.head.append(sheet);
    try {
      const seen = await probe();
      const before = { ring: seen('--_auth-focus'), danger: seen('--_auth-danger') };
      expect(contrast(before.ring, seen('--_auth-surface'))).toBeGreaterThanOrEqual(3);
      expect(contrast(seen('--_auth-control-edge'), seen('--_auth-surface'))).toBeGreaterThanOrEqual(3);
      expect(contrast(before.danger, seen('--_auth-surface'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(before.danger, seen('--_auth-danger-surface'))).toBeGreaterThanOrEqual(4.5);
      document.documentElement.style.cssText += '; --ring: oklch(0.6 0.2 330); --destructive: oklch(0.6 0.2 330)';
      expect(seen('--_auth-focus')).not.toBe(before.ring);
      expect(seen('--_auth-danger')).not.toBe(before.danger);
    } finally {
      sheet.remove();
      document.documentElement.style.removeProperty('--ring');
      document.documentElement.style.removeProperty('--destructive');
    }
  });
});

describe('appearance of a component in another', () => {
  it.each(['light', 'dark'] as const)('wins: a scheme that is %s, and room', async (scheme) => {
    const other = scheme === 'dark' ? 'light' : 'dark';
    for (const page of ['light', 'dark'] as const) {
      const place = await show(
        [{ name: 'page', element: <AuthCard as="div" title="Both" appearance={{ colorScheme: other, density: 'compact' }}><LoginForm appearance={{ colorScheme: scheme, density: 'comfortable' }} /></AuthCard> }],
        {},
        page,
      );
      const light = (slot: string) => luminance(getComputedStyle(place.querySelector(`[data-slot=${slot}]`)!).color);
      const [title, label] = [light('title'), light('label')];
      if (scheme === 'dark') expect(label).toBeGreaterThan(title);
      else expect(label).toBeLessThan(title);
      expect(place.querySelector('[data-slot=submit]')!.getBoundingClientRect().height).toBe(44);
    }
  });
});
