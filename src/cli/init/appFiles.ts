import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Project } from '../findProject.js';

/** A file's text, by its path from the root. */
export type Read = (path: string) => string | undefined;

export const endings = (stem: string): string[] => ['ts', 'tsx', 'js', 'jsx', 'mjs'].map((extension) => `${stem}.${extension}`);

/** The app's own source files, near the root first. */
export function sources({ root }: Project): string[] {
  const skipped = /^(node_modules|\..*|dist|out|public)$/;
  const found: string[] = [];
  const walk = (folder: string, depth: number) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory() && depth < 8 && !skipped.test(entry.name)) walk(path, depth + 1);
      else if (/\.[jt]sx?$/.test(entry.name)) found.push(path);
    }
  };
  walk('', 0);
  return found.toSorted((one, other) => one.split('/').length - other.split('/').length);
}

/** Where a page or a route answers, whichever router it is of. */
export function addressOf({ source }: Pick<Project, 'source'>, path: string): string | undefined {
  const [, router, rest = ''] = new RegExp(String.raw`^${source}(app|pages)/(.*)\.[jt]sx?$`).exec(path) ?? [];
  if (router === 'pages') return rest.replace(/(^|\/)index$/, '');
  const [, folder] = /^(.*\/)?(?:page|route)$/.exec(rest) ?? [];
  // A group of routes, (marketing), is no part of an address.
  return folder?.replaceAll(/\([^/]*\)\//g, '').replace(/\/$/, '');
}

export interface Import {
  /** `default` and `*` among them. */
  exported: string;
  local: string;
  from: string;
}

/** What a source imports, name by name, without types. */
export function importsOf(source: string): Import[] {
  return [...source.matchAll(/^[ \t]*import\s+(?!type\s+[\w{])([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]/gm)].flatMap(([, clause = '', from = '']) => {
    const [whole, named = ''] = clause.split('{');
    const names = named.replace('}', '').split(',').map((name) => name.trim());
    const first = whole!.replace(/,\s*$/, '').trim();
    return [
      ...(first ? [{ exported: first.startsWith('*') ? '*' : 'default', local: first.replace(/^\*\s+as\s+/, ''), from }] : []),
      ...names.filter((name) => name && !name.startsWith('type ')).map((name) => {
        const [exported = '', local = exported] = name.split(/\s+as\s+/);
        return { exported, local, from };
      }),
    ];
  });
}

/** Where in the app an import may lead, from the root and without an extension. */
export function targetsOf({ source }: Pick<Project, 'source'>, importer: string, from: string): string[] {
  const plain = from.replace(/\.[cm]?[jt]sx?$/, '');
  if (plain.startsWith('.')) return [posix.join(posix.dirname(importer), plain)];
  // `@/` and `~/` stand for the sources or the root, as does nothing with a baseUrl.
  const bare = plain.replace(/^[@~]\//, '');
  return [`${source}${bare}`, bare];
}

export const fileOf = (targets: readonly string[], read: Read): string | undefined => targets.flatMap((target) => [...endings(target), ...endings(`${target}/index`)]).find((path) => read(path) !== undefined);
