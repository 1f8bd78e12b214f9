import { expect, it } from 'vitest';
import { providerLogo } from '../../../src/auth/model/providerLogo.js';
import { providerLogos } from '../../../src/auth/model/providerLogos.js';

it('is that of the collection by NextAuth’s id', () => {
  expect(Object.keys(providerLogos).map((id) => providerLogo(id))).toEqual(Object.values(providerLogos));
  expect(providerLogo('github')).toMatch(/^M12 /);
});

it('is drawn by the page itself: a path, never an address', () => {
  expect(Object.values(providerLogos).filter((path) => !/^[Mm][MLHVCSQTAZ\d\s.,e-]+$/i.test(path))).toEqual([]);
});

it('knows X by both names, and Microsoft by all of its', () => {
  expect(providerLogo('x')).toBe(providerLogos.twitter);
  const squares = providerLogo('azure-ad')!;
  // Four of them.
  expect(squares.match(/M/g)).toHaveLength(4);
  expect(['azure-ad-b2c', 'microsoft', 'microsoft-entra-id'].map((id) => providerLogo(id))).toEqual([squares, squares, squares]);
});

it('is none for a provider that nobody knows', () => {
  for (const id of ['', 'our-own', 'constructor', '__proto__']) expect(providerLogo(id)).toBeUndefined();
});
