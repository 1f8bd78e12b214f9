import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const map = readFileSync('docs/asvs.md', 'utf8');

interface Row {
  id: string;
  who: string;
  told: string;
}

const rowsOf = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split(' | '))
    .map(([id = '', , who = '', ...told]) => ({ id: id.replace('| ', ''), who, told: told.join(' | ').replace(/ \|$/, '') }));

/** The tests that a text names: `file` › “words of its title”, “of another of the same file”. */
const linksIn = (text: string) =>
  [...text.matchAll(/`([^`]+)` › (“[^”]+”(?:, “[^”]+”)*)/g)].flatMap(([, file, titles]) => [...titles!.matchAll(/“([^”]+)”/g)].map(([, title]) => ({ file: file!, title: title! })));

/** Words in the marks of a title that no file stands before. */
const loose = (text: string): string[] => [...text.replaceAll(/`[^`]+` › “[^”]+”(?:, “[^”]+”)*/g, '').matchAll(/“[^”]+”/g)].map(([words]) => words);

/** What is wrong with the links: a file that is not there, or words that are not in it. */
const dead = (text: string): string[] =>
  linksIn(text)
    .filter(({ file, title }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title))
    .map(({ file, title }) => `${file} › ${title}`);

/** How many requirements each section of the four chapters has, in ASVS 5.0.0. */
const sections: Readonly<Record<string, number>> = {
  '3.1': 1, '3.2': 3, '3.3': 5, '3.4': 8, '3.5': 8, '3.6': 1, '3.7': 5,
  '6.1': 3, '6.2': 12, '6.3': 8, '6.4': 6, '6.5': 8, '6.6': 4, '6.7': 2, '6.8': 4,
  '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 3, '7.6': 2,
  '9.1': 3, '9.2': 4,
};

const missingIn = (rows: readonly Row[]): string[] => {
  const ids = rows.map(({ id }) => id);
  return Object.entries(sections)
    .flatMap(([section, count]) => Array.from({ length: count }, (_, i) => `${section}.${i + 1}`))
    .filter((id) => ids.filter((one) => one === id).length !== 1);
};

/** A word of each requirement where drafts of the standard have another order. */
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  '3.7': ['technologies', 'allow-list', 'leaving', 'preload', 'features'],
  '6.3': ['guessing', 'default', 'factors', 'undocumented', 'attempts', 'e-mail', 'changed', 'account'],
};

const misnumberedIn = (text: string): string[] =>
  Object.entries(wordsOf)
    .flatMap(([section, words]) => words.map((word, i) => ({ id: `${section}.${i + 1}`, word })))
    .filter(({ id, word }) => !new RegExp(String.raw`^\| ${id} \| [^|]*${word}`, 'm').test(text))
    .map(({ id }) => id);

const rows = rowsOf(map);

it('has every requirement of chapters 3, 6, 7 and 9, once', () => {
  expect(missingIn(rows)).toEqual([]);
});

it('has the numbers of 5.0.0, not of a draft', () => {
  expect(misnumberedIn(map)).toEqual([]);
});

it('names tests that are there', () => {
  expect(linksIn(map).length).toBeGreaterThan(100);
  expect(dead(map)).toEqual([]);
  expect(rows.flatMap(({ told }) => loose(told))).toEqual([]);
});

it('shows what it calls the kit’s or the demo’s by a test, and gives a reason for everything else', () => {
  expect(rows.filter(({ who }) => !['kit', 'demo', 'app', 'backend', 'open'].includes(who)).map(({ id }) => id)).toEqual([]);
  expect(rows.filter(({ who, told }) => (who === 'kit' || who === 'demo') && linksIn(told).length === 0).map(({ id }) => id)).toEqual([]);
  expect(rows.filter(({ told }) => told.length < 5).map(({ id }) => id)).toEqual([]);
});

it('the threat model in SECURITY.md names tests that are there', () => {
  const files = [...readFileSync('SECURITY.md', 'utf8').matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

it('is found out with a dead link, a missing row, or a claim without a test', () => {
  expect(dead('`tests/docs/asvs.test.ts` › “is found out with a dead link”')).toEqual([]);
  expect(dead('`package.json` › “no such title”; `tests/no.test.ts` › “x”')).toHaveLength(2);
  expect(dead('`package.json` › “name”, “no such title”')).toEqual(['package.json › no such title']);
  expect(loose('`package.json` › “name”, “version” and “scripts”')).toEqual(['“scripts”']);
  expect(missingIn(rows.filter(({ id }) => id !== '7.2.4'))).toEqual(['7.2.4']);
  expect(misnumberedIn(map.replace('| 6.3.2 | No default accounts', '| 6.3.2 | Several factors'))).toEqual(['6.3.2']);
  expect(linksIn(rowsOf('| 3.2.2 | Text | kit | as everybody knows |')[0]!.told)).toEqual([]);
});
