// @vitest-environment jsdom
/// <reference types="vite/client" />
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { NoCode, shownCode } from '../../.storybook/shownCode.js';
import { complaintsAbout } from './compile.js';
import type { Page } from './pages.js';

type Described = Record<string, unknown> & { args?: Record<string, unknown>; render?: (args: Record<string, unknown>, context: object) => unknown; parameters?: { docs?: { codePanel?: boolean; source?: { code?: string; functions?: Record<string, string> } } } };

const files = import.meta.glob<Record<string, Described>>('../../stories/**/*.stories.tsx', { eager: true });

/** The kit's source, its boards and its map are nothing to paste, and have no panel. */
const hasPanel = (meta: Described, story: Described): boolean => (story.parameters?.docs?.codePanel ?? meta.parameters?.docs?.codePanel) !== false;

/** What the code panel of each story shows, or why it can show nothing. */
function shown(): { story: string; code?: string; why?: string }[] {
  return Object.entries(files).flatMap(([file, { default: meta, ...stories }]) =>
    Object.entries(stories).filter(([, story]) => hasPanel(meta!, story)).map(([name, story]) => {
      const at = `${file.replace(/^.*stories\//, '')} ${name}`;
      const [general, own] = [meta!.parameters?.docs?.source, story.parameters?.docs?.source];
      const source = { ...general, ...own, functions: { ...general?.functions, ...own?.functions } };
      if (source.code) return { story: at, code: source.code };
      const component = meta!.component as Parameters<typeof createElement>[0];
      const render = story.render ?? meta!.render ?? ((args: Record<string, unknown>) => createElement(component, args));
      try {
        return { story: at, code: shownCode({ render: (args) => render(args, { globals: { language: 'en' } }), args: { ...meta!.args, ...story.args }, functions: source.functions }) };
      } catch (error) {
        if (error instanceof NoCode) return { story: at, why: error.message };
        throw error;
      }
    }),
  );
}

it('the code that the panel of each story shows compiles in an app', () => {
  const all = shown();
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(({ why }) => why)).toEqual([]);
  const pages: Page[] = all.map(({ story, code }) => ({ path: `${story.replace(/\W+/g, '-')}.mdx`, text: `# ${story}\n\n\`\`\`tsx\n${code}\n\`\`\`\n` }));
  expect(complaintsAbout(pages, '.tmp/docs-snippets/stories', '')).toEqual([]);
}, 240_000);
