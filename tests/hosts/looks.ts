import type { Page } from '@playwright/test';

/** An element, or one of its pseudo-elements, with its computed styles. */
export interface Look {
  name: string;
  /** By property; `null` where nobody could see the value. */
  styles: Record<string, string | null>;
  /** Where the element that it inherits from stands in the list. */
  parent?: number;
}

export const wholeStyle = 'all';

/**
 * What matters of the kit's looks. Not the font: the kit takes the page's. The sizes stand last, as they mostly follow from
 * something else.
 */
export const properties = [
  'content',
  'display',
  'position',
  'float',
  'box-sizing',
  'margin',
  'padding',
  'border-width',
  'border-style',
  'border-color',
  'border-radius',
  'background-color',
  'background-image',
  'box-shadow',
  'outline',
  'outline-offset',
  'color',
  'opacity',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant',
  'line-height',
  'letter-spacing',
  'word-spacing',
  'text-align',
  'text-decoration',
  'text-indent',
  'text-shadow',
  'text-transform',
  'white-space',
  'vertical-align',
  'list-style',
  'cursor',
  'fill',
  'stroke',
  'stroke-width',
  'filter',
  'transform',
  'scale',
  'overflow',
  'gap',
  'align-items',
  'justify-content',
  'max-width',
  'max-height',
  'min-width',
  'min-height',
  'width',
  'height',
] as const;

/** Those that children take from their parent, where it is told once. */
const inherited = new Set<string>([
  'color',
  'cursor',
  'fill',
  'stroke',
  'stroke-width',
  'font-size',
  'font-style',
  'font-variant',
  'font-weight',
  'letter-spacing',
  'line-height',
  'list-style',
  'text-align',
  'text-indent',
  'text-shadow',
  'text-transform',
  'white-space',
  'word-spacing',
]);

/**
 * The looks of all elements that a selector finds, in the page's order, with `::before`, `::after`, `::marker` and, of
 * inputs, `::placeholder`. A name is the nearest slot and the element's tag.
 *
 * @param wanted the properties, `null` where nobody could see the value (the colour of no border, the list style of what is
 *   no list); or `all` for every property that the browser knows, as it is
 */
export async function looksOf(page: Page, selector: string, wanted: readonly string[] | typeof wholeStyle): Promise<Look[]> {
  const json = await page.evaluate(
    ({ css, names }) => {
      for (const animation of document.getAnimations()) {
        // One that never ends cannot be finished.
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
      }
      const nameOf = (element: Element): string => {
        const slot = element.closest('[data-slot]')?.getAttribute('data-slot');
        const marks = ['type', 'for', 'data-variant'].map((key) => element.getAttribute(key)).filter(Boolean);
        return `${slot ? `${slot}/` : ''}${element.localName}${element.id ? `#${element.id}` : marks.length ? `[${marks.join(' ')}]` : ''}`;
      };
      /** A value, or nothing where another of the values makes it one that nobody could see. */
      const visible = (element: Element, style: CSSStyleDeclaration, property: string): string | null => {
        const value = style.getPropertyValue(property);
        if (property === 'display') return value;
        if (style.display === 'none') return null;
        const isGraphic = element instanceof SVGElement;
        // What is inside of an SVG has no box.
        if (isGraphic && element.ownerSVGElement && !graphicToo.has(property)) return null;
        if (['fill', 'stroke', 'stroke-width'].includes(property)) return isGraphic ? value : null;
        if (property === 'border-style' || property === 'border-color') return /[1-9]/.test(style.borderWidth) ? value : null;
        if (property === 'box-sizing') return /[1-9]/.test(`${style.borderWidth} ${style.padding}`) ? value : null;
        if (property === 'outline') return style.outlineStyle === 'none' ? 'none' : value;
        if (property === 'outline-offset') return style.outlineStyle === 'none' ? null : value;
        if (property === 'text-decoration') return style.textDecorationLine === 'none' ? 'none' : value;
        if (property === 'list-style') return style.display === 'list-item' ? value : null;
        if (property === 'vertical-align') return style.display.startsWith('inline') || style.display === 'table-cell' ? value : null;
        return value;
      };
      const graphicToo = new Set(['fill', 'stroke', 'stroke-width', 'color', 'opacity', 'transform', 'filter', 'font-size', 'font-weight', 'font-style', 'letter-spacing']);
      const list: { name: string; styles: Record<string, string | null>; parent?: number }[] = [];
      const places = new Map<Element, number>();
      for (const element of document.querySelectorAll(css)) {
        places.set(element, list.length);
        const own = getComputedStyle(element);
        for (const part of ['', '::before', '::after', '::marker', ...('placeholder' in element ? ['::placeholder'] : [])]) {
          const style = part ? getComputedStyle(element, part) : own;
          if (part === '::marker' && own.display !== 'list-item') continue;
          if (part && own.display === 'none') continue;
          // One that is not there has no looks, but it could come to be there.
          const isMissing = ['::before', '::after'].includes(part) && style.content === 'none';
          const keys = isMissing ? ['content'] : names === 'all' ? [...style] : names;
          list.push({
            name: nameOf(element) + part,
            styles: Object.fromEntries(keys.map((key) => [key, names === 'all' || isMissing ? style.getPropertyValue(key) : visible(element, style, key)])),
            parent: names === 'all' ? undefined : places.get(part ? element : element.parentElement!),
          });
        }
      }
      // As one text: as objects of Playwright's it takes ten times as long.
      return JSON.stringify(list);
    },
    { css: selector, names: wanted },
  );
  return JSON.parse(json) as Look[];
}

/** What differs, as `slot/tag: property: expected → seen`; what is inherited at the uppermost element only. */
export function differences(expected: readonly Look[], seen: readonly Look[]): string[] {
  const [before, after] = [byKey(expected), byKey(seen)];
  const keys = [...before.keys()];
  const change = (key: string | undefined, property: string) =>
    key === undefined ? '' : `${property}: ${before.get(key)?.styles[property]} → ${after.get(key)?.styles[property]}`;
  return [
    ...keys.flatMap((key) => {
      const { name, styles, parent } = before.get(key)!;
      const now = after.get(key)?.styles;
      if (!now) return [`${name}: is gone`];
      return (
        Object.keys(styles)
          // Where one of them cannot be seen, what makes it so differs as well.
          .filter((property) => (styles[property] ?? null) !== null && (now[property] ?? null) !== null)
          .filter((property) => styles[property] !== now[property])
          .filter((property) => !(inherited.has(property) && change(key, property) === change(parent === undefined ? undefined : keys[parent], property)))
          .map((property) => `${name}: ${change(key, property)}`)
      );
    }),
    ...[...after].filter(([key]) => !before.has(key)).map(([, { name }]) => `${name}: is there as well`),
  ];
}

/** Each look by its name and how many of that name stand before it. */
function byKey(looks: readonly Look[]): Map<string, Look> {
  const counts = new Map<string, number>();
  return new Map(
    looks.map((look) => {
      const count = counts.get(look.name) ?? 0;
      counts.set(look.name, count + 1);
      return [`${look.name} ${count}`, look];
    }),
  );
}
