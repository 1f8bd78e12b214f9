import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { toId } from 'storybook/internal/csf';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { authStatuses } from '../../src/auth/model/authState.js';
import { failureCodes } from '../../src/auth/model/failure.js';
import { slotNames } from '../../src/components/ui/slotNames.js';
import { slotGuide } from '../../stories/Guides/slotGuide.js';
import { components } from './kit.js';
import { pages, type Page } from './pages.js';
import { slotSources } from './slotSources.js';

const guides = pages.filter(({ path }) => path.startsWith('stories/Guides/') && path.endsWith('.mdx'));

/** The tables and drawings that a guide draws out of the source, as HTML. */
async function drawn({ path, text }: Page): Promise<string> {
  const imports = [...text.matchAll(/^import \{ (\w+) \} from '(\.\/\w+)';$/gm)].filter(({ 1: name }) => text.includes(`<${name} />`));
  const html = await Promise.all(
    imports.map(async ({ 1: name, 2: module }) => {
      const exported = (await import(resolve(dirname(path), `${module}.tsx`))) as Record<string, ComponentType>;
      return renderToStaticMarkup(createElement(exported[name!]!));
    }),
  );
  return html.join('\n');
}

/** What stands as code on the guides: whole inline codes, and single names in them and in snippets. */
const codes = new Set<string>();
const names = new Set<string>();

beforeAll(async () => {
  for (const page of guides) {
    const inTables = [...(await drawn(page)).matchAll(/<code>([^<]*)<\/code>/g)].map(({ 1: code }) => code!);
    const inText = [...page.text.matchAll(/^```\w*[^\n]*\n([\s\S]*?)^```|`([^`\n]+)`/gm)].map(({ 1: snippet, 2: code }) => snippet ?? code!);
    for (const code of [...inTables, ...inText]) {
      codes.add(code);
      for (const [name] of code.matchAll(/\w+/g)) names.add(name);
    }
  }
});

const missing = (wanted: readonly string[], found: ReadonlySet<string>) => wanted.filter((name) => !found.has(name));

describe('the guides name', () => {
  it('every exported component', () => {
    expect(components.length).toBeGreaterThan(30);
    expect(missing(components, names)).toEqual([]);
  });

  it('every failure code', () => expect(missing(failureCodes, codes)).toEqual([]));

  it('every auth state', () => expect(missing(authStatuses, codes)).toEqual([]));

  it('every slot', () => expect(missing(slotNames, codes)).toEqual([]));

  it('and not whatever is asked for', () => expect(missing(['LoginPanel', 'nobodyHome', 'no-such-slot'], new Set([...names, ...codes]))).toHaveLength(3));
});

/** Names such as `signInPath` that stand alone as code, and that no file of the kit knows. */
function strangers(texts: readonly string[]): string[] {
  const known = new Set(globSync(['src/**/*.{ts,tsx}', 'demo/{web,backend}/**/*.{ts,tsx}', 'stories/**/*.{ts,tsx}', '!**/node_modules', '!**/.next']).flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []));
  return texts.flatMap((text) => [...text.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(({ 1: name }) => name!)).filter((name) => !known.has(name) && name !== 'postMessage');
}

it('no page names what there is not', () => {
  expect(strangers(pages.map(({ text }) => text))).toEqual([]);
  expect(strangers(['Set `forgotHref`, or `callbackUrl`.'])).toEqual(['forgotHref']);
});

it('each slot is said to be drawn by the components whose sources draw it', () => {
  expect(slotGuide).toEqual(slotSources());
});

describe('every guide', () => {
  const titles = guides.map(({ text }) => /<Meta title="Guides\/([^"]+)" \/>/.exec(text)?.[1]);

  it('has a title under Guides, which Storybook’s search finds, and a heading of the same words', () => {
    const headings = guides.map(({ text }) => /^# (.+)$/m.exec(text)?.[1]);
    expect(titles).toEqual(headings);
    expect(new Set(titles).size).toBe(guides.length);
    expect(guides.length).toBeGreaterThanOrEqual(12);
  });

  it('leads to pages that are there', () => {
    const ids = new Set(titles.map((title) => toId(`Guides/${title}`, 'docs')));
    const links = guides.flatMap(({ path, text }) => [...text.matchAll(/\]\(\?path=\/docs\/(guides-[^)]+)\)/g)].map(({ 1: id }) => `${path} → ${id}`));
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => !ids.has(link.split(' → ')[1]!))).toEqual([]);
  });
});
