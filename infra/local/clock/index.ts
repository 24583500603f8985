import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { InfraOutputs } from '../../outputs.ts';
import { clientOptions } from '../emulator/environment.ts';
import { createRegistryRows } from './registry-rows.ts';
import { sweepNow } from './sweep.ts';
import { type Wound, windForward } from './wind-forward.ts';

/** Makes time pass for the bot of a local cloud, in seconds. */
export function createClock(
  endpoint: string,
  outputs: Pick<InfraOutputs, 'registryTable' | 'sweeperFunctionName'>,
): (seconds: number) => Promise<Wound> {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientOptions(endpoint)));
  const lambda = new LambdaClient(clientOptions(endpoint));
  const deps = {
    ...createRegistryRows(documents, outputs.registryTable),
    sweep: () => sweepNow(lambda, outputs.sweeperFunctionName),
    now: () => Math.floor(Date.now() / 1000),
  };
  return (seconds) => windForward(deps, seconds);
}
