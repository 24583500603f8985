import { Logger } from '@aws-lambda-powertools/logger';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { awaitReady } from './await-ready.ts';
import { readConfig } from './config.ts';
import { createRegistry } from './contract/registry-dynamodb/index.ts';
import { timed } from './contract/step.ts';
import { ssmCredentials } from './credentials.ts';
import { awsEyes } from './ecs.ts';
import { createEngine } from './engine.ts';
import { publisher } from './events.ts';
import { awsLeftovers } from './leftovers.ts';
import { createMeasureRun } from './metrics.ts';
import { parseEvent } from './parse-event.ts';
import { pause } from './pause.ts';
import { playgroundProgram } from './program.ts';
import { runOperation } from './run.ts';
import type { RunDeps } from './run-context.ts';
import { stateCopies } from './state-copies.ts';
import { templates } from './templates/index.ts';
import { timedDeps } from './timed.ts';

const config = readConfig(process.env);
const logger = new Logger();
const measureRun = createMeasureRun();
const now = (): number => Math.floor(Date.now() / 1000);
const [ecs, ec2] = [new ECSClient(), new EC2Client()];
const eyes = awsEyes({ ecs, ec2, logs: new CloudWatchLogsClient() }, config.site);
// The engine's URL is the only word on how the state's bucket is addressed.
const forcePathStyle = new URL(config.stateBackendUrl).searchParams.get('s3ForcePathStyle') === 'true';

const log: RunDeps['log'] = {
  info: (message, details = {}) => logger.info(message, details),
  warn: (message, details = {}) => logger.warn(message, details),
  error: (message, details = {}) => logger.error(message, details),
};

let deps: RunDeps | undefined;
async function dependencies(): Promise<RunDeps> {
  if (deps) return deps;
  const passphrase = await getParameter(config.passphraseParameter, { decrypt: true });
  if (!passphrase) throw new Error(`reading ${config.passphraseParameter}: it holds no passphrase; deploy infra again`);
  deps = timedDeps({
    leases: createRegistry(DynamoDBDocumentClient.from(new DynamoDBClient()), config.registryTable),
    engine: createEngine({
      backendUrl: config.stateBackendUrl,
      config: config.engineConfig,
      passphrase,
      pulumiHome: config.pulumiHome,
      program: (spec) => playgroundProgram(spec, config.site),
    }),
    credentials: ssmCredentials(new SSMClient(), config.site.credentialsPrefix),
    leftovers: awsLeftovers({ ecs, ec2 }, config.site, pause),
    removeStateCopy: stateCopies(new S3Client({ forcePathStyle }), config.stateBackendUrl),
    awaitReady: (wait) => awaitReady(eyes, wait, pause),
    publish: publisher(new SNSClient(), config.eventsTopicArn),
    templates,
    readyTimeoutSeconds: config.readyTimeoutSeconds,
    now,
    pause,
    log,
  });
  return deps;
}

/** Runs the operation that the event names. Invoked asynchronously; what it throws reaches the alerts topic. */
export async function handler(event: unknown, context: Context): Promise<{ end: string }> {
  logger.addContext(context);
  const operationId = parseEvent(event);
  logger.appendKeys({ operationId });
  try {
    const runDeps = await dependencies();
    const { end, operation } = await timed(log, 'run', () =>
      runOperation(operationId, runDeps, () => context.getRemainingTimeInMillis()),
    );
    if (operation) measureRun(operation, end, now());
    return { end };
  } catch (error) {
    logger.error('The run broke.', { error });
    throw error;
  } finally {
    logger.removeKeys(['operationId']);
  }
}
