import { setTimeout as sleep } from 'node:timers/promises';
import type { Reporter, Vitest } from 'vitest/node';
import type { Log } from '../../infra/local/setup/progress.ts';
import type { TestMachine } from './machine.ts';

/** With what the process ends then: 128 and the signal's number, as shells count. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Vitest ends first what it has set up, and then waits for its workers: for ever for one that was killed as it stopped. */
const CLOSE_MS = 15_000;

/** Ends the run in order when it is interrupted; a second signal ends it at once. */
export function interruption(
  machine: Pick<TestMachine, 'endTests' | 'stop'>,
  log: Log,
): { reporter: Reporter /** Does not return where the run is being ended. */; passed(): Promise<void> } {
  let vitest: Vitest | undefined;
  let ending: Promise<never> | undefined;

  async function end(signal: keyof typeof EXIT_CODES): Promise<never> {
    log(`\n${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping what was started …`);
    // For each file that ends vitest would begin another, and its `close` waits for the last. Nothing waits for this: it may
    // not end where workers are killed.
    vitest?.cancelCurrentRun('keyboard-input').catch((error: unknown) => log(String(error)));
    await machine.endTests();
    // What this very process has started, or goes on to start.
    await Promise.race([vitest?.close(), sleep(CLOSE_MS)]);
    await machine.endTests();
    await machine.stop();
    log('Stopped.');
    process.exit(EXIT_CODES[signal]);
  }

  return {
    reporter: {
      onInit: (started) => {
        vitest = started;
      },
      onTestRunStart: () => {
        for (const signal of Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[]) {
          // Vitest's own reporter would end the process a millisecond later.
          process.removeAllListeners(signal);
          // Not `once`: whoever else listens ends the process where nobody seems to.
          process.on(signal, () => {
            if (ending !== undefined) process.exit(EXIT_CODES[signal]);
            ending = end(signal);
          });
        }
      },
    },
    passed: async () => {
      await ending;
    },
  };
}
