import * as pulumi from '@pulumi/pulumi';
import { secretNames } from '../../secrets.ts';
import type { Settings } from '../../settings.ts';
import type { LoadBalancer } from '../load-balancer/load-balancer.ts';
import type { PlaygroundNetwork } from '../network.ts';
import type { Place } from '../place.ts';
import type { PlaygroundSite } from '../playground-site.ts';
import type { Statement } from '../policy.ts';
import type { StateBucket } from '../state-bucket.ts';
import type { TemplatesObject } from '../templates-object.ts';
import type { Topics } from '../topics.ts';
import { provisionerMay } from './provisioner-may.ts';
import { countedOperations, type Shared } from './shared.ts';

/** What the provisioner works with, wherever it runs. */
export interface ProvisionerParts {
  place: Place;
  network: PlaygroundNetwork;
  site: PlaygroundSite;
  state: StateBucket;
  topics: Topics;
  templates: TemplatesObject;
  loadBalancer: LoadBalancer | undefined;
}

/** What the AWS plugin would otherwise ask AWS at each start, though the environment has it all. */
const QUICK_PLUGIN_START = {
  'aws:skipCredentialsValidation': 'true',
  'aws:skipMetadataApiCheck': 'true',
  'aws:skipRegionValidation': 'true',
};

/** What provisioner/config.ts reads, beside the region. */
export function provisionerEnvironment(
  { settings, registry, prefix, credentialsPrefix }: Shared,
  { place, network, site, state, topics, templates, loadBalancer }: ProvisionerParts,
): Record<string, pulumi.Input<string>> {
  return {
    ...settings.provisioner.environment,
    REGISTRY_TABLE: registry.name,
    EVENTS_TOPIC_ARN: topics.eventsArn,
    STATE_BACKEND_URL: stateBackendUrl(state, settings),
    PASSPHRASE_PARAMETER: secretNames(prefix).passphrase,
    ENGINE_CONFIG: JSON.stringify({ 'aws:region': place.region, ...QUICK_PLUGIN_START, ...settings.engineConfig }),
    CLUSTER_ARN: site.clusterArn,
    SITE_TAG: site.tag,
    EXPOSURE: settings.exposure,
    ...(loadBalancer && { LOAD_BALANCER: pulumi.jsonStringify(loadBalancer.site) }),
    VPC_ID: network.vpcId,
    SUBNET_IDS: pulumi.all(network.subnetIds).apply((ids) => ids.join(',')),
    EXECUTION_ROLE_ARN: site.executionRoleArn,
    TASK_ROLE_ARN: site.taskRoleArn,
    TEMPLATE_ROLES: pulumi.jsonStringify(site.templateRoleArns),
    LOG_GROUP: site.logGroupName,
    CREDENTIALS_PREFIX: credentialsPrefix,
    TEMPLATES_URL: templates.url,
    ...(Object.keys(settings.templateSecrets).length > 0 && {
      TEMPLATE_SECRETS: JSON.stringify(settings.templateSecrets),
    }),
    NETWORK_ACCESS: JSON.stringify({ allowedCidrs: settings.allowedCidrs, egress: settings.egress }),
    ...countedOperations(settings),
    READY_TIMEOUT_SECONDS: String(settings.readyTimeoutSeconds),
    PLACE_TIMEOUT_SECONDS: String(settings.placeTimeoutMinutes * 60),
    LEASE_SECONDS: String(settings.timing.leaseSeconds),
    LEASE_RENEW_SECONDS: String(settings.timing.renewSeconds),
    INTERRUPT_SECONDS: String(settings.timing.interruptSeconds),
    KILL_SECONDS: String(settings.timing.killSeconds),
  };
}

/** The rights of whatever runs operations. */
export function provisionerRights(
  { registry, prefix, credentialsPrefix }: Shared,
  { place, network, site, state, topics, loadBalancer }: ProvisionerParts,
): Statement[] {
  return provisionerMay({
    ...place,
    clusterName: site.clusterName,
    clusterArn: site.clusterArn,
    siteTag: site.tag,
    vpcArn: network.vpcArn,
    listenerArn: loadBalancer?.site.listenerArn,
    executionRoleArn: site.executionRoleArn,
    taskRoleArns: [site.taskRoleArn, ...Object.values(site.templateRoleArns)],
    logGroupArn: site.logGroupArn,
    tableArn: registry.arn,
    bucketArn: state.arn,
    eventsTopicArn: topics.eventsArn,
    passphraseParameter: secretNames(prefix).passphrase,
    credentialsPrefix,
    // As image-keys.ts names repositories.
    repositoryPrefix: prefix.slice(1),
  });
}

/** The engine's URL of the state, for whoever looks at its files. */
export function stateBackendUrl(state: StateBucket, settings: Settings): pulumi.Output<string> {
  const query = settings.stateBackendQuery === '' ? '' : `?${settings.stateBackendQuery}`;
  return pulumi.interpolate`s3://${state.name}${query}`;
}
