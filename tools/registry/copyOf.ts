import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { MagicString } from 'magic-string';
import { parseSync, type StaticImport } from 'oxc-parser';
import { exportsOf, fileOf } from '../exportsOf.js';
import { copiedFiles, nameInApp } from './copiedFiles.js';

/** A source as an app gets it. */
export interface Copy {
  text: string;
  /** Sources that it imports, and that have to be copied with it. */
  needs: string[];
  /** Packages that it imports. */
  packages: string[];
}

interface Name {
  name: string;
  local: string;
  isType: boolean;
}

const classNames = 'src/components/ui/cx.ts';

/** The entries of the package, the first that has a name is imported. */
const entries = { 'next-auth-ui': 'src/index.ts', 'next-auth-ui/parts': 'src/parts.ts' } as const;
const published = new Map<string, string>(
  Object.entries(entries)
    .toReversed()
    .flatMap(([entry, file]) => exportsOf(file).map((one) => [`${one.file}#${one.name}`, entry] as const)),
);

/**
 * A component's source with imports as they are right in an app: other copies by their place, `cx` as the app's own `cn`, and
 * everything else from the package's entries.
 */
export function copyOf(file: string, source = readFileSync(file, 'utf8')): Copy {
  const { module, program, errors } = parseSync(file, source);
  if (errors.length) throw new Error(`${file}: ${errors[0]!.message}`);
  if (module.staticExports.some(({ entries: exported }) => exported.some(({ moduleRequest }) => moduleRequest))) {
    throw new Error(`${file} hands on what another file exports, and a copy cannot be told where that lies in an app. Import it where it is used.`);
  }
  const text = new MagicString(source);
  const needs = new Set<string>();
  const imports = new Map<string, Name[]>();
  const add = (specifier: string, name: Name) => imports.set(specifier, [...(imports.get(specifier) ?? []), name]);

  for (const { moduleRequest, entries: names } of module.staticImports) {
    const from = fileOf(file, moduleRequest.value);
    for (const { importName, localName, isType } of names) {
      if (!importName.name) throw new Error(`${file} imports ${localName.value} from ${moduleRequest.value} as a whole or by default. Import names, as copies are given them one by one.`);
      const name = { name: importName.name, local: localName.value, isType };
      if (copiedFiles.includes(from)) needs.add(from);
      add(specifierOf(file, from, name.name), from === classNames ? { ...name, name: 'cn', local: 'cn' } : name);
    }
  }
  if (imports.has(utils)) renameCalls(program, text);

  for (const { moduleRequest } of module.dynamicImports) {
    const from = fileOf(file, source.slice(moduleRequest.start + 1, moduleRequest.end - 1));
    if (!copiedFiles.includes(from)) throw new Error(`${file} loads ${from} when it is asked for, which no app gets a copy of.`);
    needs.add(from);
    text.overwrite(moduleRequest.start, moduleRequest.end, `'${placeOf(file, from)}'`);
  }

  writeImports(file, source, text, module.staticImports, imports);
  return { text: text.toString(), needs: [...needs].toSorted(), packages: [...new Set([...imports.keys()].filter(isPackage).map(packageOf))].toSorted() };
}

const utils = '@/lib/utils';

const isPackage = (specifier: string): boolean => !/^(\.|@\/)/.test(specifier);

const packageOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)![0];

/** What a copy writes to import a name of a file. */
function specifierOf(file: string, from: string, name: string): string {
  if (!from.startsWith('src/')) return from;
  if (from === classNames) return utils;
  if (copiedFiles.includes(from)) return placeOf(file, from);
  const entry = published.get(`${from}#${name}`);
  if (entry) return entry;
  throw new Error(`${file} is copied into apps and uses ${name} of ${from}, which no entry of the package exports. Export it from src/parts.ts, which is public: a copy holds on to it.`);
}

function placeOf(file: string, to: string): string {
  const path = posix.relative(posix.dirname(nameInApp(file)), nameInApp(to)).replace(/\.tsx$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}

/** In the order of an app's file: packages, the kit, the app's own, and its neighbours. */
function writeImports(file: string, source: string, text: MagicString, statements: readonly StaticImport[], imports: ReadonlyMap<string, readonly Name[]>): void {
  const [first, last] = [statements[0], statements.at(-1)];
  if (!first || !last) return;
  const between = statements.slice(1).map(({ start }, index) => source.slice(statements[index]!.end, start));
  if (between.some((gap) => gap.trim())) throw new Error(`${file} has something between its imports, which its copy would lose. Put it below them.`);
  const rank = (specifier: string) => [isPackage(specifier) && !specifier.startsWith('next-auth-ui'), specifier.startsWith('next-auth-ui'), specifier === utils, true].indexOf(true);
  const byName = (a: string, b: string) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  const lines = [...imports]
    .toSorted(([a], [b]) => rank(a) - rank(b) || byName(a, b))
    .map(([specifier, names]) => statementOf(specifier, rank(specifier) === 1 ? names.toSorted((a, b) => byName(a.name, b.name)) : names));
  text.overwrite(first.start, last.end, lines.join('\n'));
}

function statementOf(specifier: string, names: readonly Name[]): string {
  const allTypes = names.every(({ isType }) => isType);
  const written = names.map(({ name, local, isType }) => `${isType && !allTypes ? 'type ' : ''}${name}${name === local ? '' : ` as ${local}`}`);
  const keyword = allTypes ? 'import type' : 'import';
  const line = `${keyword} { ${written.join(', ')} } from '${specifier}';`;
  return line.length <= 120 ? line : `${keyword} {\n${written.map((one) => `  ${one},\n`).join('')}} from '${specifier}';`;
}

/** `cx` is `cn` in an app. */
function renameCalls(node: unknown, text: MagicString): void {
  if (Array.isArray(node)) return node.forEach((one) => renameCalls(one, text));
  if (typeof node !== 'object' || node === null) return;
  const { type, name, start, end } = node as { type?: string; name?: unknown; start?: number; end?: number };
  if (type === 'ImportDeclaration') return;
  if (type === 'Identifier' && name === 'cx') text.overwrite(start!, end!, 'cn');
  for (const value of Object.values(node)) renameCalls(value, text);
}
