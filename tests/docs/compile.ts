import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { components, types } from './kit.js';
import { mentionsOf, snippetsOf, type Mention, type Page, type Snippet } from './pages.js';

/** A page's line for each line of a file that is compiled. */
interface Source {
  path: string;
  code: string;
  placeOf: (line: number) => string;
}

/**
 * What the compiler says about the snippets of the pages and about the components and props that their text names, each with
 * the page and its line. One run for all, against the kit's sources.
 *
 * @param auth `auth.ts` for snippets that import `@/auth` on a page that does not show it
 */
export function complaintsAbout(pages: readonly Page[], folder: string, auth: string): string[] {
  const mentions = pages.flatMap(mentionsOf);
  const sources = [...pages.flatMap((page) => appsOf(page, auth)), propsSource(mentions)];
  rmSync(folder, { recursive: true, force: true });
  write(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig(folder)));
  write(join(folder, 'globals.d.ts'), globals);
  for (const { path, code } of sources) write(join(folder, path), code);
  return [...mentions.flatMap(strangers), ...compile(folder, sources)];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The snippets of a page lie beside each other, as in an app. Where a file comes again another app begins. */
function appsOf({ path, text }: Page, auth: string): Source[] {
  const apps: Map<string, Snippet>[] = [new Map()];
  for (const snippet of snippetsOf({ path, text })) {
    if (apps.at(-1)!.has(snippet.file)) apps.push(new Map());
    apps.at(-1)!.set(snippet.file, snippet);
  }
  return apps.flatMap((app, index) => {
    const root = `${path.replace(/[^\w]+/g, '-')}-${index}`;
    const own = [...app.values()].map(({ page, line, file, code }) => ({
      path: `${root}/${file}`,
      code: withoutAlias(file, code),
      placeOf: (ofCode: number) => `${page}:${line + ofCode}`,
    }));
    const needsAuth = own.length > 0 && !app.has('auth.ts');
    return needsAuth ? [...own, { path: `${root}/auth.ts`, code: auth, placeOf: () => `auth.ts of ${path}` }] : own;
  });
}

/** `@/` is the root of an app, and here are many. */
function withoutAlias(file: string, code: string): string {
  const up = posix.relative(posix.dirname(file), '.') || '.';
  return code.replace(/(from '|import\(')@\//g, `$1${up}/`);
}

const propsFile = 'mentions.ts';

/** One line for each prop that a page names. */
function propsSource(mentions: readonly Mention[]): Source {
  const head = [
    `import type { ComponentProps, JSX } from 'react';`,
    `import type * as kit from 'next-auth-ui';`,
    `type Names = ${components.map((name) => `'${name}'`).join(' | ')};`,
    `type AnyProp = { [Name in Names]: keyof ComponentProps<(typeof kit)[Name]> }[Names] | keyof JSX.IntrinsicElements['form'];`,
    'export const props: AnyProp[] = [];',
  ];
  const checked = mentions.filter(({ of, prop }) => prop !== undefined && (of === undefined || isOfKit(of)));
  const lines = checked.map(({ of, prop }, index) => {
    if (of === undefined) return `props.push('${prop}');`;
    const owner = components.includes(of) ? `ComponentProps<typeof kit.${of}>` : `import('${types.get(of)}').${of}`;
    return `export type Prop${index} = ${owner}['${prop}'];`;
  });
  return {
    path: propsFile,
    code: [...head, ...lines, ''].join('\n'),
    placeOf: (line) => {
      const mention = checked[line - head.length - 1];
      return mention ? `${mention.page}:${mention.line}: ${[mention.of, mention.prop].filter(Boolean).join('.')}` : propsFile;
    },
  };
}

const isOfKit = (name: string) => components.includes(name) || types.has(name);

/** Other people's, which pages may name as well. */
const foreign: ReadonlySet<string> = new Set(['SessionProvider', 'Intl', 'Redis']);

/** A component that nobody has is a slip of the pen. */
const strangers = ({ page, line, of }: Mention): string[] =>
  of === undefined || isOfKit(of) || foreign.has(of) ? [] : [`${page}:${line}: next-auth-ui exports no component or type ${of}`];

function compile(folder: string, sources: readonly Source[]): string[] {
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder, '--pretty', 'false'], { encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const complaints = stdout.split('\n').flatMap((text) => {
      const [, file, line, message] = /^(\S+?)\((\d+),\d+\): (.*)$/.exec(text) ?? [];
      if (!file) return text.trim() && !/^\s/.test(text) ? [text] : [];
      const source = byPath.get(relative(folder, file).replaceAll('\\', '/'));
      return [`${source ? source.placeOf(Number(line)) : `${file}:${line}`}: ${message!}`];
    });
    // A compiler that ends badly without a word has not compiled.
    return complaints.length ? complaints : [`tsc failed: ${stderr || String(error)}`];
  }
}

function tsconfig(folder: string) {
  const up = relative(folder, '.').replaceAll('\\', '/');
  return {
    extends: `${up}/tsconfig.base.json`,
    compilerOptions: {
      noEmit: true,
      module: 'ESNext',
      moduleResolution: 'Bundler',
      esModuleInterop: true,
      // A stranger's app is not as strict about leftovers.
      noUnusedLocals: false,
      noUnusedParameters: false,
      types: ['node', 'react'],
      paths: {
        'next-auth-ui': [`${up}/src/index.ts`],
        'next-auth-ui/server': [`${up}/src/server.ts`],
        'next-auth-ui/msw': [`${up}/src/msw.ts`],
        'next-auth-ui/storybook': [`${up}/src/storybook.tsx`],
        'next-auth-ui/testing': [`${up}/src/testing.tsx`],
        'next-auth-ui/playwright': [`${up}/src/playwright.ts`],
        'next-auth-ui/messages/*': [`${up}/src/messages/*.ts`],
      },
    },
    include: ['**/*.ts', '**/*.tsx'],
  };
}

// `next typegen` makes PageProps from an app's routes.
const globals = `declare type PageProps<Route extends string> = {
  params: Promise<{ [K in Route as never]: never }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
declare module '*.css';
`;
