import { describe, expect, it } from 'vitest';
import { findCycle, importArrows, type ImportArrow } from '../../tools/imports.js';

/** What the files of a folder may import: folders and files of the project, and packages. The longest prefix rules. */
const rules: Record<string, { files: string[]; packages: string[]; types?: string[] }> = {
  'src/auth/model/': { files: ['src/auth/model/'], packages: [] },
  'src/auth/nextAuthTypes.ts': { files: ['src/auth/model/'], packages: [], types: ['next-auth', 'next-auth/jwt'] },
  'src/auth/client/': {
    files: ['src/auth/client/', 'src/auth/model/'],
    packages: ['react', 'next-auth/react'],
    types: ['next-auth'],
  },
  'src/auth/server/': {
    files: ['src/auth/server/', 'src/auth/model/', 'src/auth/nextAuthTypes.ts'],
    packages: ['next', 'next/*', 'next-auth', 'next-auth/jwt', 'next-auth/next', 'next-auth/providers/*', 'jose', 'valibot', 'node:*'],
    types: ['next-auth/*'],
  },
  'src/messages/': { files: ['src/messages/'], packages: [], types: ['src/auth/model/'] },
  // For servers: no browser's bundle has the languages' data of a library.
  'src/messages/matchLocale.ts': { files: ['src/messages/'], packages: ['@formatjs/intl-localematcher', 'negotiator'] },
  'src/components/': {
    files: ['src/components/', 'src/auth/client/', 'src/auth/model/', 'src/messages/'],
    packages: ['react', 'react-hook-form'],
  },
  'src/components/ui/': { files: ['src/components/ui/'], packages: ['react'] },
  'src/index.ts': {
    files: ['src/components/', 'src/auth/client/', 'src/auth/model/', 'src/messages/'],
    packages: [],
    types: ['src/auth/nextAuthTypes.ts'],
  },
  'src/parts.ts': { files: ['src/components/', 'src/auth/client/', 'src/auth/model/', 'src/messages/'], packages: [] },
  'src/server.ts': { files: ['src/auth/server/', 'src/auth/model/', 'src/messages/'], packages: [], types: ['src/auth/nextAuthTypes.ts'] },
  'src/server.browser.ts': { files: [], packages: [] },
  'src/mswFixtures.ts': { files: [], packages: [], types: ['src/auth/model/'] },
  'src/mswBackend.ts': { files: ['src/auth/model/', 'src/mswFixtures.ts'], packages: ['msw'] },
  'src/msw.ts': { files: ['src/auth/model/', 'src/mswBackend.ts', 'src/mswFixtures.ts'], packages: ['msw'] },
  'src/handedDown.ts': { files: ['src/msw.ts'], packages: [], types: ['src/auth/model/'] },
  // Entries for tests of apps; nothing else imports them.
  'src/storybook.tsx': { files: ['src/components/', 'src/auth/model/', 'src/msw.ts', 'src/handedDown.ts'], packages: ['msw', 'msw/browser', 'react'] },
  'src/testing.tsx': { files: ['src/components/', 'src/msw.ts', 'src/handedDown.ts'], packages: ['@testing-library/react', 'msw', 'react'] },
  'src/playwright.ts': { files: [], packages: [], types: ['@playwright/test'] },
  // Neither imports the kit: what it writes into an app is text.
  'src/cli/': { files: ['src/cli/'], packages: ['@clack/prompts', 'commander', 'diff', 'jose', 'package-manager-detector', 'picocolors', 'node:*'] },
  'demo/web/': { files: ['demo/web/'], packages: ['*'] },
  // The mail server shows its mails as the backend does.
  'demo/providers/': { files: ['demo/providers/', 'demo/backend/src/mails.ts'], packages: ['*'] },
  'demo/backend/': { files: ['demo/backend/'], packages: ['*'] },
};

const fits = (to: string, patterns: readonly string[]) =>
  patterns.some((pattern) => (/[/*]$/.test(pattern) ? to.startsWith(pattern.replace(/\*$/, '')) : to === pattern));

function complaints(arrows: readonly ImportArrow[]): string[] {
  return arrows.flatMap(({ from, to, typeOnly }) => {
    const folder = Object.keys(rules)
      .filter((prefix) => from.startsWith(prefix))
      .toSorted((a, b) => b.length - a.length)[0];
    if (!folder) return [`${from} lies in no folder that has a rule`];
    const { files, packages, types = [] } = rules[folder]!;
    const isFile = /^(src|demo|tests|stories|tools)\//.test(to) || to.startsWith('..');
    if (fits(to, isFile ? files : packages) || (typeOnly && fits(to, types))) return [];
    return [`${from} must not import ${to}`];
  });
}

describe('the arrows between folders', () => {
  const arrows = importArrows('.', ['src/**/*.{ts,tsx}', 'demo/**/*.{ts,tsx}']);

  it('finds the imports at all', () => {
    expect(arrows).toContainEqual({ from: 'src/components/useLoginForm.ts', to: 'src/auth/client/signIn.ts', typeOnly: false });
    expect(arrows.length).toBeGreaterThan(60);
  });

  it('all point the allowed way', () => {
    expect(complaints(arrows)).toEqual([]);
  });

  it('draw no cycle', () => {
    expect(findCycle(arrows)).toBeUndefined();
  });

  it('meet no barrel below src', () => {
    const files = new Set(arrows.map(({ from }) => from));
    expect([...files].filter((file) => /^src\/.+\/index\.tsx?$/.test(file))).toEqual([]);
  });

  it.each([
    ['src/components/LoginForm.tsx', 'src/auth/server/backend.ts'],
    ['src/components/ui/Button.tsx', 'src/auth/model/failure.ts'],
    ['src/components/SignInPage.tsx', 'next/navigation.js'],
    ['src/components/AuthProvider.tsx', 'next-auth/react'],
    ['src/auth/model/failure.ts', 'valibot'],
    ['src/auth/client/signIn.ts', 'next-auth/jwt'],
    ['src/auth/server/backend.ts', 'next-auth/react'],
    ['src/index.ts', 'src/server.ts'],
    ['src/messages/en.ts', 'react'],
    ['demo/web/app/page.tsx', 'src/index.ts'],
    ['src/new/thing.ts', 'react'],
  ])('go red when %s imports %s', (from, to) => {
    expect(complaints([{ from, to, typeOnly: false }])).toHaveLength(1);
  });

  it('see a cycle', () => {
    const arrow = (from: string, to: string) => ({ from, to, typeOnly: false });
    expect(findCycle([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a')])).toEqual(['a', 'b', 'c', 'a']);
  });
});
