import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

/** An app that somebody starts with. */
export interface Kind {
  name: string;
  router: 'app' | 'pages';
  language: 'ts' | 'js';
  tailwind?: boolean;
  src?: boolean;
  /** Made by hand, for versions of which create-next-app asks more than it is told; else by create-next-app. */
  versions?: { next: string; react: string };
}

export const fresh: Kind[] = [
  { name: 'app-ts-tailwind', router: 'app', language: 'ts', tailwind: true },
  { name: 'app-js', router: 'app', language: 'js' },
  { name: 'pages-ts-src', router: 'pages', language: 'ts', src: true },
  { name: 'pages-js-tailwind', router: 'pages', language: 'js', tailwind: true },
];

/** Next 14 wants React 18, 15 takes both in the Pages Router, 16 wants 19. */
export const matrix: Kind[] = [
  { name: 'next14-react18', router: 'app', language: 'ts', versions: { next: '~14.2.35', react: '~18.3.1' } },
  { name: 'next14-react18-pages', router: 'pages', language: 'ts', versions: { next: '~14.2.35', react: '~18.3.1' } },
  { name: 'next15-react18-pages', router: 'pages', language: 'ts', versions: { next: '^15.5.0', react: '~18.3.1' } },
  { name: 'next15-react19', router: 'app', language: 'ts', versions: { next: '^15.5.0', react: '^19.0.0' } },
  { name: 'next16-react19', router: 'app', language: 'ts', versions: { next: '^16.0.0', react: '^19.0.0' } },
];

const creator = 'create-next-app@16.4.3';

/** Beside the repository's own packages an app would find them in the place of its own. */
export const appsFolder = join(tmpdir(), 'next-auth-ui-apps');

/** What one of the app's commands said, when it ends well. */
export async function run(cwd: string, command: string, words: string[], env: Record<string, string> = {}): Promise<string> {
  const { all, exitCode } = await execa(command, words, { cwd, env: { CI: '1', NEXT_TELEMETRY_DISABLED: '1', ...env }, all: true, reject: false, stdin: 'ignore', preferLocal: true });
  if (exitCode !== 0) throw new Error(`${[command, ...words].join(' ')} ended with ${String(exitCode)}:\n${all.slice(-6000)}`);
  return stripVTControlCharacters(all);
}

/** Packs the built kit, as it would be published. */
export async function packKit(): Promise<string> {
  mkdirSync(appsFolder, { recursive: true });
  const { stdout } = await execa('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', appsFolder], { stderr: 'ignore' });
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
  return join(appsFolder, packed!.filename);
}

/** A new app with its packages, the packed kit among them unless there is none, and nothing else done to it. */
export async function makeApp(kind: Kind, tarball?: string): Promise<string> {
  const root = join(appsFolder, kind.name);
  rmSync(root, { recursive: true, force: true });
  if (kind.versions) {
    for (const [path, text] of Object.entries(byHand(kind))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  } else {
    const yes = (name: string, wanted: boolean | undefined) => (wanted ? `--${name}` : `--no-${name}`);
    await run(appsFolder, 'npx', [
      '--yes',
      creator,
      kind.name,
      kind.language === 'ts' ? '--ts' : '--js',
      yes('tailwind', kind.tailwind),
      yes('app', kind.router === 'app'),
      yes('src-dir', kind.src),
      '--eslint',
      '--import-alias',
      '@/*',
      '--use-npm',
      '--skip-install',
      '--disable-git',
      '--no-agents-md',
      '--no-react-compiler',
    ]);
  }
  await run(root, 'npm', ['install', '--no-audit', '--no-fund', ...(tarball ? [tarball] : [])]);
  return root;
}

/** Google's fonts, which create-next-app's apps load while they are built; there is no network in a test. */
export function withoutFonts(root: string): Record<string, string> {
  const file = resolve(root, '..', 'fonts.cjs');
  // Turbopack reads it as data, address by address.
  const faces = ['Geist', 'Geist Mono'].map((family) => [`https://fonts.googleapis.com/css2?family=${family.replace(' ', '+')}:wght@100..900&display=swap`, `@font-face { font-family: '${family}'; font-weight: 100 900; src: local('Arial'); }`]);
  writeFileSync(file, `module.exports = ${JSON.stringify(Object.fromEntries(faces))};\n`);
  return { NEXT_FONT_GOOGLE_MOCKED_RESPONSES: file };
}

function byHand({ name, router, versions }: Kind): Record<string, string> {
  const { next, react } = versions!;
  const page = 'export default function Home() {\n  return <main>Home</main>;\n}\n';
  return {
    'package.json': JSON.stringify(
      {
        name,
        private: true,
        scripts: { build: 'next build', start: 'next start', lint: 'tsc --noEmit' },
        dependencies: { next, react, 'react-dom': react },
        devDependencies: { typescript: '^5', '@types/node': '^20', '@types/react': react, '@types/react-dom': react.replace('18.3.1', '18.3.0') },
      },
      undefined,
      2,
    ),
    'tsconfig.json': JSON.stringify({
      compilerOptions: { target: 'ES2017', lib: ['dom', 'dom.iterable', 'esnext'], strict: true, noEmit: true, esModuleInterop: true, module: 'esnext', moduleResolution: 'bundler', resolveJsonModule: true, isolatedModules: true, jsx: 'preserve', incremental: true, skipLibCheck: true, plugins: [{ name: 'next' }], paths: { '@/*': ['./*'] } },
      include: ['next-env.d.ts', '**/*.ts', '**/*.tsx'],
      exclude: ['node_modules'],
    }).replace('"@/*":["./*"]', '"@/*": ["./*"]'),
    'next-env.d.ts': '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n',
    '.gitignore': 'node_modules\n.next\n.env*\n',
    // Chromium asks for it, and notes an answer of 404.
    'public/favicon.ico': '',
    ...(router === 'app'
      ? {
          'app/layout.tsx': "import type { ReactNode } from 'react';\n\nexport default function RootLayout({ children }: { children: ReactNode }) {\n  return (\n    <html lang=\"en\">\n      <body>{children}</body>\n    </html>\n  );\n}\n",
          'app/page.tsx': page,
        }
      : { 'pages/index.tsx': page }),
  };
}
