import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ProvisionerEvent } from '../contract/operation.ts';
import { createPublish } from '../contract/publish.ts';
import { createRegistry } from '../contract/registry-dynamodb/index.ts';
import { readConfig } from './config.ts';
import { type Swept, sweep } from './sweep.ts';

const config = readConfig(process.env);
const logger = new Logger();
const registry = createRegistry(DynamoDBDocumentClient.from(new DynamoDBClient()), config.registryTable);
const lambda = new LambdaClient();
const publish = createPublish(new SNSClient(), config.eventsTopicArn);

async function invoke(operationId: string): Promise<void> {
  const payload: ProvisionerEvent = { operationId };
  await lambda.send(
    new InvokeCommand({
      FunctionName: config.provisionerFunction,
      InvocationType: 'Event',
      Payload: JSON.stringify(payload),
    }),
  );
}

const log = {
  info: (message: string, details: Record<string, unknown>) => logger.info(message, details),
  error: (message: string, details: Record<string, unknown>) => logger.error(message, details),
};

/** Called by the clock, every minute. Throws when anything was not swept, so that an alarm can hear of it. */
export async function handler(): Promise<Omit<Swept, 'faults'>> {
  const { faults, ...swept } = await sweep({ registry, invoke, publish, log }, Math.floor(Date.now() / 1000));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} items were not swept; see the log above`);
  return swept;
}
