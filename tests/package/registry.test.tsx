import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { registryItemSchema, registrySchema } from '@shadcn/registry/schema';
import { parseSync } from 'oxc-parser';
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import * as kit from '../../src/index.js';
import { sessionFixture } from '../../src/msw.js';
import { buildRegistry } from '../../tools/buildRegistry.js';
import { exportsOf } from '../../tools/exportsOf.js';
import { copiedFiles, kept, nameInApp } from '../../tools/registry/copiedFiles.js';
import { copyOf } from '../../tools/registry/copyOf.js';
import { componentsWithItem, registryItems } from '../../tools/registry/registryItems.js';

const items = registryItems();
const all = items.find(({ name }) => name === 'auth')!;

/** What a copy imports, names and modules. */
const importsOf = (file: string, text: string) =>
  parseSync(file, text).module.staticImports.map(({ moduleRequest, entries }) => ({ from: moduleRequest.value, names: entries.map(({ importName }) => importName.name!) }));

describe('the registry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

  beforeAll(() => {
    buildRegistry(folder);
    return () => rmSync(folder, { recursive: true });
  });

  it('is valid by shadcn’s own schemas, and they would find a fault', () => {
    expect(registrySchema.safeParse(read('registry.json')).error?.issues).toBeUndefined();
    expect(items.flatMap(({ name }) => (registryItemSchema.safeParse(read(`${name}.json`)).error?.issues ?? []).map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`))).toEqual([]);
    expect(registryItemSchema.safeParse({ ...all, type: 'registry:everything' }).success).toBe(false);
    expect(registryItemSchema.safeParse({ ...all, files: [{ path: 'a.tsx' }] }).success).toBe(false);
  });

  it('lists what it has', () => {
    const { items: listed } = read('registry.json') as { items: { name: string; files: object[] }[] };
    expect(listed.map(({ name }) => `${name}.json`).concat('registry.json').toSorted()).toEqual(readdirSync(folder).toSorted());
    expect(listed.flatMap(({ files }) => files).some((file) => 'content' in file)).toBe(false);
  });

  it('comes out the same each time, and says nothing of where it was made', () => {
    const before = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    buildRegistry(folder);
    expect(readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(before);
    expect(before.join('\n')).not.toContain(process.cwd());
    expect(before.join('\n')).not.toMatch(/src\/(components|auth)|\.\.\/(auth|messages)/);
  });
});

describe('every component', () => {
  const components = exportsOf('src/index.ts').filter(({ name, isType, file }) => !isType && /^[A-Z]/.test(name) && file.startsWith('src/components/'));

  it('can be added, comes with another one, or stays for a reason', () => {
    expect(components.length).toBeGreaterThan(30);
    const copied = new Set(all.files.map(({ target }) => target));
    const forgotten = components.filter(({ file }) => !copied.has(`@components/auth/${nameInApp(file)}`) && !kept[file]);
    expect(forgotten).toEqual([]);
    expect(componentsWithItem.map(({ name }) => name)).toEqual(
      components.map(({ name, file }) => (kept[file] || file.includes('/ui/') ? undefined : name)).filter((name) => name !== undefined).toSorted(),
    );
  });

  it('of those that stay is there, and stays', () => {
    for (const file of Object.keys(kept)) expect(readFileSync(file, 'utf8')).toMatch(/^export function /m);
    expect(Object.keys(kept).filter((file) => copiedFiles.includes(file))).toEqual([]);
  });

  it('is part of the item for all', () => {
    expect(all.files.map(({ path }) => path.replace('registry/auth/', '')).toSorted()).toEqual(copiedFiles.map(nameInApp).toSorted());
  });
});

describe.each(items.map((item) => [item.name, item] as const))('%s', (_, { files, dependencies, description, docs }) => {
  const targets = new Set(files.map(({ target }) => target.replace('@components/', '')));

  it('has all that it imports', () => {
    const missing = files.flatMap(({ target, content }) => {
      const place = posix.dirname(target.replace('@components/', ''));
      const specifiers = [...importsOf(target, content).map(({ from }) => from), ...[...content.matchAll(/\bimport\('([^']+)'\)/g)].map(([, from]) => from!)];
      return specifiers.filter((from) => !isThere(from, place));
    });
    expect(missing).toEqual([]);
  });

  it('says what it is', () => {
    expect(description).toMatch(/^[A-Z].{20,}\.$/);
    expect(docs).toContain('components/auth');
  });

  function isThere(from: string, place: string): boolean {
    if (from.startsWith('.')) return targets.has(`${posix.join(place, from)}.tsx`);
    return from === 'react' || from === '@/lib/utils' || dependencies.includes(from.split('/')[0]!);
  }
});

describe('copies in an app', () => {
  const folder = '.tmp/registry';

  /** As `shadcn add` writes it, with the app's alias and the package as paths. */
  const installed = (target: string, content: string): string => {
    const file = join(folder, target.replace('@components/', 'components/'));
    const to = (path: string) => posix.relative(posix.dirname(file), path);
    return content.replaceAll("'@/lib/utils'", `'${to(`${folder}/lib/utils`)}'`).replaceAll("'next-auth-ui/parts'", `'${to('src/parts')}'`).replaceAll("'next-auth-ui'", `'${to('src/index')}'`);
  };

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const { target, content } of all.files) write(target.replace('@components/', 'components/'), installed(target, content));
    write('lib/utils.ts', "export const cn = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');\n");
    write(
      'tsconfig.json',
      JSON.stringify({
        // As create-next-app's.
        compilerOptions: { target: 'ES2017', lib: ['dom', 'dom.iterable', 'esnext'], strict: true, noEmit: true, esModuleInterop: true, module: 'esnext', moduleResolution: 'bundler', isolatedModules: true, jsx: 'react-jsx', skipLibCheck: true, noUnusedLocals: true, types: ['node', 'react'] },
        include: ['**/*.ts', '**/*.tsx'],
      }),
    );
  });

  it('compile, with nothing left over', () => {
    expect(complaints()).toBe('');
  }, 120_000);

  describe.each(componentsWithItem)('$name', ({ name, file }) => {
    it('draws what the package draws, below the package’s AuthProvider', async () => {
      const [ours, theirs] = await Promise.all([ownOf(name), copyOfComponent(name, file)]);
      expect(theirs).not.toBe(ours);
      expect(drawn(theirs, name)).toEqual(drawn(ours, name));
      // Nothing would be the same as nothing; the dialog is there when a session ends.
      expect(drawn(theirs, name).join('').includes('data-slot')).toBe(name !== 'SessionExpiryDialog');
    }, 60_000);
  });

  it('hear what an app says there', async () => {
    const [, signedOut] = drawn(await copyOfComponent('SignInPage', 'src/components/SignInPage.tsx'), 'SignInPage');
    for (const part of ['lang="de"', 'Anmelden', 'app-submit', 'data-density="compact"', '/shop/api/auth/callback/credentials']) expect(signedOut).toContain(part);
    expect(drawn(await copyOfComponent('SessionBadge', 'src/components/SessionBadge.tsx'), 'SessionBadge')[0]).toContain(someone.user!.name);
  });

  const ownOf = async (name: string) => (kit as unknown as Record<string, ComponentType<object>>)[name]!;
  const copyOfComponent = async (name: string, file: string) => ((await import(resolve(folder, 'components/auth', nameInApp(file)))) as Record<string, ComponentType<object>>)[name]!;
});

/** The server's HTML for whoever is signed in, and for whoever is not. */
const drawn = (Component: ComponentType<object>, name: string): string[] =>
  [someone, null].map((session) =>
    renderToStaticMarkup(
      <kit.AuthProvider
        session={session}
        basePath="/shop/api/auth"
        signInPath="/shop/anmelden"
        messages={{ ...kit.de, session: kit.deSession, pages: kit.dePages, account: kit.deAccount }}
        classNames={{ submit: 'app-submit', title: 'app-title', 'session-badge': 'app-badge', 'auth-guard': 'app-guard' }}
        appearance={{ density: 'compact', brandColor: '#0f766e' }}
      >
        <Component {...samples[name]} />
      </kit.AuthProvider>,
    ),
  );

const complaints = (): string => {
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.tmp/registry'], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

const someone = sessionFixture();
const challenge = { kind: 'otp', handle: 'handle-1', expiresIn: 300 };
const step = { challenge, onChallenge: () => {}, onLeave: () => {} };

/** What components need to be drawn at all. */
const samples: Readonly<Record<string, object>> = {
  AuthAlert: { failure: { code: 'invalidCredentials' } },
  AuthCard: { title: 'Title', children: 'Content' },
  AuthErrorPage: { error: 'Configuration' },
  AuthGuard: { children: 'Content' },
  CredentialsForm: { provider: { id: 'ldap', name: 'LDAP', type: 'credentials', fields: [{ name: 'user', label: 'User' }, { name: 'pin', label: 'PIN', type: 'password' }] } },
  NewPasswordForm: { ...step, challenge: { ...challenge, kind: 'newPassword' } },
  OneTimeCodeForm: step,
  ProviderButtons: { providers: [{ id: 'github', name: 'GitHub', type: 'oauth', style: { bg: '#24292f', text: '#ffffff' } }] },
  ProviderLogo: { provider: 'github' },
  ResetPasswordForm: { token: 'token-1' },
  ResetPasswordPage: { token: 'token-1' },
  SignInDialog: { open: true, onClose: () => {} },
  VerifyRequestPage: { email: 'dana@example.com' },
};

describe('parts', () => {
  it('has what copies use, and no more', () => {
    const used = new Set(all.files.flatMap(({ target, content }) => importsOf(target, content).filter(({ from }) => from === 'next-auth-ui/parts').flatMap(({ names }) => names)));
    const values = exportsOf('src/parts.ts').filter(({ isType }) => !isType).map(({ name }) => name);
    expect(values.filter((name) => !used.has(name))).toEqual([]);
    expect(values.length).toBeGreaterThan(20);
  });

  it('has nothing that the main entry has', () => {
    const names = new Set(exportsOf('src/index.ts').map(({ name }) => name));
    expect(exportsOf('src/parts.ts').filter(({ name }) => names.has(name))).toEqual([]);
  });
});

describe('a copy', () => {
  const file = 'src/components/LoginForm.tsx';

  it('imports from where things are in an app', () => {
    const source = `'use client';

import { lazy } from 'react';
import { cx } from './ui/cx.js';
import { Part } from './ui/Part.js';
import type { AuthFailure } from '../auth/model/failure.js';
import { PasswordField as Secret } from './ui/PasswordField.js';

const Step = lazy(async () => ({ default: (await import('./ChallengeStep.js')).ChallengeStep }));

export const Planted = ({ failure }: { failure?: AuthFailure }) => <Part slot="link" look={cx('a', failure && 'b')}><Secret id="a" label="cx" /><Step /></Part>;
`;
    expect(copyOf(file, source)).toEqual({
      text: `'use client';

import { lazy } from 'react';
import type { AuthFailure } from 'next-auth-ui';
import { Part } from 'next-auth-ui/parts';
import { cn } from '@/lib/utils';
import { PasswordField as Secret } from './ui/password-field';

const Step = lazy(async () => ({ default: (await import('./challenge-step')).ChallengeStep }));

export const Planted = ({ failure }: { failure?: AuthFailure }) => <Part slot="link" look={cn('a', failure && 'b')}><Secret id="a" label="cx" /><Step /></Part>;
`,
      needs: ['src/components/ChallengeStep.tsx', 'src/components/ui/PasswordField.tsx'],
      packages: ['next-auth-ui', 'react'],
    });
  });

  it.each([
    ['something that no entry exports', "import { discoverBasePath } from '../auth/client/authBasePath.js';", /uses discoverBasePath of src\/auth\/client\/authBasePath\.ts, which no entry of the package exports.+src\/parts\.ts/],
    ['a default', "import React from 'react';", /by default.+Import names/],
    ['a whole module', "import * as React from 'react';", /as a whole.+Import names/],
    ['on behalf of others', "export { Part } from './ui/Part.js';", /hands on what another file exports/],
    ['with words in between', "import { Part } from './ui/Part.js';\n// Why.\nimport { useState } from 'react';", /something between its imports/],
    ['what is no view when it is asked for', "const a = () => import('../auth/client/signIn.js');", /loads src\/auth\/client\/signIn\.ts when it is asked for/],
  ])('is refused when it imports %s', (_, source, message) => {
    expect(() => copyOf(file, source)).toThrow(message);
  });
});
