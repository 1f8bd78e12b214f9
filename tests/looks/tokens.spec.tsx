import '../../dist/styles.css';
import { expect, it } from 'vitest';
import { designTokensOf, schemes, type DesignTokens } from '../../tools/designTokens.js';
import brand from '../../src/styles/brand.css?raw';
import tokens from '../../src/styles/tokens.css?raw';
import utilities from '../../src/styles/utilities.css?raw';

const css = [tokens, brand, utilities].join('\n');

/** A colour as the bytes that the browser paints. */
function bytes(color: string): number[] {
  const paint = document.createElement('canvas').getContext('2d')!;
  paint.fillStyle = color;
  paint.fillRect(0, 0, 1, 1);
  return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function hexOf(all: DesignTokens, tier: keyof DesignTokens, name: string): string | undefined {
  const { $type, $value } = all[tier][name]!;
  if ($type !== 'color') return undefined;
  if (typeof $value !== 'string') return ($value as { hex: string }).hex;
  const [otherTier, other] = $value.slice(1, -1).split('.') as [keyof DesignTokens, string];
  return hexOf(all, otherTier, other);
}

it.each(schemes)('what design tools are given is what Chromium works out, %s', (scheme) => {
  const all = designTokensOf(css, scheme);
  const element = document.createElement('div');
  element.className = 'nau:nau-button';
  element.style.colorScheme = scheme;
  document.body.append(element);
  const colours = Object.keys(all.meaning).filter((name) => hexOf(all, 'meaning', name) && name !== 'on-brand');
  expect(colours.length).toBeGreaterThan(20);
  for (const name of colours) {
    element.style.backgroundColor = `var(--_auth-${name})`;
    const painted = bytes(getComputedStyle(element).backgroundColor);
    const given = bytes(hexOf(all, 'meaning', name)!);
    expect(Math.max(...painted.map((part, index) => Math.abs(part - given[index]!))), `${name}: ${painted.join(' ')} and ${given.join(' ')}`).toBeLessThanOrEqual(1);
  }
  element.remove();
});
