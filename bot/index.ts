import { Logger } from '@aws-lambda-powertools/logger';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bundledFile } from '../provisioner/contract/bundled-file.ts';
import { invokeInTurn } from '../provisioner/contract/in-turn.ts';
import { createInvoke } from '../provisioner/contract/invoke.ts';
import { createLog } from '../provisioner/contract/log.ts';
import { createMeasure } from '../provisioner/contract/metrics.ts';
import { createPublish } from '../provisioner/contract/publish.ts';
import { readParameters } from '../provisioner/contract/read-parameter.ts';
import { createRequestRegistry } from '../provisioner/contract/registry-dynamodb/index.ts';
import { requestLimits } from '../provisioner/contract/request-limits.ts';
import { createApp } from './app.ts';
import { parseConfig } from './config.ts';
import { createHandler } from './handler.ts';
import { createLastLines } from './logs/last-lines.ts';
import { createMeasureAck } from './metrics.ts';
import { createParameter } from './parameter.ts';
import { LOOKUPS_MS } from './slack/allowance.ts';
import { createLookups } from './slack/lookups.ts';
import { createOpenModal } from './slack/modals.ts';
import { createRespond } from './slack/respond.ts';
import { timedClaims, timedInvoke } from './timed.ts';
import { createTokens } from './tokens/store.ts';

const config = parseConfig({ ...process.env, TEMPLATES: bundledFile('templates.json') });
const log = createLog(new Logger());

// A call that hangs must not take the whole 3 seconds; the SDK tries again within its own limits.
const requestHandler = requestLimits(400, 1200);
const rows = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler }));
const registry = createRequestRegistry(rows, config.registryTable);
// Once: a second Event invoke would be a second start, and the sweeper is there for the first that did not arrive.
const lambda = new LambdaClient({ requestHandler, maxAttempts: 1 });
const invoke = invokeInTurn(createInvoke(lambda, config.provisionerFunction), rows, config);
const parameters = readParameters(new SSMClient({ requestHandler }));
const signingSecret = createParameter(parameters, config.signingSecretParameter);
const botToken = createParameter(parameters, config.botTokenParameter);
// Begun while the rest loads; whoever needs them first waits for them, and asks again when this broke.
for (const secret of [signingSecret, botToken]) {
  secret().catch((error) => log.warn('Reading a secret at start broke', { error }));
}

const clock = Date.now;
// Once: the notifier finds what it was not told of.
const publish = createPublish(new SNSClient({ requestHandler, maxAttempts: 1 }), config.eventsTopicArn);
const lookups = createLookups(config.slackApiUrl, botToken, clock, LOOKUPS_MS);
const lastLines = createLastLines(new CloudWatchLogsClient({ requestHandler }), config.logGroup);
const measureAck = createMeasureAck(createMeasure());
const bolt = createApp({
  ...config,
  registry: timedClaims(registry, log),
  invoke: timedInvoke(invoke, log),
  publish,
  lookups,
  lastLines,
  tokens: createTokens(rows, config.registryTable),
  openModal: createOpenModal(config.slackApiUrl, botToken),
  respond: createRespond(config.slackApiUrl),
  log,
  clock,
  measureAck,
});

export const handler = createHandler({ signingSecret, bolt, log, clock });
