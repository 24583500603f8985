import { appendFile, readFile } from 'node:fs/promises';
import * as z from 'zod';

const line = z.object({
  scenario: z.string(),
  label: z.string(),
  faults: z.int(),
  broken: z.array(z.object({ invariant: z.string(), detail: z.string() })),
  seconds: z.number(),
});
type Line = z.infer<typeof line>;

/** What has come of the trials of a long run, in a file with a line for each, so that it can be done in parts. */
export interface Kept {
  /** Of one scenario. */
  of(scenario: string): {
    known(label: string): Omit<Line, 'scenario'> | undefined;
    add(outcome: Omit<Line, 'scenario'>): Promise<void>;
  };
}

/**
 * @param file made when the first outcome comes
 * @throws when it holds anything else
 */
export async function readKept(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((one) => line.parse(JSON.parse(one)));
  const keyOf = (scenario: string, label: string): string => `${scenario}: ${label}`;
  const known = new Map(lines.map((one) => [keyOf(one.scenario, one.label), one]));
  return {
    of: (scenario) => ({
      known: (label) => known.get(keyOf(scenario, label)),
      add: (outcome) => appendFile(file, `${JSON.stringify({ scenario, ...outcome })}\n`),
    }),
  };
}
