import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { providerLogosFile, providerLogosModule } from '../../tools/writeProviderLogos.js';

it('the logos are those of simple-icons (else: npm run logos)', () => {
  expect(readFileSync(providerLogosFile, 'utf8')).toBe(providerLogosModule());
});
