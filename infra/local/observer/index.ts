import { setTimeout } from 'node:timers/promises';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { operationChangedSchema } from '../../../provisioner/contract/event.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import type { InfraOutputs } from '../../outputs.ts';
import { clientOptions } from '../emulator/environment.ts';
import type { Recorder } from '../slack/trace/recorder.ts';
import { createStepReader } from './steps.ts';
import { subscribe } from './subscriber.ts';

/** How often the logs are looked at while an operation is under way. */
const LOOK_MS = 1000;
/** Longer than any run; what has not ended by then is not followed any further. */
const GIVE_UP_MS = 30 * 60_000;

export interface ObserverOptions {
  endpoint: string;
  outputs: Pick<InfraOutputs, 'eventsTopicArn' | 'registryTable' | 'botFunctionName' | 'provisionerFunctionName'>;
  record: Pick<Recorder, 'event' | 'step' | 'incomplete'>;
  log: (line: string) => void;
}

/**
 * Watches what the deployed functions do, from outside and as anybody with access to the account could: a subscription of
 * the events topic, the registry's rows, and the functions' logs.
 */
export async function startObserver(options: ObserverOptions): Promise<{ stop(): Promise<void> }> {
  const { outputs, record, log } = options;
  const client = clientOptions(options.endpoint);
  const registry = createRegistry(DynamoDBDocumentClient.from(new DynamoDBClient(client)), outputs.registryTable);
  const subscription = await subscribe({
    sns: new SNSClient(client),
    topicArn: outputs.eventsTopicArn,
    log,
    take: async (message) => {
      const at = Date.now();
      const { data } = operationChangedSchema.safeParse(JSON.parse(message));
      // Notices and changes of a playground's own row go over the same topic, and belong to no operation.
      if (!data) return;
      const { operationId, sequence } = data;
      const operation = await registry.getOperation(operationId);
      if (operation !== undefined) record.event(operation, sequence, at);
    },
  });

  const lambda = new LambdaClient(client);
  const functions = [outputs.botFunctionName, outputs.provisionerFunctionName];
  const logGroups = await Promise.all(functions.map((name) => logGroupOf(lambda, name)));
  const newSteps = createStepReader(new CloudWatchLogsClient(client), logGroups);
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    for (const { operationId, began } of record.incomplete()) {
      if (Date.now() - began > GIVE_UP_MS) continue;
      for (const seen of await newSteps(operationId, began)) record.step(seen.operationId, seen.step);
    }
  };
  const told = new Set<string>();
  const tellOnce = (line: string): void => {
    if (!told.has(line)) log(line);
    told.add(line);
  };
  const looking = (async () => {
    while (!ending.signal.aborted) {
      await look().catch((error: unknown) => tellOnce(`Reading the functions' logs for the page: ${String(error)}`));
      // Its only rejection is that of the end.
      await setTimeout(LOOK_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await looking;
      await subscription.stop();
    },
  };
}

async function logGroupOf(lambda: LambdaClient, name: string): Promise<string> {
  const { LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  return LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`;
}
