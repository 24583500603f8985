import { Logger } from '@aws-lambda-powertools/logger';
import { endOf, parseArguments, readDeadline } from './command-line.ts';
import { readConfig } from './config.ts';
import { timed } from './contract/step.ts';
import { createMeasureRun } from './metrics.ts';
import { runOperation } from './run.ts';
import { logOf, wire } from './wire.ts';

/** `run <operation id>`: the work of the provisioner function in a process of its own, on Fargate or on a laptop. */
async function main(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const stopped = new AbortController();
  // For good, not once: a package in Pulumi listens too, and ends the process when it finds itself the only listener.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.abort());
  let operationId: string;
  let config: ReturnType<typeof readConfig>;
  let endsAt: number;
  try {
    operationId = parseArguments(args);
    config = readConfig(env);
    endsAt = Date.now() + readDeadline(env) * 1000;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
  const logger = new Logger({ persistentKeys: { operationId } });
  try {
    const log = logOf(logger);
    const deps = await wire(config, log);
    const limits = { remainingMs: () => endsAt - Date.now(), stopped: stopped.signal };
    const { end, operation } = await timed(log, 'run', () => runOperation(operationId, deps, limits));
    if (operation) createMeasureRun()(operation, end, deps.now());
    const { code, line } = endOf(operationId, end);
    console.error(line);
    return code;
  } catch (error) {
    logger.error('The run broke.', { error });
    console.error(`Operation ${operationId} broke off: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

void main(process.argv.slice(2), process.env).then((code) => {
  // The clients keep connections open, and those would keep the process.
  process.exit(code);
});
