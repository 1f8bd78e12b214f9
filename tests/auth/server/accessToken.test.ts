import { expect, it } from 'vitest';
import { accessTokenOf } from '../../../src/auth/server/accessToken.js';
import { externalJwtSettings } from '../../../src/auth/server/externalJwtSettings.js';

const settings = externalJwtSettings({ baseUrl: 'https://api.example', now: () => 1_800_000_000_000 });
/** Unsigned: nothing here verifies. */
const jwt = (claims: object) => [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln';

it.each([
  ['an end that no date can show', { exp: 1e300 }, false],
  ['a lifetime that no date can show', { iat: -8_640_000_000_001, exp: 0 }, true],
])('%s is the last one that a date can', (_, claims, renewed) => {
  const { expiresAt } = accessTokenOf(jwt(claims), {}, settings, renewed);
  expect(new Date(expiresAt * 1000).toISOString()).toBe('+275760-09-13T00:00:00.000Z');
});
