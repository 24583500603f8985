import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { readConfig } from './config.ts';
import { timed } from './contract/step.ts';
import { createMeasureRun } from './metrics.ts';
import { parseEvent } from './parse-event.ts';
import { runOperation } from './run.ts';
import type { RunDeps } from './run-context.ts';
import { logOf, wire } from './wire.ts';

const config = readConfig(process.env);
const logger = new Logger();
const log = logOf(logger);
const measureRun = createMeasureRun();

let deps: RunDeps | undefined;
/** Once per cold start; one that failed is tried again by the next invocation. */
async function dependencies(): Promise<RunDeps> {
  deps ??= await wire(config, log);
  return deps;
}

/** Runs the operation that the event names. Invoked asynchronously; what it throws reaches the alerts topic. */
export async function handler(event: unknown, context: Context): Promise<{ end: string }> {
  logger.addContext(context);
  const operationId = parseEvent(event);
  logger.appendKeys({ operationId });
  try {
    const runDeps = await dependencies();
    const remainingMs = (): number => context.getRemainingTimeInMillis();
    const { end, operation } = await timed(log, 'run', () => runOperation(operationId, runDeps, { remainingMs }));
    if (operation) measureRun(operation, end, runDeps.now());
    return { end };
  } catch (error) {
    logger.error('The run broke.', { error });
    throw error;
  } finally {
    logger.removeKeys(['operationId']);
  }
}
