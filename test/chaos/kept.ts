import { appendFile, readFile } from 'node:fs/promises';
import * as z from 'zod';

const line = z.object({
  seed: z.int(),
  scenario: z.string(),
  label: z.string(),
  /** None where what it waits for did not come. */
  faults: z.int(),
  broken: z.array(z.object({ invariant: z.string(), detail: z.string() })),
  seconds: z.number(),
});
export type TrialOutcome = Omit<z.infer<typeof line>, 'seed' | 'scenario'>;

/** What has come of the trials of a long run, in a file with a line for each, so that it can be done in parts. */
export interface Kept {
  /** Of one scenario. */
  of(scenario: string): {
    known(label: string): TrialOutcome | undefined;
    add(outcome: TrialOutcome): Promise<void>;
  };
}

/**
 * @param file made when the first outcome comes
 * @throws when it holds anything else, or a run with another seed, which is another run
 */
export async function readKept(file: string, seed: number): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((one) => line.parse(JSON.parse(one)));
  const other = lines.find((one) => one.seed !== seed);
  if (other) throw new Error(`${file} keeps a run with the seed ${other.seed}: go on with that, or name another file.`);
  const keyOf = (scenario: string, label: string): string => `${scenario}: ${label}`;
  const known = new Map(lines.map((one) => [keyOf(one.scenario, one.label), one]));
  return {
    of: (scenario) => ({
      known: (label) => known.get(keyOf(scenario, label)),
      add: (outcome) => appendFile(file, `${JSON.stringify({ seed, scenario, ...outcome })}\n`),
    }),
  };
}
