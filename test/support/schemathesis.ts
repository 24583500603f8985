import { join } from 'node:path';
import { cacheFolder } from '../../infra/local/setup/cache.ts';
import { getPython } from '../../infra/local/setup/emulator-python.ts';
import type { Log } from '../../infra/local/setup/progress.ts';

const PYTHON = 'PLAYGROUND_SCHEMATHESIS_PYTHON';
const NONE = 'PLAYGROUND_WITHOUT_SCHEMATHESIS';

const PACKAGES = {
  name: 'Schemathesis',
  folder: 'schemathesis',
  requirements: join(import.meta.dirname, 'schemathesis.txt'),
};

/**
 * Gets the fuzzer of HTTP APIs: 94 MB in the cache, a minute once. Only the test run needs it.
 * @returns variables for the test run: the Python that has it, or why there is none
 */
export async function getSchemathesis(log: Log): Promise<Record<string, string>> {
  try {
    return { [PYTHON]: await getPython(PACKAGES, { cache: cacheFolder(process.env), log }) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log(`Schemathesis: ${message}`);
    return { [NONE]: message.trim().split('\n').at(-1) ?? '' };
  }
}

/** The Python that has it; undefined when there is none. */
export function schemathesisPython(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env[PYTHON];
}

/** Why there is no fuzzing, for the names of skipped tests; empty when there is. */
export function withoutSchemathesis(env: Readonly<Record<string, string | undefined>>): string {
  return env[PYTHON] === undefined ? (env[NONE] ?? 'only `npm test` gets Schemathesis') : '';
}
