import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** A page that people read and copy from, or a source of one. */
export interface Page {
  /** From the root of the project. */
  path: string;
  text: string;
}

export const pages: Page[] = globSync(['stories/**/*.mdx', 'stories/Guides/*.{ts,tsx}', 'README.md', 'docs/*.md'])
  .toSorted()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

export interface Snippet {
  page: string;
  /** The page's line before the first line of the code. */
  line: number;
  /** Where an app would have it, if the snippet says so; `snippet-<line>.tsx` else. */
  file: string;
  code: string;
}

const fences = /^```(\w*)([^\n]*)\n([\s\S]*?)^```/gm;

/** The TypeScript of a page, named by `title="…"` behind the fence or by the comment in its first line. */
export function snippetsOf({ path, text }: Page): Snippet[] {
  return [...text.matchAll(fences)].flatMap(({ index, 1: type, 2: info, 3: code }) => {
    if (type !== 'ts' && type !== 'tsx') return [];
    const line = lineAt(text, index);
    const title = /\btitle="([^"]+)"/.exec(info!)?.[1] ?? /^\/\/ ([\w@./[\]()-]+\.tsx?)\b/.exec(code!)?.[1];
    return [{ page: path, line, file: title ?? `snippet-${line}.${type}`, code: code! }];
  });
}

/** A name in the text that is to be one of the kit's. */
export interface Mention {
  page: string;
  line: number;
  /** A component, or a type of the kit; absent where any component may have the prop (`layout="card"`). */
  of?: string;
  /** Absent where only the component is named. */
  prop?: string;
}

/**
 * What the text says of components and props: `<LoginForm callbackUrl="/">`, `LoginForm.callbackUrl`, `layout="card"`, and the
 * first column of a table, or the beginnings of a list, below a comment `props of LoginForm`.
 */
export function mentionsOf({ path, text }: Page): Mention[] {
  // Of the same length, so that places stay.
  const prose = text.replace(fences, (fence) => fence.replace(/[^\n]/g, ' '));
  const found: Mention[] = [];
  const note = (index: number, of?: string, prop?: string) => found.push({ page: path, line: lineAt(text, index), of, prop });
  for (const { index, 1: code } of prose.matchAll(inlineCode)) {
    for (const { index: start, 1: name } of code!.matchAll(/(?<!["\w])<([A-Z]\w*)(?=[\s/>]|$)/g)) {
      note(index, name);
      for (const prop of attributesOf(code!.slice(start + name!.length + 1))) note(index, name, prop);
    }
    const [, owner, member] = /^([A-Z]\w*)\.([a-z]\w*)$/.exec(code!) ?? [];
    if (owner) note(index, owner, member);
    const [, attribute] = /^([a-z]\w*)=["{]/.exec(code!) ?? [];
    if (attribute) note(index, undefined, attribute);
  }
  for (const { index, 0: marker, 1: owner } of prose.matchAll(/(?:\{\/\*|<!--) props of (\w+) (?:\*\/\}|-->)\n+/g)) {
    const start = index + marker.length;
    const names = namesBelow(prose.slice(start).split(/\n\s*\n/, 1)[0]!);
    // An empty block is a marker that checks nothing.
    if (!names.length) note(index, owner, 'nothing below this marker');
    for (const { at, name } of names) note(start + at, owner, name);
  }
  return found;
}

// Not over the end of a paragraph.
const inlineCode = /`((?:[^`\n]|\n(?!\s*\n))+)`/g;

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The names of JSX attributes up to the end of the tag. Values may be cut short (`…`). */
function attributesOf(tag: string): string[] {
  const names: string[] = [];
  for (let rest = tag.trimStart(); rest && !/^\/?>/.test(rest); rest = rest.trimStart()) {
    const [matched = '', name] = /^([\w-]+)=?/.exec(rest) ?? [];
    // Data attributes are everybody's.
    if (name && !name.includes('-')) names.push(name);
    rest = rest.slice(matched.length);
    rest = rest.slice(matched && !matched.endsWith('=') ? 0 : valueLength(rest));
  }
  return names;
}

function valueLength(text: string): number {
  const quoted = /^(["'])[\s\S]*?\1/.exec(text);
  if (quoted) return quoted[0].length;
  if (!text.startsWith('{')) return 1;
  let depth = 0;
  for (let end = 0; end < text.length; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}' && --depth === 0) return end + 1;
  }
  return text.length;
}

/** The code in the first cell of each row of a table, or before the colon of each item of a list. */
function namesBelow(block: string): { at: number; name: string }[] {
  let at = 0;
  return block.split('\n').flatMap((line, index, lines) => {
    const start = at;
    at += line.length + 1;
    const isHead = line.startsWith('|') && /^\|[\s:|-]+$/.test(lines[index + 1] ?? '');
    const [first = ''] = isHead ? [] : (/^\| *([^|]*)\|/.exec(line) ?? /^[-*] ([^:]*):/.exec(line) ?? []);
    return [...first.matchAll(/`(\w+)`/g)].map(({ 1: name }) => ({ at: start, name: name! }));
  });
}
