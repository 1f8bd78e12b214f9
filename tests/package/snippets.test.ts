import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Snippet {
  file: string;
  code: string;
}

/** The code blocks of a Markdown text, named by the comment in their first line. */
function snippetsOf(markdown: string): Snippet[] {
  return [...markdown.matchAll(/^```(tsx?)\n([\s\S]*?)^```/gm)].map(([, type, code], index) => ({
    file: /^\/\/ (\S+\.tsx?)\n/.exec(code!)?.[1] ?? `snippet-${index}.${type}`,
    code: code!,
  }));
}

const readme = readFileSync('README.md', 'utf8');
const [appRouter = '', pagesAndRest = ''] = readme.split('### Pages Router');
const [pagesRouter = '', rest = ''] = pagesAndRest.split('## Calling the backend');
const projects: Record<string, Snippet[]> = {
  'the App Router': [...snippetsOf(appRouter), ...snippetsOf(rest)],
  'the Pages Router': snippetsOf(pagesRouter),
  'the page on looks': snippetsOf(readFileSync('docs/looks.md', 'utf8')),
  'the page on languages': snippetsOf(readFileSync('docs/languages.md', 'utf8')),
  Storybook: [...snippetsOf(appRouter).filter(({ file }) => file === 'auth.ts'), ...snippetsOf(readFileSync('stories/Overview/Introduction.mdx', 'utf8'))],
};

const tsconfig = {
  extends: '../../../tsconfig.base.json',
  compilerOptions: {
    noEmit: true,
    module: 'ESNext',
    moduleResolution: 'Bundler',
    esModuleInterop: true,
    // A stranger's app is not as strict about leftovers.
    noUnusedLocals: false,
    types: ['node', 'react'],
    paths: { '@/*': ['./*'] },
  },
  include: ['**/*.ts', '**/*.tsx'],
};

// `next typegen` makes this from an app's routes.
const pageProps = `declare type PageProps<Route extends string> = {
  params: Promise<{ [K in Route as never]: never }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
declare module '*.css';
`;

/** What the compiler says about the files, in a folder of their own. */
function compile(name: string, snippets: Snippet[]): string {
  const folder = join('.tmp/snippets', name.replaceAll(' ', '-'));
  rmSync(folder, { recursive: true, force: true });
  const files = [...snippets, { file: 'tsconfig.json', code: JSON.stringify(tsconfig) }, { file: 'globals.d.ts', code: pageProps }];
  for (const { file, code } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('the code that people copy compiles', () => {
  it.each(Object.entries(projects))('for %s', (name, snippets) => {
    expect(snippets.length).toBeGreaterThan(1);
    expect(compile(name, snippets)).toBe('');
  }, 60_000);

  it('and an app reads what the kit adds to the session without a cast', () => {
    const code = `import 'next-auth-ui';
import { useSession } from 'next-auth/react';
export const useToken = (): string | undefined => useSession().data?.jwt;
export const useEnd = (): string | undefined => useSession().data?.accessTokenExpires;
`;
    expect(compile('augmentation', [{ file: 'session.ts', code }])).toBe('');
    expect(compile('augmentation', [{ file: 'session.ts', code: code.replace("import 'next-auth-ui';\n", '') }])).toContain('jwt');
  }, 60_000);

  it('and a catalogue without a word does not', () => {
    const code = `import { en, type Messages } from 'next-auth-ui';
const { signIn, ...rest } = en;
export const incomplete: Messages = rest;
`;
    expect(compile('catalogue', [{ file: 'words.ts', code }])).toContain("'signIn' is missing");
  }, 60_000);

  it('and would be caught if it did not', () => {
    const wrong = { file: 'wrong.tsx', code: `import { LoginForm } from 'next-auth-ui';\nexport const form = <LoginForm forgotHref="/forgot" />;\n` };
    expect(compile('wrong', [wrong])).toContain('forgotHref');
  }, 60_000);
});
