import { Logger } from '@aws-lambda-powertools/logger';
import { endOf, parseArguments, readDeadline } from './command-line.ts';
import { readConfig } from './config.ts';
import { createLog } from './contract/log.ts';
import { createMeasure } from './contract/metrics.ts';
import { timed } from './contract/step.ts';
import { createMeasureRun } from './metrics.ts';
import { runOperation } from './run/run.ts';
import { createStepTimes } from './run/step-times.ts';
import { wire } from './wire.ts';

/** `run <operation id>`: the work of the provisioner function in a process of its own, on Fargate or on a laptop. */
async function main(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const stopped = new AbortController();
  // For good, not once: a package in Pulumi listens too, and ends the process when it finds itself the only listener.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.abort());
  let operationId: string;
  try {
    operationId = parseArguments(args);
  } catch (error) {
    console.error(messageOf(error));
    return 2;
  }
  const logger = new Logger({ persistentKeys: { operationId } });
  try {
    const endsAt = Date.now() + readDeadline(env) * 1000;
    const { log, take } = createStepTimes(createLog(logger));
    const deps = await wire(readConfig(env), log);
    const limits = { remainingMs: () => endsAt - Date.now(), stopped: stopped.signal };
    const { end, operation } = await timed(log, 'run', () => runOperation(operationId, deps, limits));
    const measureRun = createMeasureRun(createMeasure());
    if (operation) measureRun(operation, end, take());
    const { code, line } = endOf(operationId, end);
    console.error(line);
    return code;
  } catch (error) {
    logger.error('The run broke.', { error });
    console.error(`Operation ${operationId} broke off: ${messageOf(error)}`);
    return 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

void main(process.argv.slice(2), process.env).then((code) => {
  // The clients keep connections open, and those would keep the process.
  process.exit(code);
});
