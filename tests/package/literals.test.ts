import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';

/** Attributes that people read or hear. */
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder', 'label', 'hint', 'description', 'closeLabel', 'slowText', 'status', 'text', 'link']);

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** What begins like a word of a person's and is one of a program's: keys of a keyboard, codes of NextAuth's. */
const programs = new Set(['Enter', 'Escape', 'CapsLock', 'Default', 'SessionRequired']);

/** A text that can only be meant for people: it begins with a capital, has two words, or letters of another script. */
const readsLikeWords = (text: string) => /^\p{Lu}\p{Ll}/u.test(text) || /\p{L}{2,}[,.!?…]? \p{L}/u.test(text) || /[^\p{ASCII}]/u.test(text.replaceAll('…', ''));

/**
 * Words anywhere else in a component or its hooks, such as the default of a prop: no import, no class, no drawing, and nothing that a
 * developer is told. A single word in small letters outside of JSX (`'or'`) reads like a program's, and is not found.
 */
function wordsOf(file: string, code: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (/^(Import|ExportAll|TS)/.test(node.type) || 'directive' in node) return;
    // Told in the console, or thrown.
    if (node.type === 'NewExpression' || (node.type === 'CallExpression' && /^(console\.|warnOnce\()/.test(code.slice(node.start)))) return;
    if (node.type === 'JSXAttribute' && ['look', 'className', 'd', 'viewBox'].includes((node.name as { name: string }).name)) return;
    const text = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? (node.value as { cooked: string }).cooked : undefined;
    if (typeof text === 'string' && readsLikeWords(text) && !/nau:/.test(text) && !programs.has(text)) found.push(`${file}:${code.slice(0, node.start).split('\n').length}: ${text.trim()}`);
    Object.values(node).forEach(walk);
  };
  walk(parseSync(file, code).program);
  return found;
}

/** Words in a component's own markup: text between tags, in attributes that are read out, or in expressions between tags. */
function literalsOf(file: string, code: string): string[] {
  const found: string[] = [];
  const say = (node: Node, text: string) => {
    if (/\p{L}{2,}/u.test(text)) found.push(`${file}:${code.slice(0, node.start).split('\n').length}: ${text.trim()}`);
  };
  const textsIn = (value: unknown): void => {
    const node = value as Node | null;
    if (!node) return;
    if (node.type === 'Literal' && typeof node.value === 'string') say(node, node.value);
    if (node.type === 'TemplateLiteral') for (const quasi of node.quasis as (Node & { value: { cooked: string } })[]) say(quasi, quasi.value.cooked);
    if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(textsIn);
    if (node.type === 'LogicalExpression') [node.left, node.right].forEach(textsIn);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'JSXText') say(node, node.value as string);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children as Node[]) if (child.type === 'JSXExpressionContainer') textsIn(child.expression);
    }
    if (node.type === 'JSXAttribute' && spoken.has((node.name as { name: string }).name)) {
      const given = node.value as Node | null;
      textsIn(given?.type === 'JSXExpressionContainer' ? given.expression : given);
    }
    Object.values(node).forEach(walk);
  };
  walk(parseSync(file, code).program);
  return found;
}

it('no component has words of its own: all come from the catalogues', () => {
  const files = globSync('src/components/**/*.tsx');
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((file) => literalsOf(file, readFileSync(file, 'utf8')))).toEqual([]);
});

it('nor do its props’ defaults, its constants and its hooks', () => {
  const files = globSync('src/components/**/*.{ts,tsx}');
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => wordsOf(file, readFileSync(file, 'utf8')))).toEqual([]);
});

it.each([
  ['as the default of a prop', "export const Planted = ({ title = 'Sign in' }) => <p>{title}</p>;"],
  ['in a constant', "const label = 'Continue'; export const Planted = () => <p>{label}</p>;"],
  ['that a hook gives', "export const usePlanted = () => ({ status: 'please wait' });"],
  ['in another script', "export const usePlanted = () => ({ status: '로그인' });"],
])('words %s are found', (_, code) => {
  expect(wordsOf('planted.tsx', code)).toHaveLength(1);
});

it.each([
  ['between tags', '<p>Sign in</p>'],
  ['in an attribute that is read out', '<button aria-label="Close" />'],
  ['in an expression', '<p>{busy ? "Wait" : words.signIn}</p>'],
  ['in a template', '<p>{`Hello ${name}`}</p>'],
  ['in a part', '<Field label="E-mail" />'],
])('words %s are found', (_, markup) => {
  expect(literalsOf('planted.tsx', `export const Planted = () => ${markup};`)).toHaveLength(1);
});
