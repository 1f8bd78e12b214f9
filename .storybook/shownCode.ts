import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { SessionProvider } from 'next-auth/react';
import { isMockFunction } from 'storybook/test';
import * as kit from '../src/index.js';

/** What there is to know of a story before it is rendered. */
export interface ShownStory {
  /** What the story renders, from its args. */
  render: (args: Record<string, unknown>) => unknown;
  args: Record<string, unknown>;
  /** The source of functions by the name of their prop: `parameters.docs.source.functions`. */
  functions?: Record<string, string>;
}

/** There is something in the story that code cannot be made of: the story says its code itself, in `parameters.docs.source.code`. */
export class NoCode extends Error {}

/** The modules that pasted code may import from, and how their values are known again. */
const imported = new Map<unknown, { name: string; from: string }>([
  ...Object.entries(kit).filter(([, value]) => typeof value === 'object' || typeof value === 'function').map(([name, value]) => [value, { name, from: 'next-auth-ui' }] as const),
  [SessionProvider, { name: 'SessionProvider', from: 'next-auth/react' }],
]);

/** A drawing says less than the name of its provider. */
const logos = new Map(['google', 'github'].map((id) => [kit.providerLogo(id), id]));

/**
 * A story as a module of an app: what it imports, and one component. Spies are left out, as an app has its own handlers.
 * @throws {NoCode} for functions, for components that the kit does not export, and for a render function with hooks
 */
export function shownCode({ render, args, functions = {} }: ShownStory): string {
  const imports = new Map<string, Set<string>>();
  const use = ({ name, from }: { name: string; from: string }) => {
    imports.set(from, (imports.get(from) ?? new Set()).add(name));
    return name;
  };

  const isShown = ([key, item]: [string, unknown]) => item !== undefined && (!isSpy(item) || key in functions);

  const value = (of: unknown, indent: string): string => {
    const known = (typeof of === 'object' || typeof of === 'function') && of !== null ? imported.get(of) : undefined;
    if (known) return use(known);
    if (isValidElement(of)) return element(of as ReactElement<Record<string, unknown>>, indent);
    if (typeof of === 'function') throw new NoCode('a function');
    if (Array.isArray(of)) return list(of.map((item) => value(item, `${indent}  `)), '[', ']', indent);
    if (typeof of === 'object' && of !== null) {
      const language = languageOf(of);
      // A language is a catalogue and its families, as an app puts them together.
      if (language) return `{ ...${value(language, '')}, ${Object.entries(of).filter(([key, item]) => !(key in language) && imported.has(item)).map(([key, item]) => `${key}: ${value(item, '')}`).join(', ')} }`;
      const entries = Object.entries(of).filter(isShown);
      return list(entries.map(([key, item]) => `${/^\w+$/.test(key) ? key : text(key)}: ${typeof item === 'function' && functions[key] ? functions[key] : value(item, `${indent}  `)}`), '{ ', ' }', indent);
    }
    if (typeof of !== 'string') return String(of);
    const logo = logos.get(of);
    return logo ? `${use({ name: 'providerLogo', from: 'next-auth-ui' })}('${logo}')` : text(of);
  };

  const element = ({ type, props }: ReactElement<Record<string, unknown>>, indent: string): string => {
    const name = nameOf(type, use);
    const { children, ...rest } = props;
    const attributes = Object.entries(rest)
      .filter((entry) => isShown(entry) && (entry[0] !== 'messages' || languageOf(entry[1]) !== kit.en))
      .map(([key, item]) => attribute(key, item, `${indent}  `));
    const inside = childrenOf(children as ReactNode, `${indent}  `);
    const oneLine = ['<' + name, ...attributes].join(' ');
    const isLong = indent.length + oneLine.length > 110 || attributes.some((item) => item.includes('\n'));
    const head = isLong ? `<${name}\n${attributes.map((item) => `${indent}  ${item}`).join('\n')}\n${indent}` : oneLine;
    if (inside.length === 0) return isLong ? `${head}/>` : `${head} />`;
    const short = `${head}>${inside.join('')}</${name}>`;
    if (inside.length === 1 && !short.includes('\n') && indent.length + short.length <= 110) return short;
    return `${head}>\n${inside.map((item) => `${indent}  ${item}`).join('\n')}\n${indent}</${name}>`;
  };

  const attribute = (key: string, item: unknown, indent: string): string => {
    if (typeof item === 'function' && functions[key]) return `${key}={${functions[key]}}`;
    if (item === true) return key;
    if (typeof item === 'string' && !/["\\{}\n]/.test(item)) return `${key}="${item}"`;
    const code = value(item, isValidElement(item) ? `${indent}  ` : indent);
    return isValidElement(item) && code.includes('\n') ? `${key}={\n${indent}  ${code}\n${indent}}` : `${key}={${code}}`;
  };

  const childrenOf = (children: ReactNode, indent: string): string[] =>
    [children].flat().flatMap((child) => {
      if (child === null || child === undefined || typeof child === 'boolean') return [];
      if (isValidElement(child)) return [element(child as ReactElement<Record<string, unknown>>, indent)];
      if (typeof child === 'function' && functions.children) return [`{${functions.children}}`];
      if (typeof child === 'object' || typeof child === 'function') throw new NoCode('children that are no elements');
      const said = String(child);
      return [/[{}<>]|^\s|\s$/.test(said) ? `{${text(said)}}` : said];
    });

  const shown = rendered(render, args);
  if (!isValidElement(shown)) throw new NoCode('no element');
  const jsx = element(shown as ReactElement<Record<string, unknown>>, '  ');
  const heads = [...imports].map(([from, names]) => `import { ${[...names].toSorted().join(', ')} } from '${from}';`);
  // In a server component no function can be handed on.
  const directive = Object.values(functions).some((code) => jsx.includes(code)) ? "'use client';\n\n" : '';
  const body = jsx.includes('\n') ? `(\n  ${jsx}\n)` : jsx;
  return `${directive}${heads.join('\n')}\n\nexport const Example = () => ${body};\n`;
}

function rendered(render: ShownStory['render'], args: Record<string, unknown>): unknown {
  try {
    return render(args);
  } catch {
    throw new NoCode('a render function with hooks');
  }
}

/** The catalogue that a whole language was made of. */
const languageOf = (of: unknown): typeof kit.en | undefined =>
  [kit.ar, kit.de, kit.en, kit.es, kit.fr, kit.he, kit.ja, kit.ko, kit.ptBR, kit.zhCN].find(({ failure }) => failure === (of as Partial<typeof kit.en> | null)?.failure);

const isSpy = (value: unknown) => typeof value === 'function' && isMockFunction(value);

const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`).replaceAll('\n', String.raw`\n`)}'`;

function list(items: string[], open: string, close: string, indent: string): string {
  const line = `${open}${items.join(', ')}${close}`;
  if (items.length === 0) return (open + close).replaceAll(' ', '');
  if (indent.length + line.length <= 110 && !line.includes('\n')) return line;
  return `${open.trim()}\n${items.map((item) => `${indent}  ${item},`).join('\n')}\n${indent}${close.trim()}`;
}

function nameOf(type: unknown, use: (known: { name: string; from: string }) => string): string {
  if (typeof type === 'string') return type;
  if (type === Fragment) return '';
  const known = imported.get(type);
  if (!known) throw new NoCode(`a component that the kit does not export: ${(type as { name?: string }).name ?? 'unnamed'}`);
  return use(known);
}

/** What the code panel asks for: Storybook's context of a story. */
interface SourceContext {
  originalStoryFn: (args: never, context: never) => unknown;
  args: Record<string, unknown>;
  parameters: { docs?: { source?: { functions?: Record<string, string> } } };
}

/** `parameters.docs.source.transform` */
export function sourceOf(snippet: string, context: unknown): string {
  const { originalStoryFn, args, parameters } = context as SourceContext;
  try {
    return shownCode({ render: () => originalStoryFn(args as never, context as never), args, functions: parameters.docs?.source?.functions });
  } catch (error) {
    if (error instanceof NoCode) return snippet;
    throw error;
  }
}
