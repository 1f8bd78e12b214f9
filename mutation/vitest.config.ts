import { defineConfig } from 'vitest/config';

/** The tests that must notice a change of the mutated files. A law that needs thousands of inputs is too slow to be asked for each change. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/auth/**/*.test.ts'],
    // Needs a server of its own beside each worker, and says nothing about these files that refresh.test.ts does not.
    exclude: ['tests/auth/server/redisTokenStore.test.ts'],
    // A storm of its own takes longer than all others together, and asks what they ask.
    testNamePattern: /^(?!.*a hundred requests at once)/,
    testTimeout: 60_000,
  },
});
