import fc from 'fast-check';
import * as parseJson from '../../../../src/auth/server/parseJson.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const depthOf = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0);
const nested = fc.tuple(fc.integer({ min: 25, max: 40 }), fc.boolean(), anyText).map(([depth, list, text]) => {
  let value: unknown = text;
  for (let i = 0; i < depth; i++) value = list ? [value] : { a: value };
  return value;
});
const value = fc.oneof(fc.jsonValue({ maxDepth: 6 }), nested, fc.array(fc.constantFrom('[', ']', '{', '}', '"', '\\', '[['.repeat(20)), { maxLength: 20 }).map((signs) => ({ text: signs.join('') })), fc.nat(60).map((count) => Array.from({ length: count }, () => ({ list: [] }))));

property('JSON is read as JSON.parse does, but for null and deep nesting', {
  of: parseJson,
  at: 'auth/server/parseJson.ts',
  inputs: 4_000,
  check: ({ parseJson: read }) =>
    fc.property(value, (given) => {
      const text = JSON.stringify(given);
      const found = read(new TextEncoder().encode(text));
      return given === null || depthOf(given) > 32 ? found === undefined : JSON.stringify(found) === text;
    }),
  twins: {
    'counts brackets in texts': ["else if (character === '\"') inString = true;", ''],
    'takes an escaped quote for the end of a text': ["if (character === '\\\\') i++;\n      else if", 'if'],
    'goes one level deeper': ['++depth > maxDepth', '++depth > maxDepth + 1'],
    'never comes up again': ["else if (character === '}' || character === ']') depth--;", ''],
    'hands null on': [' ?? undefined', ''],
  },
});

property('Any bytes are JSON or nothing', {
  of: parseJson,
  at: 'auth/server/parseJson.ts',
  inputs: 2_000,
  check: ({ parseJson: read }) =>
    fc.property(fc.oneof(fc.uint8Array(), anyText.map((text) => new TextEncoder().encode(text)), fc.constantFrom('['.repeat(200_000), '{"a":'.repeat(50_000), '"'.repeat(9)).map((text) => new TextEncoder().encode(text))), (bytes) => {
      const found = read(bytes);
      return found === undefined || depthOf(found) <= 32;
    }),
  twins: {
    'throws at what is none': ['} catch {\n    return undefined;', '} catch (error) {\n    throw error;'],
  },
});
