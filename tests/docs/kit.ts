import { exportsOf } from '../../tools/exportsOf.js';

export const entries = { 'next-auth-ui': 'src/index.ts', 'next-auth-ui/parts': 'src/parts.ts', 'next-auth-ui/server': 'src/server.ts', 'next-auth-ui/msw': 'src/msw.ts', 'next-auth-ui/storybook': 'src/storybook.tsx', 'next-auth-ui/testing': 'src/testing.tsx', 'next-auth-ui/playwright': 'src/playwright.ts' } as const;
export type Entry = keyof typeof entries;

/** Every component of the browser entry. */
export const components: string[] = exportsOf(entries['next-auth-ui'])
  .filter(({ name, isType, from }) => !isType && from.startsWith('./components/') && /^[A-Z]/.test(name))
  .map(({ name }) => name);

/** Every type, by the first entry that has it. */
export const types = new Map<string, Entry>(
  (Object.keys(entries) as Entry[]).toReversed().flatMap((entry) =>
    exportsOf(entries[entry])
      // msw.ts and others declare theirs in place, where a type says so by itself.
      .filter(({ name, isType }) => isType && /^[A-Z]/.test(name))
      .map(({ name }) => [name, entry] as const),
  ),
);
