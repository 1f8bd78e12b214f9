import { defineConfig } from 'vitest/config';

/** The tests that must notice a change of the mutated files. A law that needs thousands of inputs is too slow to be asked for each change. */
export default defineConfig({
  test: {
    environment: 'node',
    // Those of the mutated files by themselves. What real servers make of them is asked by hundreds of tests more, too slowly for each change.
    include: ['tests/auth/model/*.test.ts', 'tests/auth/client/apiClient.test.ts', 'tests/auth/server/renewal.test.ts', 'tests/auth/server/refresh.test.ts'],
    // A storm of its own takes longer than all others together, and asks what they ask.
    testNamePattern: /^(?!.*a hundred requests at once)/,
    testTimeout: 60_000,
  },
});
