import { defineConfig } from 'vitest/config';
import { Sequencer } from './test/support/sequencer.ts';

/**
 * How many files run at a time. The same in each project, so that vitest runs them from one queue: more than there are cores
 * would help, because most wait, but a person of the acceptance tests may have three playgrounds, and each file makes one.
 */
const maxWorkers = 3;

/** Tests that need the emulator, Docker or the engine say so in their file's name; `test/run.ts` makes those available. */
export default defineConfig({
  test: {
    sequence: { sequencer: Sequencer },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.emulator.test.ts', 'test/acceptance/**'],
          // A limit for what hangs, not for what is slow on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
          // Loading the same modules for each of 200 files would be half of the work. What a test stubs, it puts back.
          isolate: false,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['test/**/*.emulator.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          globalSetup: ['test/acceptance/cloud/start.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers,
        },
      },
    ],
  },
});
