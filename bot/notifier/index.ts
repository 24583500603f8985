import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import { createLog } from '../log.ts';
import { createParameter } from '../parameter.ts';
import { createSlack } from '../slack/web-api.ts';
import { parseConfig } from './config.ts';
import { notify } from './notify.ts';
import { createPassword } from './password.ts';

const config = parseConfig(process.env);
const log = createLog(new Logger());
const parameters = new SSMProvider({ awsSdkV3Client: new SSMClient({}) });
const deps = {
  ...config,
  registry: createRegistry(DynamoDBDocumentClient.from(new DynamoDBClient({})), config.registryTable),
  slack: createSlack(config.slackApiUrl, createParameter(parameters, config.botTokenParameter), sleep),
  password: createPassword(parameters, config.credentialsPrefix),
  clock: Date.now,
  sleep: (ms: number) => sleep(ms),
  log,
};

export async function handler(event: unknown): Promise<void> {
  await notify(event, deps);
}
