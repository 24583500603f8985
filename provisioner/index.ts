import { Logger } from '@aws-lambda-powertools/logger';
import { ECSClient } from '@aws-sdk/client-ecs';
import type { Context } from 'aws-lambda';
import { type ProvisionerConfig, readConfig } from './config.ts';
import { createLog } from './contract/log.ts';
import { createMeasure } from './contract/metrics.ts';
import { timed } from './contract/step.ts';
import { createMeasureRun } from './metrics.ts';
import { parseEvent } from './parse-event.ts';
import { runOperation } from './run/run.ts';
import type { RunDeps } from './run/run-context.ts';
import { createStepTimes } from './run/step-times.ts';
import { createStartTask, readOperationTask } from './start-task.ts';
import { wire } from './wire.ts';

const logger = new Logger();
const log = createLog(logger);
const task = readOperationTask(process.env);
const act = task ? starter(createStartTask(new ECSClient(), task)) : runner(readConfig(process.env));

/** What the function does with an operation: it runs it, or it starts the task that does. */
type Act = (operationId: string, remainingMs: () => number) => Promise<{ end: string }>;

function starter(start: ReturnType<typeof createStartTask>): Act {
  return async (operationId) => {
    const end = await start(operationId);
    if (end === 'no-place') log.warn('Fargate has no place for its task; it stays queued, and the sweeper asks again.');
    else log.info('The operation runs in a task of its own.', { task: end });
    return { end };
  };
}

function runner(config: ProvisionerConfig): Act {
  const measureRun = createMeasureRun(createMeasure());
  const steps = createStepTimes(log);
  let deps: RunDeps | undefined;
  return async (operationId, remainingMs) => {
    // Once per cold start; what failed is tried again by the next invocation.
    deps ??= await wire(config, steps.log);
    const runDeps = deps;
    const { end, operation } = await timed(log, 'run', () => runOperation(operationId, runDeps, { remainingMs }));
    const seconds = steps.take();
    if (operation) measureRun(operation, end, seconds);
    return { end };
  };
}

/** Acts on the operation that the event names. Invoked asynchronously; what it throws reaches the alerts topic. */
export async function handler(event: unknown, context: Context): Promise<{ end: string }> {
  logger.addContext(context);
  const operationId = parseEvent(event);
  logger.appendKeys({ operationId });
  try {
    return await act(operationId, () => context.getRemainingTimeInMillis());
  } catch (error) {
    logger.error('The run broke.', { error });
    throw error;
  } finally {
    logger.removeKeys(['operationId']);
  }
}
