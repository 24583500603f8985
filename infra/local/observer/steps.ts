import { type CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import * as z from 'zod';
import { stepLineSchema } from '../../../provisioner/contract/step.ts';
import type { FactOf } from '../slack/trace/fact.ts';

/** What the logger of the functions adds to a line. */
const lineSchema = z.object({
  ...stepLineSchema.shape,
  operationId: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
});

export interface SeenStep {
  operationId: string;
  step: FactOf<'step'>;
}

/** Reads one line of a function's log; undefined when it is of no step. */
export function readStep(line: string): SeenStep | undefined {
  if (!line.startsWith('{')) return undefined;
  const { success, data } = lineSchema.safeParse(JSON.parse(line));
  if (!success) return undefined;
  const { operationId, step, subject, milliseconds: ms, ok } = data;
  // The line is written at the end of the step.
  const at = Date.parse(data.timestamp) - ms;
  return { operationId, step: { kind: 'step', at, ms, step, ok, ...(subject && { subject }) } };
}

/**
 * The lines of an operation in the functions' logs that have not been read before.
 * @param since epoch milliseconds
 */
export function createStepReader(logs: CloudWatchLogsClient, logGroups: readonly string[]) {
  const known = new Set<string>();
  return async (operationId: string, since: number): Promise<SeenStep[]> => {
    const steps: SeenStep[] = [];
    for (const logGroupName of logGroups) {
      const query = { logGroupName, filterPattern: `"${operationId}"`, startTime: Math.floor(since) };
      for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, query)) {
        for (const { message = '', logStreamName } of events) {
          const key = `${logStreamName} ${message}`;
          const step = known.has(key) ? undefined : readStep(message.trim());
          known.add(key);
          if (step !== undefined) steps.push(step);
        }
      }
    }
    return steps;
  };
}
