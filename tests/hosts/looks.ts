import type { Page } from '@playwright/test';

/** An element, or one of its pseudo-elements, with its computed styles. */
export interface Look {
  name: string;
  styles: Record<string, string>;
}

export const wholeStyle = 'all';

/**
 * What matters of the kit's looks. Not the font: the kit takes the page's. The sizes stand last, as they mostly follow from
 * something else.
 */
export const properties = [
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
  'appearance',
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

/**
 * The looks of all elements that a selector finds, in the page's order, with `::before`, `::after`, `::marker` and, of
 * inputs, `::placeholder`. A name is the nearest slot and the element's tag.
 *
 * @param wanted the properties, or every one that the browser knows
 */
export async function looksOf(page: Page, selector: string, wanted: readonly string[] | typeof wholeStyle): Promise<Look[]> {
  return page.evaluate(
    ({ css, names }) => {
      for (const animation of document.getAnimations()) {
        // One that never ends cannot be finished.
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
      }
      const nameOf = (element: Element): string => {
        const slot = element.closest('[data-slot]')?.getAttribute('data-slot');
        const type = element.getAttribute('type');
        return `${slot ? `${slot}/` : ''}${element.localName}${element.id ? `#${element.id}` : type ? `[type=${type}]` : ''}`;
      };
      return [...document.querySelectorAll(css)].flatMap((element) => {
        const parts = ['', '::before', '::after', '::marker', ...('placeholder' in element ? ['::placeholder'] : [])];
        return parts.flatMap((part) => {
          const style = getComputedStyle(element, part || null);
          const isGenerated = part === '::before' || part === '::after';
          // Nothing is there to be seen.
          if (isGenerated && names !== 'all' && style.content === 'none') return [];
          if (part === '::marker' && names !== 'all' && getComputedStyle(element).display !== 'list-item') return [];
          const keys = names === 'all' ? [...style] : names;
          return [{ name: nameOf(element) + part, styles: Object.fromEntries(keys.map((key) => [key, style.getPropertyValue(key)])) }];
        });
      });
    },
    { css: selector, names: wanted },
  );
}

/** What differs, as `slot/tag: property: expected → seen`. Two lists of other elements differ in that alone. */
export function differences(expected: readonly Look[], seen: readonly Look[]): string[] {
  const names = (looks: readonly Look[]) => looks.map(({ name }) => name);
  const [before, after] = [names(expected), names(seen)];
  if (before.join(' ') !== after.join(' ')) {
    const less = before.filter((name) => !after.includes(name));
    const more = after.filter((name) => !before.includes(name));
    return [`other elements; missing: ${less.join(', ') || 'none'}; further: ${more.join(', ') || 'none'}; ${before.length} → ${after.length}`];
  }
  return expected.flatMap(({ name, styles }, index) =>
    Object.entries(styles)
      .filter(([property, value]) => seen[index]!.styles[property] !== value)
      .map(([property, value]) => `${name}: ${property}: ${value} → ${seen[index]!.styles[property]}`),
  );
}
