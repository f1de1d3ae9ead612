import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Threads crash in the native bridge of the Temporal worker.
    pool: 'forks',
    // Two cores, and a Temporal server beside the tests.
    maxWorkers: 2,
    // A story of several virtual years takes seconds when alone, three times that beside another one.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    globalSetup: ['tests/support/temporalSetup.ts'],
  },
});
