import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests:
 * - `unit`: pure code, many files in one worker (no module-level state in our packages, so no isolation is needed);
 * - `database`: `*.db.test.ts`, each file on its own clone of a migrated template database;
 * - `e2e`: a browser against the whole product.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'bench/**/*.test.ts',
            'e2e/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', '**/dist/**'],
          pool: 'threads',
          isolate: false,
          // No limit of speed: on a machine that is busy with something else a property takes its time.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['packages/*/src/**/*.db.test.ts', 'bench/**/*.db.test.ts', 'e2e/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/database/src/testing/globalSetup.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/house/globalSetup.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
