import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import { brandColors } from '../../tools/writeBrandColors.js';

const styles = globSync('src/styles/*.css').map((file) => readFileSync(file, 'utf8')).join('\n');
const used = new Set([...styles.matchAll(/var\((--auth-[a-z0-9-]+)/g)].map(([, name]) => name!));

it('every token that the styles read is documented, and every documented one is read', () => {
  const page = readFileSync('docs/looks.md', 'utf8');
  const documented = new Set([...page.matchAll(/`(--auth-[a-z0-9-]+)`/g)].map(([, name]) => name!));
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `--auth-gray-${from + index}`);
  for (const name of [...range(0, 6), ...range(8, 11)]) documented.add(name);
  expect([...used].filter((name) => !documented.has(name)).sort()).toEqual([]);
  expect([...documented].filter((name) => !used.has(name)).sort()).toEqual([]);
});

it('shadcn.css sets tokens that there are', () => {
  const set = [...readFileSync('src/styles/shadcn.css', 'utf8').matchAll(/(--auth-[a-z0-9-]+):/g)].map(([, name]) => name!);
  expect(set.length).toBeGreaterThan(10);
  expect(set.filter((name) => !used.has(name))).toEqual([]);
});

it('what comes of the brand is written out as the tool has it', () => {
  expect(readFileSync('src/styles/brand.css', 'utf8')).toBe(brandColors());
});
