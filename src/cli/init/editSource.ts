/** A file as its author writes: their quotes and semicolons. */
interface Style {
  quote: '"' | "'";
  semicolon: '' | ';';
}

export function styleOf(source: string): Style {
  return {
    quote: /from '|import '/.test(source) ? "'" : '"',
    semicolon: /^import .*;\s*$/m.test(source) || !source.includes('import ') ? ';' : '',
  };
}

const importStatement = /^import\s(?:[^'"`;]*?\sfrom\s*)?['"][^'"]+['"][ \t]*;?[ \t]*$/gm;

/** Adds an import after the last one; `undefined` where none is seen. */
export function addImport(source: string, what: string | undefined, from: string): string {
  const { quote, semicolon } = styleOf(source);
  const line = `import ${what ? `${what} from ` : ''}${quote}${from}${quote}${semicolon}`;
  const last = [...source.matchAll(importStatement)].at(-1);
  if (last) return `${source.slice(0, last.index + last[0].length)}\n${line}${source.slice(last.index + last[0].length)}`;
  // Directives such as 'use client' stay first.
  const [directives = ''] = /^(?:\s*(?:'use \w+'|"use \w+");?\s*\n)*/.exec(source) ?? [];
  return `${directives}${line}\n${source.slice(directives.length)}`;
}

/** Puts an element around what matches once; `undefined` where that is not sure. */
export function wrap(source: string, pattern: RegExp, open: string, close: string): string | undefined {
  const found = [...source.matchAll(new RegExp(pattern, 'g'))];
  if (found.length !== 1) return undefined;
  const { index } = found[0]!;
  const [text] = found[0]!;
  return `${source.slice(0, index)}${open}${text}${close}${source.slice(index + text.length)}`;
}

/** `{children}` as an element's content, and not as a parameter. */
export const childrenInJsx = /(?<=>\s*)\{children\}(?=\s*<)/;
export const componentInJsx = /<Component\s+\{\.\.\.pageProps\}\s*\/>/;
