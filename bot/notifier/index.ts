import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bundledFile } from '../../provisioner/contract/bundled-file.ts';
import { createLog } from '../../provisioner/contract/log.ts';
import { createMeasure } from '../../provisioner/contract/metrics.ts';
import { readParameters } from '../../provisioner/contract/read-parameter.ts';
import { createPassword } from '../../provisioner/contract/read-password.ts';
import { createMessageRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import { BEHIND_THE_SCENES } from '../../provisioner/contract/request-limits.ts';
import { costByTemplate } from '../cost.ts';
import { createParameter } from '../parameter.ts';
import { countingErrors } from '../slack/counted.ts';
import { createLookups } from '../slack/lookups.ts';
import { createSlack } from '../slack/web-api.ts';
import { createAlertBoard } from './alert-board-dynamodb.ts';
import { parseConfig } from './config.ts';
import { notify } from './notify.ts';
import { createUpdateCount } from './update-count.ts';
import { createUpdate } from './updates.ts';

const config = parseConfig({ ...process.env, TEMPLATES: bundledFile('templates.json') });
const log = createLog(new Logger());
const limited = { requestHandler: BEHIND_THE_SCENES };
const parameters = readParameters(new SSMClient(limited));
const client = DynamoDBDocumentClient.from(new DynamoDBClient(limited));
const clock = Date.now;
const botToken = createParameter(parameters, config.botTokenParameter);
const measure = createMeasure();
const slack = countingErrors(createSlack(config.slackApiUrl, botToken, sleep), measure);
const count = createUpdateCount(client, config.registryTable);
/** Nobody waits for it here, but the events behind it. */
const LOOKUP_MS = 3000;
const deps = {
  ...config,
  registry: createMessageRegistry(client, config.registryTable),
  board: createAlertBoard(client, config.registryTable),
  slack,
  lookups: createLookups(config.slackApiUrl, botToken, clock, LOOKUP_MS),
  password: createPassword(parameters, config.credentialsPrefix),
  costOf: costByTemplate(config.templates, config.prices),
  clock,
  sleep: (ms: number) => sleep(ms),
  log,
};
/** What is left for the calls after the last wait. */
const RESERVE_MS = 10_000;

/**
 * Called by SNS for each event, crash and alarm. Throws when anything was not told, so that Lambda tries again, and then keeps
 * it among the dead letters.
 */
export async function handler(event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const deadline = clock() + context.getRemainingTimeInMillis() - RESERVE_MS;
  const update = createUpdate({ ...deps, count, random: Math.random, deadline });
  await notify(event, { ...deps, update });
}
