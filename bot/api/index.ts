import { Logger } from '@aws-lambda-powertools/logger';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bundledFile } from '../../provisioner/contract/bundled-file.ts';
import { invokeInTurn } from '../../provisioner/contract/in-turn.ts';
import { createInvoke } from '../../provisioner/contract/invoke.ts';
import { createLog } from '../../provisioner/contract/log.ts';
import { createPublish } from '../../provisioner/contract/publish.ts';
import { readParameters } from '../../provisioner/contract/read-parameter.ts';
import { createPassword } from '../../provisioner/contract/read-password.ts';
import { createRequestRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import { requestLimits } from '../../provisioner/contract/request-limits.ts';
import { createLastLines } from '../logs/last-lines.ts';
import { createParameter } from '../parameter.ts';
import { createLookups } from '../slack/lookups.ts';
import { timedClaims, timedInvoke } from '../timed.ts';
import { createTokens } from '../tokens/store.ts';
import { iamAuthentication, tokenAuthentication } from './authenticate.ts';
import { parseConfig } from './config.ts';
import { createHandler } from './handler.ts';
import { createKeepRequest } from './kept-requests.ts';

const config = parseConfig({ ...process.env, TEMPLATES: bundledFile('templates.json') });
const log = createLog(new Logger());

const requestHandler = requestLimits(500, 3000);
/** Nobody's 3 seconds are running here: a slow Slack is waited for. */
const LOOKUP_MS = 2000;

const rows = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler }));
const registry = createRequestRegistry(rows, config.registryTable, { claimBudgetMs: 4000 });
// Once: a second Event invoke would be a second start, and the sweeper is there for the first that did not arrive.
const lambda = new LambdaClient({ requestHandler, maxAttempts: 1 });
const invoke = invokeInTurn(createInvoke(lambda, config.provisionerFunction), rows, config);
const parameters = readParameters(new SSMClient({ requestHandler }));
const botToken = createParameter(parameters, config.botTokenParameter);
const clock = Date.now;

const authentication = {
  iam: { authenticate: iamAuthentication(config.callers), challenge: 'AWS4-HMAC-SHA256' },
  token: { authenticate: tokenAuthentication(createTokens(rows, config.registryTable)), challenge: 'Bearer' },
}[config.authentication];

export const handler = createHandler({
  ...config,
  ...authentication,
  // Who asks by a program has the rights of the person it asks for, and never those of an admin.
  admins: [],
  registry: timedClaims(registry, log),
  keepRequest: createKeepRequest(rows, config.registryTable),
  invoke: timedInvoke(invoke, log),
  // Once: the notifier finds what it was not told of.
  publish: createPublish(new SNSClient({ requestHandler, maxAttempts: 1 }), config.eventsTopicArn),
  lookups: createLookups(config.slackApiUrl, botToken, clock, LOOKUP_MS),
  lastLines: createLastLines(new CloudWatchLogsClient({ requestHandler }), config.logGroup),
  readPassword: config.credentialsPrefix ? createPassword(parameters, config.credentialsPrefix) : undefined,
  log,
  clock,
});
