import { globSync } from 'tinyglobby';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import as it stands in a file. */
export interface ImportArrow {
  /** The file, from the root of the project, with `/`. */
  from: string;
  /** A file of the project, or a package's name with its sub-path. */
  to: string;
  /** Gone after compilation. */
  typeOnly: boolean;
}

/** Every import, re-export and `import()` of the TypeScript files that match the patterns. */
export function importArrows(root: string, patterns: string[]): ImportArrow[] {
  const files = globSync(patterns, { cwd: root, ignore: ['**/node_modules/**', '**/.next/**', '**/dist/**'] }).toSorted();
  const known = new Set(globSync(['**/*.{ts,tsx}'], { cwd: root, ignore: ['**/node_modules/**', '**/.next/**', '**/dist/**'] }));
  return files.flatMap((from) => {
    const source = readFileSync(join(root, from), 'utf8');
    return importsOf(from, source).map(({ to, typeOnly }) => ({ from, to: to.startsWith('.') ? resolveFile(from, to, known) : to, typeOnly }));
  });
}

function importsOf(file: string, source: string): { to: string; typeOnly: boolean }[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length) throw new Error(`${file}: ${errors[0]!.message}`);
  const found = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    to: moduleRequest.value,
    // `import type {} from` has no entries at all.
    typeOnly: /^import\s+type\b/.test(source.slice(start)) || (entries.length > 0 && entries.every(({ isType }) => isType)),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) found.push({ to: moduleRequest.value, typeOnly: isType });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    if (/^['"`][^$]*['"`]$/.test(text)) found.push({ to: text.slice(1, -1), typeOnly: false });
  }
  return found;
}

/** `./x.js` in a TypeScript file means `x.ts` or `x.tsx`. */
function resolveFile(from: string, to: string, known: ReadonlySet<string>): string {
  const path = relative('.', join(dirname(from), to)).replaceAll('\\', '/');
  const bare = path.replace(/\.(js|jsx|ts|tsx)$/, '');
  return [path, `${bare}.ts`, `${bare}.tsx`, `${path}/index.ts`].find((candidate) => known.has(candidate)) ?? path;
}

/** The first cycle among the arrows that remain after compilation, as the files on its way; else undefined. */
export function findCycle(arrows: readonly ImportArrow[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of arrows) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const cycle = walk(to, [...way, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}
