import Color from 'colorjs.io';

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

export const tiers = ['palette', 'meaning', 'component'] as const;
export type Tier = (typeof tiers)[number];

/** The stylesheets that have them, below src/styles. `--auth-font-family` (reset.css) is `inherit` until an app says otherwise, for which the format has no value. */
export const tokenSources = ['tokens.css', 'brand.css', 'utilities.css'] as const;

/** A token as the Design Tokens Format Module 2025.10 writes it: https://www.designtokens.org/TR/2025.10/format/. */
export interface DesignToken {
  $type: 'color' | 'dimension' | 'shadow';
  /** A value, or the name of another token in braces. */
  $value: unknown;
  /** The custom property that an app sets. */
  $extensions: { 'next-auth-ui': { property: string } };
}
export type DesignTokens = Record<Tier, Record<string, DesignToken>>;

interface Source {
  tier: Tier;
  name: string;
  /** What the stylesheet falls back to. */
  value: string;
}

/**
 * The kit's tokens out of its own stylesheets, in one scheme. The stylesheets are the one source: what they say of a token when an
 * app says nothing is its value.
 */
export function designTokensOf(css: string, scheme: Scheme): DesignTokens {
  const sources = sourcesOf(css);
  const all: DesignTokens = { palette: {}, meaning: {}, component: {} };
  const read: Reader = { scheme, own: ownOf(css) };
  for (const { tier, name, value } of sources) {
    const own = read.own.get(`--_auth-${name}`);
    const whole = own && !own.startsWith(`var(--auth-${name},`) ? own : value;
    const chosen = chosenBy(scheme, whole);
    const alias = aliasOf(chosen, tier);
    const target = alias && sources.find((source) => source.tier === alias.tier && source.name === alias.name);
    const resolved = resolve(whole, read);
    all[tier][name] = {
      $type: typeOf(resolved),
      $value: target ? `{${alias.tier}.${alias.name}}` : valueOf(resolved),
      $extensions: { 'next-auth-ui': { property: `--auth-${name}` } },
    };
  }
  return all;
}

/** How both schemes go together: https://www.designtokens.org/TR/2025.10/resolver/. */
export const tokensResolver = {
  name: 'next-auth-ui',
  version: '2025.10',
  sets: {},
  modifiers: { scheme: { default: 'light', contexts: Object.fromEntries(schemes.map((scheme) => [scheme, [{ $ref: `${scheme}.tokens.json` }]])) } },
  resolutionOrder: [{ $ref: '#/modifiers/scheme' }],
};

const grey = /^gray-\d+$/;
const component = /^(button|input|card)-/;

/** Every token that the stylesheets read, each once, with what they fall back to. */
function sourcesOf(css: string): Source[] {
  const found = new Map<string, Source>();
  for (const call of callsOf(css, 'var')) {
    const [property = '', ...rest] = splitAt(call, ',');
    const value = rest.join(',').trim();
    const [, name] = /^--auth-([\w-]+)$/.exec(property.trim()) ?? [];
    if (!name || !value || found.has(name)) continue;
    found.set(name, { tier: grey.test(name) || name.startsWith('brand') ? 'palette' : component.test(name) ? 'component' : 'meaning', name, value });
  }
  const order = (name: string) => name.replace(/\d+/, (digits) => digits.padStart(3, '0'));
  return [...found.values()].toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || order(a.name).localeCompare(order(b.name)));
}

interface Reader {
  scheme: Scheme;
  /** The values that an element works out for itself, by name. */
  own: ReadonlyMap<string, string>;
}

const ownOf = (css: string): Map<string, string> => new Map([...css.matchAll(/(--_auth-[\w-]+):\s*([^;]+);/g)].toReversed().map(([, name, value]) => [name!, value!]));

/** `light-dark()` in a scheme. */
function chosenBy(scheme: Scheme, value: string): string {
  const [light, dark] = argumentsOf(value, 'light-dark') ?? [];
  return light && dark ? (scheme === 'light' ? light : dark) : value;
}

/** The token that a value takes over whole. */
function aliasOf(value: string, from: Tier): { tier: Tier; name: string } | undefined {
  if (from === 'palette') return undefined;
  const [property = ''] = argumentsOf(value, 'var') ?? [];
  const [, own, name] = /^--(_?)auth-([\w-]+)$/.exec(property) ?? [];
  if (name === undefined || name === 'al' || name === 'ad') return undefined;
  if (own) return { tier: 'meaning', name };
  return { tier: grey.test(name) || name.startsWith('brand') ? 'palette' : 'meaning', name };
}

/** A value without `var()`, `light-dark()` and the functions of colours. */
function resolve(value: string, read: Reader): string {
  const chosen = chosenBy(read.scheme, value.trim());
  if (chosen !== value.trim()) return resolve(chosen, read);
  const variable = argumentsOf(value, 'var');
  if (variable) {
    const [property = '', ...fallback] = variable;
    const own = read.own.get(property);
    if (own) return resolve(own, read);
    return resolve(fallback.join(', '), read);
  }
  const mix = argumentsOf(value, 'color-mix');
  if (mix) {
    const [, first = '', second = ''] = mix;
    const [, color = '', percent = '50'] = /^(.*?)\s+([\d.]+)%$/s.exec(first) ?? [first, first];
    return new Color(resolve(color, read)).mix(new Color(resolve(second, read)), 1 - Number(percent) / 100, { space: 'oklab', outputSpace: 'oklch' }).toString();
  }
  const relative = /^color\(from\s+([\s\S]+)\)$/.exec(value.trim());
  if (relative) {
    const [base = '', , ...channels] = splitAt(relative[1]!, ' ');
    const color = new Color(resolve(base, read)).to('srgb-linear');
    const [r, g, b] = color.coords.map((part) => part ?? 0);
    return new Color('srgb-linear', channels.map((channel) => calculate(channel, { r: r!, g: g!, b: b! })) as [number, number, number]).to('oklch').toString();
  }
  return value.trim();
}

/** A sum of CSS with the channels of a colour in it. */
function calculate(sum: string, { r, g, b }: Record<'r' | 'g' | 'b', number>): number {
  const script = sum.replaceAll('calc', '').replaceAll(/\b(min|max)\b/g, 'Math.$1');
  if (/[^\w\s.+\-*/(),]/.test(script)) throw new Error(`tools/designTokens.ts cannot calculate "${sum}".`);
  // oxlint-disable-next-line no-implied-eval -- our own stylesheet's sums, checked above to be no more than that
  return (new Function('r', 'g', 'b', `return ${script}`) as (...channels: number[]) => number)(r, g, b);
}

const dimension = /^(-?[\d.]+)(px|rem)?$/;

function typeOf(value: string): DesignToken['$type'] {
  if (dimension.test(value)) return 'dimension';
  return splitAt(value, ',').length > 1 ? 'shadow' : 'color';
}

function valueOf(value: string): unknown {
  const type = typeOf(value);
  if (type === 'dimension') return dimensionOf(value);
  if (type === 'color') return colorOf(value);
  return splitAt(value, ',').map((layer) => {
    const color = /oklch\([^)]*\)/.exec(layer)?.[0] ?? '';
    const [offsetX = '0', offsetY = '0', blur = '0', spread = '0'] = layer.replace(color, '').trim().split(/\s+/);
    return { color: colorOf(color), offsetX: dimensionOf(offsetX), offsetY: dimensionOf(offsetY), blur: dimensionOf(blur), spread: dimensionOf(spread) };
  });
}

function dimensionOf(value: string): { value: number; unit: string } {
  const [, amount, unit = 'px'] = dimension.exec(value) ?? [];
  if (amount === undefined) throw new Error(`tools/designTokens.ts: "${value}" is no length.`);
  return { value: Number(amount), unit };
}

function colorOf(value: string): { colorSpace: 'oklch'; components: number[]; alpha: number; hex: string } {
  const color = new Color(value).to('oklch');
  const [lightness, chroma, hue] = color.coords.map((part) => (part === null || Number.isNaN(part) ? 0 : part));
  return { colorSpace: 'oklch', components: [round(lightness!), round(chroma!), round(hue!)], alpha: round(color.alpha), hex: color.to('srgb').toGamut().toString({ format: 'hex', alpha: false, collapse: false } as object) };
}

const round = (value: number): number => Number(value.toFixed(4)) + 0;

/** What stands between the parentheses of each call of a function, inner ones included. */
function callsOf(css: string, name: string): string[] {
  const calls: string[] = [];
  for (const { index } of css.matchAll(new RegExp(String.raw`(?<![\w-])${name}\(`, 'g'))) {
    const begin = index + name.length + 1;
    calls.push(css.slice(begin, closing(css, begin)));
  }
  return calls;
}

/** The arguments, when the whole value is a call of that function. */
function argumentsOf(value: string, name: string): string[] | undefined {
  const text = value.trim();
  if (!text.startsWith(`${name}(`)) return undefined;
  const begin = name.length + 1;
  const end = closing(text, begin);
  return end === text.length - 1 ? splitAt(text.slice(begin, end), ',') : undefined;
}

function closing(text: string, begin: number): number {
  let depth = 1;
  for (let at = begin; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  return text.length;
}

/** Splits outside of parentheses. */
function splitAt(text: string, separator: ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth === 0 && (separator === ' ' ? /\s/.test(letter) : letter === separator)) {
      if (part.trim()) parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}
