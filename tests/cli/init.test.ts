import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { findProject } from '../../src/cli/findProject.js';
import { planOf, type Plan } from '../../src/cli/init/plan.js';
import { diffOf } from '../../src/cli/init/showPlan.js';
import { appRouter, filesOf, pagesRouter, put, smallApp } from './smallApp.js';

const choices = { backend: 'https://api.example', url: 'http://localhost:3000', version: '0.1.0' };

async function plan(root: string, router: 'app' | 'pages' = 'app'): Promise<Plan> {
  return planOf(await findProject(root), { ...choices, router });
}

function write(root: string, { changes }: Plan): void {
  for (const { path, after } of changes) put(root, path, after);
}

const after = ({ changes }: Plan, path: string): string => changes.find((change) => change.path === path)!.after;

/** Each source that was written is one to a parser. */
function parses(root: string): string[] {
  return Object.entries(filesOf(root)).flatMap(([path, text]) => (/\.[jt]sx?$/.test(path) ? parseSync(path.endsWith('.js') ? `${path}x` : path, text).errors.map(({ message }) => `${path}: ${message}`) : []));
}

/** A pipe that the command takes for a terminal. */
const terminal = `data:text/javascript,process.stdin.isTTY=true;process.stdin.setRawMode=()=>process.stdin`;

/** The command as it is built, with keys that are typed, or without a terminal. */
async function runInit(root: string, words: string[], keys?: string): Promise<{ exitCode: number | undefined; stdout: string; stderr: string }> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [...(keys === undefined ? [] : ['--import', terminal]), 'dist/cli/main.js', 'init', '--cwd', root, ...words], {
    reject: false,
    extendEnv: false,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    input: keys ?? '',
  });
  return { exitCode, stdout, stderr };
}

describe.each([
  ['App Router, TypeScript, Tailwind', appRouter, 'app'],
  ['App Router, Cache Components', { ...appRouter, 'next.config.ts': 'export default {\n  cacheComponents: true,\n};\n' }, 'app'],
  ['Pages Router in src/, JavaScript', pagesRouter, 'pages'],
] as const)('init in an app with %s', (_, files, router) => {
  it('writes sources that parse, and the second time nothing', async () => {
    const root = smallApp(files);
    const first = await plan(root, router);
    expect(first.changes.length).toBeGreaterThan(6);
    expect(first.todos).toEqual([]);
    expect(first.packages).toEqual([]);
    write(root, first);
    expect(parses(root)).toEqual([]);
    const second = await plan(root, router);
    expect(second).toEqual({ changes: [], todos: [], kept: [], packages: [] });
  });
});

it('sees what kind of app there is', async () => {
  const app = await findProject(smallApp(appRouter));
  expect(app).toMatchObject({ source: '', routers: ['app'], language: 'ts', manager: 'npm', next: { major: 16 }, tailwind: 4, shadcn: false, alias: true });
  const pages = await findProject(smallApp({ ...pagesRouter, 'components.json': '{}' }));
  expect(pages).toMatchObject({ source: 'src/', routers: ['pages'], language: 'js', manager: 'pnpm', next: { major: 15, minor: 5 }, tailwind: undefined, shadcn: true, alias: true });
});

it('reads no session in the layout of an app with Cache Components, whose pages are prerendered', async () => {
  const root = smallApp({ ...appRouter, 'next.config.ts': 'export default {\n  cacheComponents: true,\n};\n' });
  const made = await plan(root);
  expect(after(made, 'app/layout.tsx')).toContain('<AuthProvider>{children}</AuthProvider>');
  expect(made.changes.map(({ path }) => path)).not.toContain('app/auth-session.tsx');
  for (const page of ['login', 'auth-error', 'account']) expect(after(made, `app/${page}/page.tsx`)).toContain('export const instant = false;');
  expect(after(await plan(smallApp({ ...appRouter, 'next.config.ts': 'export default {\n  // cacheComponents: true,\n};\n' })), 'app/login/page.tsx')).not.toContain('instant');
});

it('keeps the quotes, the semicolons and the rest of a file', async () => {
  const layout = after(await plan(smallApp(appRouter)), 'app/layout.tsx');
  expect(layout).toBe(
    appRouter['app/layout.tsx']!.replace('import "./globals.css";', 'import "./globals.css";\nimport { AuthSession } from "./auth-session";').replace('{children}</body>', '<AuthSession>{children}</AuthSession></body>'),
  );
  const app = after(await plan(smallApp(pagesRouter), 'pages'), 'src/pages/_app.js');
  expect(app).toContain("import { AuthProvider } from '@/components/auth-provider'\n");
  expect(app).toContain("import 'next-auth-ui/styles.css'\n");
  expect(app).toContain('return <AuthProvider session={pageProps.session}><Component {...pageProps} /></AuthProvider>\n');
});

it('has no types in JavaScript, and promises of Next 15 and newer alone', async () => {
  const js = Object.values(Object.fromEntries((await plan(smallApp(pagesRouter), 'pages')).changes.map(({ path, after: text }) => [path, text]))).join('\n');
  expect(js).not.toMatch(/import type|: \w+Props|[«»]/);
  const { 'package.json': manifest, ...rest } = appRouter;
  const older = after(await plan(smallApp({ ...rest, 'package.json': manifest!.replace('16.4.3', '14.2.3') })), 'app/login/page.tsx');
  expect(older).toContain('searchParams: Record<');
});

it('takes Tailwind’s and shadcn’s way where they are', async () => {
  const css = after(await plan(smallApp({ ...appRouter, 'components.json': '{}' })), 'app/globals.css');
  expect(css).toBe('@import "tailwindcss";\n@import "next-auth-ui/tailwind.css";\n@import "next-auth-ui/shadcn.css";\n\nbody { color: black; }\n');
});

describe('.env.local', () => {
  it('gets what is missing, a secret of 32 bytes among it, and what is there stays', async () => {
    const root = smallApp({ ...appRouter, '.env': 'AUTH_BACKEND_URL=https://mine.example\n', '.env.local': '# mine\nNEXTAUTH_SECRET=\nTOKEN=abc' });
    const env = after(await plan(root), '.env.local');
    expect(env).toMatch(/^# mine\nNEXTAUTH_SECRET=\S{44}\nTOKEN=abc\nNEXTAUTH_URL=http:\/\/localhost:3000\n$/);
    const [, secret] = /NEXTAUTH_SECRET=(\S+)/.exec(env)!;
    expect(Buffer.from(secret!, 'base64')).toHaveLength(32);
  });

  it('is shown without a value of its own or of the secret', async () => {
    const root = smallApp({ ...appRouter, '.env.local': 'STRIPE_KEY=sk_live_canary\nLAST=canary' });
    const { changes } = await plan(root);
    const change = changes.find(({ path }) => path === '.env.local')!;
    const shown = diffOf(change);
    expect(shown).not.toContain('canary');
    expect(shown).not.toContain(change.secret!);
    expect(shown).toContain('NEXTAUTH_SECRET=••••');
  });

  it('stays out of the repository', async () => {
    const { '.gitignore': _, ...files } = appRouter;
    expect(after(await plan(smallApp({ ...files, '.gitignore': 'node_modules' })), '.gitignore')).toBe('node_modules\n.env*.local\n');
  });
});

describe('what is not sure', () => {
  it('is left to the developer: a layout of another shape', async () => {
    const root = smallApp({ ...appRouter, 'app/layout.tsx': 'export default function Layout(props) {\n  return <html><body>{props.children}</body></html>;\n}\n' });
    const { todos, changes } = await plan(root);
    expect(todos).toEqual([expect.stringMatching(/app\/layout.tsx.*AuthSession/)]);
    expect(changes.map(({ path }) => path)).not.toContain('app/layout.tsx');
  });

  it('a proxy of the app’s own stays', async () => {
    const root = smallApp({ ...appRouter, 'proxy.ts': 'export const proxy = () => undefined;\n' });
    const { todos, kept } = await plan(root);
    expect(kept).toEqual(['proxy.ts']);
    expect(todos).toEqual([expect.stringContaining('authProxy')]);
  });

  it('a middleware of old stays alone', async () => {
    const { todos, changes } = await plan(smallApp({ ...appRouter, 'middleware.ts': 'export const middleware = () => undefined;\n' }));
    expect(todos).toEqual([expect.stringContaining('middleware-to-proxy')]);
    expect(changes.map(({ path }) => path)).not.toContain('proxy.ts');
  });

  it('a NextAuth set-up stays, and the pages use its options', async () => {
    const root = smallApp({
      ...appRouter,
      'lib/authOptions.ts': 'export const authOptions = { providers: [] };\n',
      'app/api/auth/[...nextauth]/route.ts': "import NextAuth from 'next-auth';\nimport { authOptions } from '@/lib/authOptions';\nexport const GET = NextAuth(authOptions);\n",
    });
    const found = await plan(root);
    expect(found.todos).toEqual([expect.stringContaining('withExternalJwt')]);
    expect(found.kept).toEqual(['app/api/auth/[...nextauth]/route.ts']);
    expect(after(found, 'app/login/page.tsx')).toContain('import { authOptions } from "@/lib/authOptions"');
    expect(found.changes.map(({ path }) => path)).not.toContain('auth.ts');
  });
});

describe('a folder where it cannot work', () => {
  it.each([
    ['no package.json', {}, /no package.json/],
    ['no Next', { 'package.json': '{}' }, /does not name next/],
    ['Next 13', { 'package.json': '{"dependencies":{"next":"13.5.0"}}' }, /needs 14.2/],
    ['no pages', { 'package.json': '{"dependencies":{"next":"16.0.0"}}' }, /neither app\/ nor pages\//],
    ['a manifest that is no JSON', { 'package.json': '{' }, /not JSON/],
  ])('says so: %s', async (_, files, message) => {
    await expect(findProject(smallApp(files as unknown as Record<string, string>))).rejects.toThrow(message);
  });

  it('says so: next-auth 5, an auth.ts of something else, a route without options', async () => {
    const five = smallApp({ ...appRouter, 'package.json': appRouter['package.json']!.replace('^4.24.15', '5.0.0-beta.30') });
    await expect(plan(five)).rejects.toThrow(/version 4/);
    await expect(plan(smallApp({ ...appRouter, 'auth.ts': 'export const somethingElse = 1;\n' }))).rejects.toThrow(/not the kit/);
    const root = smallApp({ ...appRouter, 'app/api/auth/[...nextauth]/route.ts': 'export const GET = NextAuth({});\n' });
    await expect(plan(root)).rejects.toThrow(/no exported options/);
    rmSync(join(root, 'app/api'), { recursive: true });
    writeFileSync(join(root, 'app/layout.tsx'), appRouter['app/layout.tsx']!);
    await expect(plan(root)).resolves.toMatchObject({ todos: [] });
  });
});

describe('an app with both routers', () => {
  const both = { ...appRouter, 'pages/index.js': 'export default function Home() {\n  return <p>Home</p>;\n}\n' };
  const paths = ({ changes }: Plan): string[] => changes.map(({ path }) => path);

  it.each([
    ['pages/api/auth/[...nextauth].js', 'app'],
    ['pages/api/auth/[...nextauth]/index.js', 'app'],
    ['app/api/auth/[...nextauth]/route.js', 'pages'],
    ['app/(auth)/api/auth/[...nextauth]/route.js', 'app'],
  ] as const)('keeps its one route of NextAuth, %s', async (route, router) => {
    const root = smallApp({
      ...both,
      'lib/authOptions.js': 'export const authOptions = { providers: [] };\n',
      [route]: "import NextAuth from 'next-auth';\nimport { authOptions } from '@/lib/authOptions';\nexport default NextAuth(authOptions);\n",
    });
    const made = await plan(root, router);
    expect(made.kept).toEqual([route]);
    expect(paths(made).filter((path) => path.includes('nextauth'))).toEqual([]);
    expect(paths(made)).toContain(router === 'app' ? 'app/login/page.tsx' : 'pages/login.tsx');
  });

  it('gets no second page at an address that the other router has', async () => {
    const root = smallApp(both);
    write(root, await plan(root, 'pages'));
    const made = await plan(root, 'app');
    expect(made.kept).toEqual(['pages/api/auth/[...nextauth].ts', 'pages/login.tsx', 'pages/auth-error.tsx', 'pages/account.tsx']);
    expect(paths(made)).toEqual(['app/auth-provider.tsx', 'app/auth-session.tsx', 'app/layout.tsx']);
  });

  it('keeps the router of its first init when --yes names none', async () => {
    const root = smallApp(both);
    expect(await runInit(root, ['--yes', '--router', 'pages'])).toMatchObject({ exitCode: 0 });
    const before = filesOf(root);
    expect(Object.keys(before)).toContain('pages/login.tsx');
    expect(await runInit(root, ['--yes'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('All of it is there already.') as string });
    expect(filesOf(root)).toEqual(before);
  });
});

describe('the options of a NextAuth set-up', () => {
  const route = 'app/api/auth/[...nextauth]/route.ts';
  const routeOf = (line: string, handed: string): string => `import NextAuth from 'next-auth';\n${line}\nconst handler = NextAuth(${handed});\nexport { handler as GET, handler as POST };\n`;
  const bound = async (files: Record<string, string>): Promise<string[]> => {
    const { changes } = await plan(smallApp({ ...appRouter, ...files }));
    return ['app/login/page.tsx', 'app/account/page.tsx', 'proxy.ts'].map((path) => changes.find((change) => change.path === path)!.after.split('\n').find((line) => / from ["'](@\/|\.\/)/.test(line))!);
  };

  it('stay where they are when the advice was followed', async () => {
    const root = smallApp({ ...appRouter, 'lib/authOptions.ts': 'export const authOptions = { providers: [] };\n', [route]: routeOf("import { authOptions } from '@/lib/authOptions';", 'authOptions') });
    write(root, await plan(root));
    put(root, 'lib/authOptions.ts', "import { withExternalJwt } from 'next-auth-ui/server';\nexport const authOptions = withExternalJwt({ providers: [] });\n");
    put(root, route, "import { authHandler } from 'next-auth-ui/server';\nimport { authOptions } from '@/lib/authOptions';\nconst handler = authHandler(authOptions);\nexport { handler as GET, handler as POST };\n");
    expect(await plan(root)).toEqual({ changes: [], todos: [], kept: [route], packages: [] });
  });

  it('are searched for when the kit’s route does not say and there is no auth.ts', async () => {
    const handed = "import { authHandler } from 'next-auth-ui/server';\nimport { optionsFor } from '@acme/auth';\nexport const GET = authHandler(optionsFor('web'));\n";
    const root = smallApp({ ...appRouter, 'lib/authOptions.ts': 'export const authOptions = { providers: [] };\n', [route]: handed });
    const made = await plan(root);
    expect(made.changes.map(({ path }) => path)).not.toContain('auth.ts');
    expect(after(made, 'app/login/page.tsx')).toContain('import { authOptions } from "@/lib/authOptions"');
    await expect(plan(smallApp({ ...appRouter, [route]: handed }))).rejects.toThrow(/no exported options/);
  });

  it('come back to auth.ts when the kit’s route asks for them there', async () => {
    const root = smallApp(appRouter);
    write(root, await plan(root));
    rmSync(join(root, 'auth.ts'));
    expect((await plan(root)).changes.map(({ path }) => path)).toEqual(['auth.ts']);
  });

  it.each([
    ['a name and a module that say nothing', 'config.ts', 'export const setup = {};', "import { setup as options } from '../../../../config';", 'options', 'import { setup } from "@/config";'],
    ['a default export', 'lib/authOptions.ts', 'const authOptions = {};\nexport default authOptions;', "import authOptions from '@/lib/authOptions';", 'authOptions', 'import authOptions from "@/lib/authOptions";'],
    ['a folder’s index, spread', 'server/auth/index.ts', 'export const authOptions = {};', "import { authOptions } from '~/server/auth';", '{ ...authOptions, debug: true }', 'import { authOptions } from "@/server/auth/index";'],
    ['a request before them', 'lib/options.ts', 'export const options = {};', "import { options } from '@/lib/options.js';", 'request, context, options', 'import { options } from "@/lib/options";'],
  ])('are those that the route imports: %s', async (_, file, text, line, handed, wanted) => {
    const [login, account, proxy] = await bound({ [file]: `${text}\n`, 'authOptions.ts': 'export const authOptions = { other: true };\n', [route]: routeOf(line, handed) });
    expect([login, account]).toEqual([wanted, wanted]);
    expect(proxy).toBe(wanted.replace('"@/', '"./'));
  });

  it('are those of the route itself when it exports them', async () => {
    const [login] = await bound({ 'authOptions.ts': 'export const authOptions = { other: true };\n', [route]: routeOf('export const authOptions = {};', 'authOptions') });
    expect(login).toBe('import { authOptions } from "@/app/api/auth/[...nextauth]/route";');
  });

  it('are not those of a chart', async () => {
    const chart = { 'chart.ts': 'export const options = { scales: {} };\n' };
    const inline = routeOf('', 'optionsFor(process.env)');
    expect((await bound({ ...chart, 'lib/authOptions.ts': 'export const authOptions = {};\n', [route]: inline }))[0]).toBe('import { authOptions } from "@/lib/authOptions";');
    expect((await bound({ ...chart, 'lib/session.ts': "import type { NextAuthOptions } from 'next-auth';\nexport const options: NextAuthOptions = {};\n", [route]: inline }))[0]).toBe('import { options } from "@/lib/session";');
    await expect(plan(smallApp({ ...appRouter, ...chart, [route]: inline }))).rejects.toThrow(/no exported options/);
  });
});

describe('an AuthProvider of the app’s own', () => {
  const own = "'use client';\nimport { SessionProvider } from 'next-auth/react';\nexport function AuthProvider({ children }) {\n  return <SessionProvider>{children}</SessionProvider>;\n}\n";
  const layoutWith = (from: string): string => appRouter['app/layout.tsx']!.replace('import "./globals.css";', `import "./globals.css";\nimport { AuthProvider } from "${from}";`).replace('{children}</body>', '<AuthProvider>{children}</AuthProvider></body>');

  it.each(['@/components/AuthProvider', '@/components/auth-provider', '@acme/ui'])('has the kit’s inside it: %s', async (from) => {
    const root = smallApp({ ...appRouter, ...(from.startsWith('@/') && { [`${from.slice(2)}.tsx`]: own }), 'app/layout.tsx': layoutWith(from) });
    const made = await plan(root);
    expect(after(made, 'app/layout.tsx')).toContain('<AuthProvider><AuthSession>{children}</AuthSession></AuthProvider>');
    expect(made.todos).toEqual([]);
    write(root, made);
    expect((await plan(root)).changes).toEqual([]);
  });

  it('and the kit’s have different names', async () => {
    const root = smallApp({ ...appRouter, 'next.config.ts': 'export default { cacheComponents: true };\n', 'components/AuthProvider.tsx': own, 'app/layout.tsx': layoutWith('@/components/AuthProvider') });
    write(root, await plan(root));
    expect(filesOf(root)['app/layout.tsx']).toContain('import { AuthProvider as KitAuthProvider } from "./auth-provider";');
    expect(filesOf(root)['app/layout.tsx']).toContain('<AuthProvider><KitAuthProvider>{children}</KitAuthProvider></AuthProvider>');
    expect(parses(root)).toEqual([]);
    expect((await plan(root)).changes).toEqual([]);

    const pages = smallApp({ ...pagesRouter, 'src/components/AuthProvider.js': own, 'src/pages/_app.js': "import { AuthProvider } from '@/components/AuthProvider'\n\nexport default function App({ Component, pageProps }) {\n  return <AuthProvider><Component {...pageProps} /></AuthProvider>\n}\n" });
    const app = after(await plan(pages, 'pages'), 'src/pages/_app.js');
    expect(app).toContain("import { AuthProvider as KitAuthProvider } from '@/components/auth-provider'\n");
    expect(app).toContain('<AuthProvider><KitAuthProvider session={pageProps.session}><Component {...pageProps} /></KitAuthProvider></AuthProvider>');
  });

  it('is left to the developer where the kit’s file would be', async () => {
    const root = smallApp({ ...appRouter, 'app/auth-provider.tsx': own, 'app/layout.tsx': layoutWith('./auth-provider') });
    const { todos, kept } = await plan(root);
    expect(kept).toEqual(['app/auth-provider.tsx']);
    expect(todos).toEqual([expect.stringMatching(/app\/auth-provider\.tsx is yours.*Rename it/)]);
    put(root, 'app/auth-provider.tsx', `import { AuthProvider as KitProvider } from 'next-auth-ui';\n${own.replace('{children}<', '<KitProvider>{children}</KitProvider><')}`);
    expect((await plan(root)).todos).toEqual([]);
  });

  it('is none when it brings the kit’s', async () => {
    const layout = appRouter['app/layout.tsx']!.replace('import "./globals.css";', 'import "./globals.css";\nimport { Providers } from "./providers";').replace('{children}</body>', '<Providers>{children}</Providers></body>');
    const providers = "import { AuthProvider } from 'next-auth-ui';\nexport const Providers = ({ children }) => <AuthProvider>{children}</AuthProvider>;\n";
    expect((await plan(smallApp({ ...appRouter, 'app/providers.tsx': providers, 'app/layout.tsx': layout }))).changes.map(({ path }) => path)).not.toContain('app/layout.tsx');
  });

  it('is not a stylesheet or a badge of the kit’s', async () => {
    const layout = appRouter['app/layout.tsx']!.replace('import "./globals.css";', 'import "./globals.css";\nimport "next-auth-ui/styles.css";\nimport { SessionBadge } from "next-auth-ui";');
    expect(after(await plan(smallApp({ ...appRouter, 'app/layout.tsx': layout })), 'app/layout.tsx')).toContain('<AuthSession>{children}</AuthSession>');
  });
});

describe('an environment with values of its own', () => {
  it('is shown without any of them, whatever their shape', async () => {
    const key = '"-----BEGIN PRIVATE KEY-----\nMIIEcanary1\n++canary2==\n--canary3\nNEXTAUTH_URL=canary4\n-----END canary5-----"';
    for (const text of [`KEY=${key}`, `KEY=${key}\n`, `NEXTAUTH_SECRET=\nKEY=${key}`, `KEY=${key}\nNEXTAUTH_SECRET=\n\nEND=canary6`, `AUTH_BACKEND_URL=https://canary7.example`]) {
      const { changes } = await plan(smallApp({ ...appRouter, '.env.local': text }));
      const change = changes.find(({ path }) => path === '.env.local')!;
      const shown = diffOf(change);
      expect(shown).not.toMatch(/canary|PRIVATE/);
      expect(shown).not.toContain(change.secret!);
      expect(shown).toMatch(/\+NEXTAUTH_SECRET=•{16}/);
      expect(change.after).toContain(text.split('\n').at(-1)!);
    }
  });

  it('has a secret in development when only production has one', async () => {
    const made = await plan(smallApp({ ...appRouter, '.env.production': 'NEXTAUTH_SECRET=mine\nNEXTAUTH_URL=https://mine.example\nAUTH_BACKEND_URL=https://mine.example\n' }));
    expect(after(made, '.env.local')).toMatch(/^AUTH_BACKEND_URL=https:\/\/api\.example\nNEXTAUTH_URL=http:\/\/localhost:3000\nNEXTAUTH_SECRET=\S{44}\n$/);
    // Next reads .env.local in production as well, and first.
    expect(made.todos).toEqual([expect.stringMatching(/\.env\.production.*\.env\.local/)]);
    expect((await plan(smallApp({ ...appRouter, '.env.development': 'NEXTAUTH_SECRET=mine\nNEXTAUTH_URL=http://localhost:4000\nAUTH_BACKEND_URL=https://mine.example\n' }))).changes.map(({ path }) => path)).not.toContain('.env.local');
  });

  const rest = 'NEXTAUTH_URL=http://localhost:3000\nAUTH_BACKEND_URL=https://mine.example\n';

  it.each([
    ['nothing', 'NEXTAUTH_SECRET=\n', /^NEXTAUTH_SECRET=\S{44}\n$/],
    ['two quotes', 'NEXTAUTH_SECRET=""\n', /^NEXTAUTH_SECRET=\S{44}\n$/],
    ['two single quotes and a comment', "export NEXTAUTH_SECRET = '' # openssl\nOTHER=1\n", /^export NEXTAUTH_SECRET =\S{44} # openssl\nOTHER=1\n$/],
    ['Windows’ ends of lines', 'NEXTAUTH_SECRET=\r\nOTHER=1\r\n', /^NEXTAUTH_SECRET=\S{44}\r\nOTHER=1\r\n$/],
    ['empty twice, where the later one wins', 'NEXTAUTH_SECRET=\nOTHER=1\nNEXTAUTH_SECRET=""\n', /^NEXTAUTH_SECRET=\nOTHER=1\nNEXTAUTH_SECRET=\S{44}\n$/],
    ['a value that a later empty one hides', 'NEXTAUTH_SECRET=mine\nNEXTAUTH_SECRET=\n', /^NEXTAUTH_SECRET=mine\nNEXTAUTH_SECRET=\S{44}\n$/],
  ])('gets a secret that counts where it has %s', async (_, text, wanted) => {
    const root = smallApp({ ...appRouter, '.env': rest, '.env.local': text });
    const made = await plan(root);
    expect(after(made, '.env.local')).toMatch(wanted);
    write(root, made);
    const environment = parseEnv(filesOf(root)['.env.local']!);
    expect(environment.NEXTAUTH_SECRET).toBe(made.changes.find(({ path }) => path === '.env.local')!.secret);
    expect((await plan(root)).changes).toEqual([]);
  });

  it('keeps a value after an empty one, which wins', async () => {
    expect((await plan(smallApp({ ...appRouter, '.env': rest, '.env.local': 'NEXTAUTH_SECRET=""\nNEXTAUTH_SECRET=mine\n' }))).changes.map(({ path }) => path)).not.toContain('.env.local');
  });

  it('gets the value in the file that hides the others', async () => {
    const root = smallApp({ ...appRouter, '.env': `${rest}NEXTAUTH_SECRET=\n`, '.env.development.local': "NEXTAUTH_SECRET=''\n" });
    const made = await plan(root);
    expect(made.changes.map(({ path }) => path)).not.toContain('.env.local');
    expect(after(made, '.env.development.local')).toMatch(/^NEXTAUTH_SECRET=\S{44}\n$/);
    write(root, made);
    expect((await plan(root)).changes).toEqual([]);
  });

  it('gets a secret in .env.local when a file that git has is empty', async () => {
    const root = smallApp({ ...appRouter, '.env': `${rest}NEXTAUTH_SECRET=""\n` });
    expect(after(await plan(root), '.env.local')).toMatch(/^NEXTAUTH_SECRET=\S{44}\n$/);
  });
});

describe('the command', () => {
  it('writes with --yes, keeps the secret to itself, says how to go on, and the second time changes nothing', async () => {
    const root = smallApp(appRouter);
    const first = await runInit(root, ['--yes', '--url', 'http://localhost:4000/', '--backend', 'https://api.example']);
    expect(first.exitCode).toBe(0);
    expect(first.stdout.trimEnd().split('\n').at(-1)).toMatch(/http:\/\/localhost:4000\/account\. .*npx next-auth-ui doctor --url http:\/\/localhost:4000$/);
    const files = filesOf(root);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['auth.ts', 'proxy.ts', 'app/login/page.tsx', 'app/api/auth/[...nextauth]/route.ts']));
    expect(parses(root)).toEqual([]);
    const { NEXTAUTH_SECRET, ...addresses } = parseEnv(files['.env.local']!);
    expect(addresses).toEqual({ NEXTAUTH_URL: 'http://localhost:4000', AUTH_BACKEND_URL: 'https://api.example' });
    expect(first.stdout).not.toContain(NEXTAUTH_SECRET);
    expect(statSync(join(root, '.env.local')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    const second = await runInit(root, ['--yes']);
    expect(second).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/Nothing to do[^]*All of it is there already\.\s*$/) as string });
    expect(filesOf(root)).toEqual(files);
  });

  it('shows the diff with --dry-run, and writes nothing', async () => {
    const root = smallApp(appRouter);
    const { exitCode, stdout } = await runInit(root, ['--dry-run']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('+++ app/login/page.tsx');
    expect(stdout).toContain('+      <body><AuthSession>{children}</AuthSession></body>');
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(filesOf(root)).toEqual(appRouter);
  });

  it('ends with 2 where there is nobody to ask, says what to do, and writes nothing', async () => {
    const root = smallApp(appRouter);
    const { exitCode, stderr } = await runInit(root, []);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/nobody to ask[^]*--yes[^]*--dry-run/);
    expect(filesOf(root)).toEqual(appRouter);
  });

  const answered = { ...appRouter, '.env': 'AUTH_BACKEND_URL=https://api.example\n' };
  it.each([
    ['Ctrl+C at the first question', appRouter, '\u0003', 'Where is your backend?'],
    ['Escape at the first question', appRouter, '\u001B', 'Where is your backend?'],
    ['Ctrl+C at the last question', answered, '\u0003', 'Write this?'],
    ['no at the last question', answered, 'n', 'Write this?'],
  ])('ends with 130 and writes nothing: %s', async (_, files, key, question) => {
    const root = smallApp(files);
    const { exitCode, stdout } = await runInit(root, [], key);
    expect(exitCode).toBe(130);
    expect(stdout).toContain(question);
    expect(stdout).toContain('Nothing was written.');
    expect(filesOf(root)).toEqual(files);
  });

  it('writes after a yes', async () => {
    const root = smallApp(answered);
    expect(await runInit(root, [], 'y')).toMatchObject({ exitCode: 0 });
    expect(filesOf(root)).toHaveProperty(['app/login/page.tsx']);
  });
});
