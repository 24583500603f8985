import { Logger } from '@aws-lambda-powertools/logger';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { bundledFile } from '../contract/bundled-file.ts';
import { invokeInTurn } from '../contract/in-turn.ts';
import { createInvoke } from '../contract/invoke.ts';
import { createLog } from '../contract/log.ts';
import { createMeasure } from '../contract/metrics.ts';
import { createPublish } from '../contract/publish.ts';
import { readParameters } from '../contract/read-parameter.ts';
import { createPassword } from '../contract/read-password.ts';
import { createRegistry } from '../contract/registry-dynamodb/index.ts';
import { BEHIND_THE_SCENES } from '../contract/request-limits.ts';
import { createConfirm } from '../inventory/confirm.ts';
import { findingOf } from '../inventory/finding.ts';
import { taggedArns } from '../inventory/tagged.ts';
import { awsEyes } from '../readiness/ecs.ts';
import { stateBucketOf } from '../state/bucket.ts';
import { stateLocks } from '../state/locks.ts';
import type { Template } from '../templates/template.ts';
import { attempt } from './attempt.ts';
import { type CompareDeps, compareAccount, isTimeToCompare } from './compare.ts';
import { readConfig } from './config.ts';
import { type DeadLocksDeps, removeDeadLocks } from './dead-locks.ts';
import { doEach } from './each.ts';
import { type GaugeDeps, measureGauges } from './gauges.ts';
import { attemptHourly } from './hourly.ts';
import { createDeadLetters } from './redrive/queue.ts';
import { redrive } from './redrive/redrive.ts';
import { createTell } from './redrive/tell.ts';
import { type Swept, sweep } from './sweep.ts';
import { recentlyChanged } from './watch/recent.ts';
import { playgroundOfTaskChange } from './watch/task-change.ts';
import { type WatchDeps, watchPlayground } from './watch/watch.ts';

const config = readConfig(process.env);
const limited = { requestHandler: BEHIND_THE_SCENES };
const rows = DynamoDBDocumentClient.from(new DynamoDBClient(limited));
const registry = createRegistry(rows, config.registryTable);
const lambda = new LambdaClient(limited);
const invoke = invokeInTurn(createInvoke(lambda, config.provisionerFunction), rows, config);
const ecs = new ECSClient(limited);
const ec2 = new EC2Client(limited);
const ssm = new SSMClient(limited);
const readPassword = createPassword(readParameters(ssm), config.credentialsPrefix);
const state = stateBucketOf(config.stateBackendUrl);
const s3 = new S3Client({ ...limited, forcePathStyle: state?.forcePathStyle ?? false });
const tagging = new ResourceGroupsTaggingAPIClient(limited);
const templates: Record<string, Template> = JSON.parse(bundledFile('templates.json'));
const publish = createPublish(new SNSClient(limited), config.eventsTopicArn);

const log = createLog(new Logger());

const watching: WatchDeps = {
  registry,
  eyes: awsEyes({ ecs, ec2, logs: new CloudWatchLogsClient(limited) }, config),
  templates,
  // One that is gone is nobody's secret any more.
  password: async (playgroundId) => (await readPassword(playgroundId)) ?? '',
  publish,
  log,
};

const comparing: CompareDeps = {
  registry,
  tagged: () => taggedArns(tagging, { site: config.tag }),
  findingOf: (arn) => findingOf(arn, config.clusterArn),
  isThere: createConfirm({ ecs, ec2, elb: new ElasticLoadBalancingV2Client(limited), ssm }, config.clusterArn),
  publish,
  log,
};

const unlocking: DeadLocksDeps = { registry, locks: stateLocks(s3, state), log };

const gauges: GaugeDeps = {
  registry,
  templates,
  prices: config.prices,
  measure: createMeasure(),
};

const redriving = {
  // The address in the queue's URL is the queue's own affair, and in an emulator no address at all.
  letters: createDeadLetters(new SQSClient({ ...limited, useQueueUrlAsEndpoint: false }), config.deadLettersUrl),
  tell: createTell(lambda, config.notifierFunction),
  log,
};

const seconds = (): number => Math.floor(Date.now() / 1000);

/**
 * Called by the clock, every minute, and by ECS when a task runs or has stopped. Throws when anything was not done, so
 * that an alarm can hear of it.
 */
export async function handler(event: unknown, context: Context): Promise<Omit<Swept, 'faults'> | { watched: string }> {
  const changed = playgroundOfTaskChange(event);
  if (changed !== undefined) {
    await watchPlayground(changed, watching, seconds());
    return { watched: changed };
  }
  const began = seconds();
  const { faults, ...swept } = await sweep({ registry, invoke, publish, log }, began);
  const remainingMs = () => context.getRemainingTimeInMillis();
  faults.push(
    ...(await attempt('Which tasks have changed could not be asked.', watchAll, log)),
    ...(isTimeToCompare(began, config.compareMinutes) ? await doHourly(began) : []),
    ...(await attempt('How things stand was not measured.', () => measureGauges(gauges), log)),
    // Last, because it may take all the time that is left. That Slack does not answer is no fault of a sweep.
    ...(await attempt('The dead letters were not looked at.', () => redrive({ ...redriving, remainingMs }), log)),
  );
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} items were not swept; see the log above`);
  return swept;
}

/** @returns what went wrong, each with one playground's tags or one lock */
async function doHourly(now: number): Promise<unknown[]> {
  const deps = { registry, publish, log };
  return [
    ...(await attemptHourly({ name: 'comparison', act: () => compareAccount(comparing, now) }, deps, now)),
    ...(await attemptHourly({ name: 'locks', act: () => removeDeadLocks(unlocking) }, deps, now)),
  ];
}

/** @returns what went wrong, each with a playground */
async function watchAll(): Promise<unknown[]> {
  return doEach(
    await recentlyChanged(ecs, config.clusterArn, seconds()),
    (id) => watchPlayground(id, watching, seconds()),
    (playgroundId, error) => log.error('Its tasks were not looked at.', { playgroundId, error }),
  );
}
