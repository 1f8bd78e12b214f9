import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** WCAG's relative luminance: in linear light a plain sum. */
const y = '(0.2126 * r + 0.7152 * g + 0.0722 * b)';

/** A colour out of another, channel by channel in linear light; `c` is the channel. */
const from = (color: string, channel: string) => `color(from ${color} srgb-linear ${['r', 'g', 'b'].map((c) => `calc(${channel.replaceAll('c', c)})`).join(' ')})`;
const whether = (positive: string) => `max(0, min(1, ${positive} * 1e6))`;

/** Black or white, whichever is further away: they are equally far (contrast 4.58) from a luminance of 0.179. */
const blackOrWhite = (color: string) => from(color, whether('(0.179 - Y)'));
/** Away from its text's colour, but for what is nearly black or white already. */
const pressed = (color: string) => from(color, `c * 0.8 + 0.2 * ${whether('(Y - 0.179)')} * ${whether('(0.7 - Y)')} + 0.03 * ${whether('(0.02 - Y)')}`);
/** The same hue, at most so light. */
const atMost = (luminance: number, color: string) => from(color, `c * min(1, ${luminance} / Y)`);
/** Mixed with white until it is so light. */
const atLeast = (luminance: number, color: string) => from(color, `c + (1 - c) * max(0, (${luminance} - Y) / (1 - Y))`);

const light = 'var(--_auth-al)';
const dark = 'var(--_auth-ad)';
const surface = 'var(--_auth-surface)';

const tokens: Record<string, string> = {
  '--_auth-al': 'var(--auth-accent, var(--auth-brand, oklch(0.48 0.2 268)))',
  // 3:1 to a dark surface, so that the button is seen (WCAG 1.4.11).
  '--_auth-ad': `var(--auth-accent, ${atLeast(0.14, 'var(--auth-brand-dark, var(--auth-brand, oklch(0.75 0.125 268)))')})`,
  '--_auth-accent': `light-dark(${light}, ${dark})`,
  '--_auth-on-accent': `var(--auth-on-accent, var(--auth-on-brand, light-dark(${blackOrWhite(light)}, ${blackOrWhite(dark)})))`,
  '--_auth-accent-strong': `var(--auth-accent-strong, light-dark(${pressed(light)}, ${pressed(dark)}))`,
  '--_auth-accent-edge': `var(--auth-accent-edge, light-dark(${atMost(0.26, light)}, ${dark}))`,
  '--_auth-link': `var(--auth-link, light-dark(${atMost(0.13, light)}, ${atLeast(0.36, dark)}))`,
  '--_auth-focus': 'var(--auth-focus, var(--_auth-link))',
  '--_auth-accent-surface': `var(--auth-accent-surface, light-dark(color-mix(in oklab, ${light} 10%, ${surface}), color-mix(in oklab, ${dark} 22%, ${surface})))`,
  '--_auth-on-accent-surface': `var(--auth-on-accent-surface, light-dark(${atMost(0.07, light)}, ${atLeast(0.62, dark)}))`,
};

/** The stylesheet of what comes of the brand's colour. CSS has no functions of its own yet, so it is spelled out. */
export function brandColors(): string {
  const declarations = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value.replaceAll('Y', y)};`);
  return [
    '/* Written by tools/writeBrandColors.ts, which has the reasons: `npm run colors`. */',
    ":where([class*='nau:']) {",
    ...declarations,
    '}',
    '',
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync('src/styles/brand.css', brandColors());
