import { defineConfig } from 'vitest/config';
import { Sequencer } from './test/support/sequencer.ts';

/**
 * How many files run at a time; the same in each project, so that vitest runs them from one queue. More than two cores carry
 * at work, because most of them wait: for engines, for containers, for the cloud to be theirs.
 */
const maxWorkers = 4;

// Loading the same modules for each of hundreds of files would be half of the work. What a test stubs, it puts back.
const isolate = false;

/**
 * Tests that need the emulator, Docker or the engine say so in their file's name; `test/run.ts` makes those available.
 * The time limits are for what hangs, not for what is slow on a busy machine.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: Sequencer },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.emulator.test.ts', 'test/acceptance/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers,
          isolate,
        },
      },
      {
        test: {
          // One project, because a worker goes on to the next file, with all that it has loaded, only within its project.
          name: 'emulator',
          include: ['test/**/*.emulator.test.ts', 'test/acceptance/**/*.test.ts'],
          globalSetup: ['test/support/shared-emulator.ts', 'test/acceptance/cloud/start.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers,
          isolate,
        },
      },
    ],
  },
});
