import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The sixty rows of the kit's checklist that no story alone can show, and what does. */
const elsewhere: Record<string, readonly number[]> = {
  // Without scripts, from a server, two times over; in forced colours.
  'tests/checklist/rows.spec.tsx': [2, 5, 35],
  // Every state in every look: axe, contrast, reflow.
  'tests/looks/languages.spec.tsx': [31, 32, 33],
  // What a server does with requests, tokens and cookies.
  'tests/e2e': [39, 42, 44, 45, 46, 47, 48, 54, 55, 59, 60],
  'tests/auth/server': [43, 50, 51, 52, 57, 58],
  'stories/Guides/SecurityModel.mdx': [49],
};

const rows = [...readFileSync('stories/Flows/Checklist.stories.tsx', 'utf8').matchAll(/^ {2}name: '(\d+) /gm)].map(([, row]) => Number(row));

it('each row of the checklist has a story that shows it, or a test elsewhere', () => {
  const all = new Set([...rows, ...Object.values(elsewhere).flat()]);
  expect([...all].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  expect(Object.keys(elsewhere).filter((path) => !existsSync(path))).toEqual([]);
});
