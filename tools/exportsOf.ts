import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Exported {
  name: string;
  isType: boolean;
  /** The module that it comes from, as the file writes it; the file itself for what it declares. */
  from: string;
  /** That module's file. */
  file: string;
}

/** What a module exports by name, and where each name comes from. */
export function exportsOf(file: string): Exported[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ exportName }) => exportName.name)
    .map(({ isType, exportName, moduleRequest }) => ({
      name: exportName.name!,
      isType,
      from: moduleRequest?.value ?? file,
      file: moduleRequest ? fileOf(file, moduleRequest.value) : file,
    }));
}

/** The file that `./x.js` means in a file; what is no file of the project stays as it is. */
export function fileOf(importer: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = join(dirname(importer), specifier).replaceAll('\\', '/').replace(/\.js$/, '');
  return [`${path}.ts`, `${path}.tsx`].find((file) => existsSync(file)) ?? path;
}
