import { FunctionEventInvokeConfig } from '@pulumi/aws/lambda/functionEventInvokeConfig.js';
import * as pulumi from '@pulumi/pulumi';
import { secretNames } from '../../secrets.ts';
import type { Settings } from '../../settings.ts';
import { type FunctionCode, LambdaFunction } from '../lambda-function.ts';
import type { Network } from '../network.ts';
import type { Place } from '../place.ts';
import type { PlaygroundSite } from '../playground-site.ts';
import type { StateBucket } from '../state-bucket.ts';
import type { Topics } from '../topics.ts';
import { provisionerMay } from './provisioner-may.ts';
import { log, type Shared, zip } from './shared.ts';

/** Lambda's longest. What needs longer goes on in another invocation. */
const TIMEOUT_SECONDS = 900;
/** The AWS plugin alone takes up to 430 MB, the CLI 120; above 1769 there is more than one CPU. */
const MEMORY_MIB = 3008;
/** Work folder, PULUMI_HOME, logs. */
const TEMPORARY_DISK_MIB = 1024;

/** Lambda's default and longest, stated because it comes back with the rest and would look like a change. */
const QUEUED_FOR_SECONDS = 6 * 60 * 60;

/** What the AWS plugin would otherwise ask AWS at each start, though the function's environment has it all. */
const QUICK_PLUGIN_START = {
  'aws:skipCredentialsValidation': 'true',
  'aws:skipMetadataApiCheck': 'true',
  'aws:skipRegionValidation': 'true',
};

export interface ProvisionerArgs {
  place: Place;
  network: Network;
  site: PlaygroundSite;
  state: StateBucket;
  topics: Topics;
}

/** Makes and removes playgrounds: runs the Pulumi engine. */
export function provisionerFunction(shared: Shared, args: ProvisionerArgs): LambdaFunction {
  const { settings, registry, prefix, credentialsPrefix } = shared;
  const { place, network, site, state, topics } = args;
  const { passphrase } = secretNames(prefix);
  const provisioner = new LambdaFunction('playground-provisioner', {
    ...log('provisioner', shared),
    code: provisionerCode(shared),
    description: 'Makes and removes playgrounds',
    memoryMiB: MEMORY_MIB,
    timeoutSeconds: TIMEOUT_SECONDS,
    temporaryDiskMiB: TEMPORARY_DISK_MIB,
    environment: {
      ...(settings.provisioner.package === 'zip' && settings.provisioner.environment),
      REGISTRY_TABLE: registry.name,
      EVENTS_TOPIC_ARN: topics.eventsArn,
      STATE_BACKEND_URL: stateBackendUrl(state, settings),
      PASSPHRASE_PARAMETER: passphrase,
      ENGINE_CONFIG: JSON.stringify({ 'aws:region': place.region, ...QUICK_PLUGIN_START, ...settings.engineConfig }),
      CLUSTER_ARN: site.clusterArn,
      VPC_ID: network.vpcId,
      SUBNET_IDS: pulumi.all(network.subnetIds).apply((ids) => ids.join(',')),
      EXECUTION_ROLE_ARN: site.executionRoleArn,
      TASK_ROLE_ARN: site.taskRoleArn,
      LOG_GROUP: site.logGroupName,
      CREDENTIALS_PREFIX: credentialsPrefix,
      TEMPLATE_IMAGES: JSON.stringify(settings.templateImages),
      INGRESS_CIDR: settings.ingressCidr,
      READY_TIMEOUT_SECONDS: String(settings.readyTimeoutSeconds),
    },
    may: provisionerMay({
      ...place,
      clusterName: site.clusterName,
      clusterArn: site.clusterArn,
      vpcArn: network.vpcArn,
      executionRoleArn: site.executionRoleArn,
      taskRoleArn: site.taskRoleArn,
      logGroupArn: site.logGroupArn,
      tableArn: registry.arn,
      bucketArn: state.arn,
      eventsTopicArn: topics.eventsArn,
      alertsTopicArn: topics.alertsArn,
      passphraseParameter: passphrase,
      credentialsPrefix,
    }),
  });
  // No retries: one would meet the crashed attempt's live lease, end well, and swallow the report. Recovery is the
  // sweeper's work. What Lambda throttled still waits in its queue.
  new FunctionEventInvokeConfig(
    'playground-provisioner',
    {
      functionName: provisioner.name,
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: QUEUED_FOR_SECONDS,
      destinationConfig: { onFailure: { destination: topics.alertsArn } },
    },
    { parent: provisioner },
  );
  return provisioner;
}

function provisionerCode(shared: Shared): FunctionCode {
  const { provisioner } = shared.settings;
  return provisioner.package === 'image'
    ? { package: 'image', imageUri: provisioner.imageUri }
    : zip('provisioner', shared);
}

function stateBackendUrl(state: StateBucket, settings: Settings): pulumi.Output<string> {
  const query = settings.stateBackendQuery === '' ? '' : `?${settings.stateBackendQuery}`;
  return pulumi.interpolate`s3://${state.name}${query}`;
}
