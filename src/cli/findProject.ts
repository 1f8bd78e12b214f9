import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { detect, type AgentName } from 'package-manager-detector';
import { CliError } from './CliError.js';

/** A Next app, as its files show it. Paths are relative to `root`, with `/`. */
export interface Project {
  root: string;
  /** `src/` or nothing: where `app/`, `pages/` and the proxy lie. */
  source: '' | 'src/';
  routers: readonly Router[];
  language: 'ts' | 'js';
  manager: AgentName;
  /** Next's major and minor version. */
  next: { major: number; minor: number };
  /** Tailwind's major version. */
  tailwind: number | undefined;
  shadcn: boolean;
  /** Whether `@/` stands for `source`. */
  alias: boolean;
  /** Next's `cacheComponents`: what reads a request in a layout stops the build, as nothing of the app could be prerendered. */
  cacheComponents: boolean;
  /** What the app's `.env` files give a value to, in development. */
  envNames: ReadonlySet<string>;
  /** What the app's package.json asks for. */
  dependencies: Readonly<Record<string, string>>;
}

export type Router = 'app' | 'pages';

/** Reads what kind of app lies in a folder. */
export async function findProject(root: string): Promise<Project> {
  const manifest = readJson(join(root, 'package.json'));
  if (!manifest) throw new CliError(`There is no package.json in ${root}.`, 'Run this in the folder of your Next app, or give it with --cwd.');
  const dependencies = { ...recordOf(manifest.devDependencies), ...recordOf(manifest.dependencies) };
  const next = versionOf(root, 'next', dependencies);
  if (!next) throw new CliError('The package.json does not name next.', 'Run this in the folder of your Next app. To make one: npx create-next-app@latest');
  if (next.major < 14) throw new CliError(`The app has Next ${next.major}; the kit needs 14.2, 15 or 16.`, 'Upgrade first: npx @next/codemod@latest upgrade');

  const source = (['src/', ''] as const).find((folder) => existsSync(join(root, folder, 'app')) || existsSync(join(root, folder, 'pages')));
  const routers = (['app', 'pages'] as const).filter((router) => source !== undefined && existsSync(join(root, source, router)));
  if (source === undefined) throw new CliError('There is neither app/ nor pages/, here or in src/.', 'Run this in the folder of your Next app.');

  const texts = (names: readonly string[]) => names.map((name) => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : ''));
  return {
    root,
    source,
    routers,
    language: existsSync(join(root, 'tsconfig.json')) ? 'ts' : 'js',
    manager: (await detect({ cwd: root }))?.name ?? 'npm',
    next,
    tailwind: versionOf(root, 'tailwindcss', dependencies)?.major,
    shadcn: existsSync(join(root, 'components.json')),
    // Such files have comments; what is asked of them is one line.
    alias: texts(['tsconfig.json', 'jsconfig.json']).some((text) => new RegExp(String.raw`"@/\*"\s*:\s*\[\s*"(\./)?${source}\*"`).test(text)),
    cacheComponents: texts(['next.config.ts', 'next.config.mts', 'next.config.js', 'next.config.mjs', 'next.config.cjs']).some((text) => /^(?!\s*\/\/).*\bcacheComponents\s*:\s*true\b/m.test(text)),
    envNames: new Set([...new Map(texts(envFiles).flatMap((text) => [...envNamesIn(text)]))].filter(([, hasValue]) => hasValue).map(([name]) => name)),
    dependencies,
  };
}

/** As `next dev` reads them: the later one wins, even with an empty value. */
export const envFiles = ['.env', '.env.development', '.env.local', '.env.development.local'];

/** Each name in the text of an `.env` file, and whether it has a value; of two lines the later one wins. */
export function envNamesIn(text: string): Map<string, boolean> {
  return new Map([...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=(.*)$/gm)].map(([, name = '', value = '']) => [name, !/^[ \t]*(["'`]?)[ \t]*\1[ \t]*(?:#.*)?$/.test(value)]));
}

/** The version that is installed, else the one asked for. */
export function versionOf(root: string, name: string, dependencies: Readonly<Record<string, string>>): { major: number; minor: number; patch: number; text: string } | undefined {
  // What lies further up and is not asked for may be there for a neighbour.
  const folder = name in dependencies ? packageFolder(root, name) : join(root, 'node_modules', name);
  const installed = folder && readJson(join(folder, 'package.json'))?.version;
  const text = typeof installed === 'string' ? installed : (dependencies[name] ?? '');
  const found = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  return found ? { major: Number(found[1]), minor: Number(found[2] ?? 0), patch: Number(found[3] ?? 0), text } : undefined;
}

/** Where Node finds a package: beside the folder or further up. Not by `resolve`, as many packages do not export their package.json. */
export function packageFolder(from: string, name: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? undefined : packageFolder(dirname(from), name);
}

export function readJson(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return recordOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new CliError(`${file} is not JSON.`, 'Mend it, and run this again.');
  }
}

const recordOf = (value: unknown): Record<string, string> => (typeof value === 'object' && value ? (value as Record<string, string>) : {});
