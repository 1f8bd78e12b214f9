import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { conformance } from '../../stories/Guides/conformance.js';
import { table } from '../checklist/table.js';
import { faults } from '../faults/list.js';

const texts = conformance.map(({ 3: how }) => how);

/** Levels A and AA of WCAG 2.2; 4.1.1 is gone. */
const criteria = [
  '1.1.1', '1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.3.1', '1.3.2', '1.3.3', '1.3.4', '1.3.5',
  '1.4.1', '1.4.2', '1.4.3', '1.4.4', '1.4.5', '1.4.10', '1.4.11', '1.4.12', '1.4.13', '2.1.1', '2.1.2',
  '2.1.4', '2.2.1', '2.2.2', '2.3.1', '2.4.1', '2.4.2', '2.4.3', '2.4.4', '2.4.5', '2.4.6', '2.4.7',
  '2.4.11', '2.5.1', '2.5.2', '2.5.3', '2.5.4', '2.5.7', '2.5.8', '3.1.1', '3.1.2', '3.2.1', '3.2.2',
  '3.2.3', '3.2.4', '3.2.6', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.7', '3.3.8', '4.1.2', '4.1.3',
];

it('names each criterion once', () => {
  const named = conformance.flatMap(([criterion]) => {
    const [from, to] = criterion.split(' to ');
    return to ? criteria.slice(criteria.indexOf(from!), criteria.indexOf(to) + 1) : [from];
  });
  expect(named).toEqual(criteria);
  expect(criteria).toHaveLength(55);
});

it('rests on rows, faults and files that there are', () => {
  const numbersAfter = (word: RegExp) => texts.flatMap((text) => [...text.matchAll(word)].flatMap(({ 1: list }) => list!.match(/\d+/g)!.map(Number)));
  const named = numbersAfter(/[Rr]ows? ((?:\d+(?:, )?)+)/g);
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((row) => !(row in table))).toEqual([]);
  expect(numbersAfter(/[Ff]aults? ((?:\d+(?:, )?)+)/g).filter((number) => !(number in faults))).toEqual([]);
  expect(texts.flatMap((text) => [...text.matchAll(/`(tests\/[^`]+)`/g)]).filter(({ 1: path }) => !existsSync(path!))).toEqual([]);
});
