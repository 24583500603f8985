import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ProvisionerConfig } from './config.ts';
import { createInvoke } from './contract/invoke.ts';
import type { Log } from './contract/log.ts';
import { createPublish, operationChanged } from './contract/publish.ts';
import type { Leases } from './contract/registry.ts';
import { createRegistry } from './contract/registry-dynamodb/index.ts';
import { createPlaces } from './contract/registry-dynamodb/places.ts';
import { BEHIND_THE_SCENES } from './contract/request-limits.ts';
import { createEngine } from './engine/engine.ts';
import { choosingImages } from './images/chosen-images.ts';
import { ecrRegistry } from './images/ecr.ts';
import { awsInventory } from './inventory/inventory.ts';
import { awsLeftovers } from './inventory/leftovers.ts';
import { onceAnswering } from './load-balancer/once-answering.ts';
import { takingPriorities } from './load-balancer/taken-priority.ts';
import { pause } from './pause.ts';
import { ssmCredentials } from './playground/credentials.ts';
import { playgroundProgram } from './playground/program.ts';
import type { PlaygroundSpec } from './playground/task-definition.ts';
import { awaitReady } from './readiness/await-ready.ts';
import { awsEyes } from './readiness/ecs.ts';
import { keepPlace } from './run/keep-place.ts';
import type { RunDeps } from './run/run-context.ts';
import { awsTaskStarter } from './run/start-anew.ts';
import { timedDeps } from './run/timed.ts';
import { beginStack } from './state/begin-stack.ts';
import { stateBucketOf } from './state/bucket.ts';
import { stateFiles } from './state/files.ts';
import { readDeployedTemplates } from './templates/deployed.ts';

/** Everything that running an operation needs, on AWS: the same for the function and for the command line. */
export async function wire(config: ProvisionerConfig, log: Log): Promise<RunDeps> {
  const limited = { requestHandler: BEHIND_THE_SCENES };
  const { registryTable, operationsAtOnce } = config;
  const [ecs, ec2, ssm] = [new ECSClient(limited), new EC2Client(limited), new SSMClient(limited)];
  const elb = new ElasticLoadBalancingV2Client(limited);
  const { forcePathStyle = false } = stateBucketOf(config.stateBackendUrl) ?? {};
  const s3 = new S3Client({ ...limited, forcePathStyle });
  const [passphrase, { templates, images }] = await Promise.all([
    getParameter(config.passphraseParameter, { decrypt: true }),
    readDeployedTemplates(s3, config.templatesUrl),
  ]);
  if (!passphrase) throw new Error(`reading ${config.passphraseParameter}: it holds no passphrase; deploy infra again`);
  const site = { ...config.site, images };
  const seen = {
    ...awsEyes({ ecs, ec2, logs: new CloudWatchLogsClient(limited) }, site),
    ...awsTaskStarter(ecs, site),
  };
  const eyes = site.loadBalancer ? onceAnswering(seen, { ec2, elb }) : seen;
  const state = stateFiles(s3, config.stateBackendUrl);
  const tagging = new ResourceGroupsTaggingAPIClient(limited);
  const inventory = awsInventory({ ecs, ec2, elb, ssm, tagging }, site, state);
  const publish = createPublish(new SNSClient(limited), config.eventsTopicArn);
  const engine = createEngine<PlaygroundSpec>({
    backendUrl: config.stateBackendUrl,
    config: config.engineConfig,
    passphrase,
    pulumiHome: config.pulumiHome,
    beginStack: beginStack(s3, config.stateBackendUrl),
    program: (spec) => playgroundProgram(spec, site),
  });
  const rows = DynamoDBDocumentClient.from(new DynamoDBClient(limited));
  const leases: Leases = createRegistry(rows, registryTable, config.timing);
  const places = operationsAtOnce === undefined ? undefined : createPlaces(rows, registryTable, operationsAtOnce);
  return timedDeps({
    leases: places ? keepPlace(leases, places, log) : leases,
    engine: choosingImages(takingPriorities(engine), site, ecrRegistry(new ECRClient(limited))),
    credentials: ssmCredentials(ssm, site),
    leftovers: awsLeftovers({ ecs, ec2, elb }, site, inventory.tagged, pause),
    inventory,
    state,
    awaitReady: (wait) => awaitReady(eyes, wait, pause),
    askForRun: config.ownFunction ? createInvoke(new LambdaClient(limited), config.ownFunction) : undefined,
    publish: (operation) => publish(operationChanged(operation)),
    templates,
    readyTimeoutSeconds: config.readyTimeoutSeconds,
    placeTimeoutSeconds: config.placeTimeoutSeconds,
    timing: config.timing,
    now: () => Math.floor(Date.now() / 1000),
    pause,
    log,
  });
}
