import { defineConfig } from 'vitest/config';

/** Tests that need the emulator, Docker or the engine say so in their file's name; `test/run.ts` makes those available. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.emulator.test.ts', 'test/acceptance/**'],
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['test/**/*.emulator.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file starts an emulator of its own; two cores carry one at a time well.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          globalSetup: ['test/acceptance/local-cloud.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
