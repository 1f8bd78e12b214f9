import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
