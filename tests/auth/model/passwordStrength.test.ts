import { expect, it } from 'vitest';
import { passwordStrength } from '../../../src/auth/model/passwordStrength.js';

it.each([
  // Nine points are fair, fourteen are strong: a new letter is one.
  ['adgjmpsv', 'weak'],
  ['adgjmpsvy', 'fair'],
  ['acegikmoqsuwy', 'fair'],
  ['acegikmoqsuwyb', 'strong'],
  // Letters that were there before, neighbours and repetition are less, forwards and backwards.
  ['adadadadadada', 'weak'],
  ['adadadadadadad', 'fair'],
  ['abcdefghijklmnopqrstuvwxyz', 'weak'],
  ['zyxwvutsrqponmlkjihgfedcba', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  // Each further kind of sign is one and a half.
  ['adgjmpsA', 'fair'],
  ['adgjmps7', 'fair'],
  ['adgjmps!', 'fair'],
  ['adgjmpsא', 'fair'],
  ['adgjmA1!', 'fair'],
  ['adgjmpA1!', 'fair'],
  ['adgjmpsA17!', 'strong'],
])('%s is %s', (password, strength) => {
  expect(passwordStrength(password, 8)).toBe(strength);
});

it('counts signs, and the least number is enough', () => {
  expect(passwordStrength('adgjmps', 8)).toBe('short');
  expect(passwordStrength('🔑'.repeat(7), 8)).toBe('short');
  expect(passwordStrength('🔑'.repeat(8), 8)).toBe('weak');
});
