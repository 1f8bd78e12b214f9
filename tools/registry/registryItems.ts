import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { exportsOf } from '../exportsOf.js';
import { copiedFiles, kebab, nameInApp } from './copiedFiles.js';
import { copyOf, type Copy } from './copyOf.js';

/** An item of a shadcn registry, with what of https://ui.shadcn.com/docs/registry/registry-item-json is used here. */
export interface RegistryItem {
  $schema: string;
  name: string;
  type: 'registry:block' | 'registry:component';
  title: string;
  description: string;
  /** Said when it has been added. */
  docs: string;
  categories: string[];
  dependencies: string[];
  css: Record<string, Record<string, never>>;
  files: { path: string; type: 'registry:component'; target: string; content: string }[];
}

const schema = 'https://ui.shadcn.com/schema/registry-item.json';

/** Where the copies lie, below the folder that an app has for components. */
const folder = 'auth';

/** The components with an item of their own: all of the browser entry's, but the parts in `ui/`, which come with them. */
export const componentsWithItem: readonly { name: string; file: string }[] = exportsOf('src/index.ts')
  .filter(({ name, isType, file }) => !isType && /^[A-Z]/.test(name) && copiedFiles.includes(file) && !file.includes('/ui/'))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/**
 * An item for each component, and `auth` for all of them. Each has all the files that it needs, as one that pointed at others would
 * have to know the address that it is served from; what an app has already is not written again.
 */
export function registryItems(): RegistryItem[] {
  const copies = new Map(copiedFiles.map((file) => [file, copyOf(file)]));
  const single = componentsWithItem.map(({ name, file }) => {
    const { summary, example } = docsOf(file, name);
    const usage = `Yours to edit: import { ${name} } from '@/components/${folder}/${nameInApp(file).replace(/\.tsx$/, '')}'`;
    return itemOf([file], copies, { name: kebab(name), type: 'registry:component', title: name, description: summary, docs: [usage, ...(example ? [example] : []), setUp].join('\n\n') });
  });
  const all = itemOf([...new Set(componentsWithItem.map(({ file }) => file))], copies, {
    name: folder,
    type: 'registry:block',
    title: 'All of next-auth-ui',
    description: 'Every screen, form and part for signing in with NextAuth.js.',
    docs: `Yours to edit, in components/${folder}.\n\n${setUp}`,
  });
  return [...single, all];
}

const setUp = 'What they do stays in the package next-auth-ui. To set it up: npx next-auth-ui init';

function itemOf(files: readonly string[], copies: ReadonlyMap<string, Copy>, about: Pick<RegistryItem, 'name' | 'type' | 'title' | 'description' | 'docs'>): RegistryItem {
  const all = withNeeds(files, copies);
  return {
    $schema: schema,
    ...about,
    categories: ['authentication'],
    // Without a version: what an app has already is left as it is. next-auth is a peer of it.
    dependencies: [...new Set(all.flatMap((file) => copies.get(file)!.packages))].filter((name) => name !== 'react').toSorted(),
    // The utilities that the copies are made of, and the app's own variables for their colours.
    css: { '@import "next-auth-ui/tailwind.css"': {}, '@import "next-auth-ui/shadcn.css"': {} },
    files: all.map((file) => ({
      path: `registry/${folder}/${nameInApp(file)}`,
      type: 'registry:component',
      target: `@components/${folder}/${nameInApp(file)}`,
      content: copies.get(file)!.text,
    })),
  };
}

/** The files and all that they need, each once: first what was asked for. */
function withNeeds(files: readonly string[], copies: ReadonlyMap<string, Copy>): string[] {
  const all = new Set(files);
  for (const file of all) for (const needed of copies.get(file)!.needs) all.add(needed);
  return [...files, ...[...all].filter((file) => !files.includes(file)).toSorted()];
}

/** The first sentence of a component's doc comment, and its example. */
function docsOf(file: string, name: string): { summary: string; example: string | undefined } {
  const source = readFileSync(file, 'utf8');
  const declared = source.indexOf(`export function ${name}(`);
  const comment = parseSync(file, source).comments.find(({ end }) => end <= declared && !source.slice(end, declared).trim());
  const text = comment?.value.replaceAll(/^\s*\* ?/gm, '') ?? '';
  const [summary] = /^[^]*?[.](?=\s)/.exec(text.trim().replaceAll(/\s+/g, ' ')) ?? [];
  if (!summary) throw new Error(`${file} does not say in a doc comment what ${name} is; its first sentence is what a registry shows.`);
  return { summary, example: /```tsx\n([^]*?)\n```/.exec(text)?.[1] };
}
