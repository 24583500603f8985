import {
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import type { Site } from '../../../provisioner/config.ts';
import { createEngine, type Engine, type EngineOptions } from '../../../provisioner/engine/engine.ts';
import { listProcesses } from '../../../provisioner/engine/process-list.ts';
import { descendants, killEngine } from '../../../provisioner/engine/process-tree.ts';
import { awsInventory } from '../../../provisioner/inventory/inventory.ts';
import { awsLeftovers } from '../../../provisioner/inventory/leftovers.ts';
import { pause } from '../../../provisioner/pause.ts';
import { playgroundProgram } from '../../../provisioner/playground/program.ts';
import { type Tagged, tagList } from '../../../provisioner/playground/tags.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { beginStack } from '../../../provisioner/state/begin-stack.ts';
import { stateFiles } from '../../../provisioner/state/files.ts';
import { until } from '../../support/fargate.ts';
import { sampleSite } from './samples.ts';
import { stateBucketOfTest } from './state-bucket.ts';

export const PASSPHRASE = 'a passphrase of the test';

/** What the AWS plugin must not ask an emulator. */
export const ENGINE_CONFIG = {
  'aws:region': 'us-east-1',
  'aws:skipCredentialsValidation': 'true',
  'aws:skipMetadataApiCheck': 'true',
  'aws:skipRegionValidation': 'true',
  'aws:skipRequestingAccountId': 'true',
  'aws:s3UsePathStyle': 'true',
};

/** The environment that an AWS client, the CLI and the plugin take their endpoint from. */
export const awsEnvironment = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

/** A bucket and a network in the emulator, engines on them, and a look at what they have made. */
export async function engineWorld(endpoint: string) {
  const options = clientOptions(endpoint);
  const ec2 = new EC2Client(options);
  const ecs = new ECSClient(options);
  const elb = new ElasticLoadBalancingV2Client(options);
  const bucket = await stateBucketOfTest(endpoint);
  const { s3, backendUrl } = bucket;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'playgrounds' }));
  const clusterArn = cluster?.clusterArn ?? '';
  const site: Site = { ...sampleSite(), vpcId: Vpc?.VpcId ?? '', clusterArn, tag: clusterArn };
  const state = stateFiles(s3, backendUrl);
  const tagging = new ResourceGroupsTaggingAPIClient(options);
  const inventory = awsInventory({ ecs, ec2, elb, ssm: new SSMClient(options), tagging }, site, state);
  // The emulator is a child of this process too, and is to live on.
  const others = new Set(descendants(await listProcesses(), process.pid));
  const kill = (folder: string): Promise<number[]> => killEngine(folder, others);

  async function engineProcesses(): Promise<{ id: number; command: string }[]> {
    const processes = await listProcesses();
    const started = new Set(descendants(processes, process.pid).filter((id) => !others.has(id)));
    return processes.filter(({ id, command }) => command.includes('pulumi') && started.has(id));
  }

  return {
    ...bucket,
    site,
    engine: (overrides: Partial<EngineOptions<PlaygroundSpec>> = {}): Engine<PlaygroundSpec> =>
      createEngine<PlaygroundSpec>({
        backendUrl,
        config: ENGINE_CONFIG,
        passphrase: PASSPHRASE,
        pulumiHome: process.env['PULUMI_HOME'],
        beginStack: beginStack(s3, overrides.backendUrl ?? backendUrl),
        program: (spec) => playgroundProgram(spec, site),
        kill,
        ...overrides,
      }),
    /** A program that makes a playground and does not end, so that what is to break it off cannot come too late. */
    unending: (spec: PlaygroundSpec) => async (): Promise<void> => {
      await playgroundProgram(spec, site)();
      await new Promise(() => undefined);
    },
    /** The engine's processes that run now. */
    engineProcesses,
    /** Waits until none of them runs any more: what is killed ends when the machine gets to it. */
    untilNoEngineRuns: () => until(engineProcesses, (left) => left.length === 0),
    /** What a killed engine leaves: a service that no stack has written down. */
    async makeServiceUnknownToStacks(id: string): Promise<void> {
      const container = { name: 'web', image: 'registry/web:1', essential: true };
      await ecs.send(new RegisterTaskDefinitionCommand({ family: 'other', containerDefinitions: [container] }));
      const service = { serviceName: id, taskDefinition: 'other', desiredCount: 0 };
      await ecs.send(new CreateServiceCommand({ cluster: site.clusterArn, ...service }));
    },
    state,
    inventory,
    leftovers: awsLeftovers({ ecs, ec2, elb }, site, inventory.tagged, pause),
    /** What exists of a playground, by kind. */
    async existing(id: string): Promise<string[]> {
      const { services = [] } = await ecs.send(
        new DescribeServicesCommand({ cluster: site.clusterArn, services: [id] }),
      );
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
      const { taskDefinitionArns = [] } = await ecs.send(
        new ListTaskDefinitionsCommand({ familyPrefix: id, status: 'ACTIVE' }),
      );
      return [
        ...services.filter(({ status }) => status === 'ACTIVE').map(() => 'service'),
        ...SecurityGroups.filter(({ GroupName }) => GroupName === id).map(() => 'security group'),
        ...taskDefinitionArns.map(() => 'task definition'),
      ];
    },
    /** A security group under another name, with the tags of a playground. */
    async makeTaggedGroup(of: Tagged): Promise<void> {
      const TagSpecifications = [{ ResourceType: 'security-group' as const, Tags: tagList(of, site.tag) }];
      const group = { GroupName: `${of.id}-renamed`, Description: 'of the test', VpcId: site.vpcId };
      await ec2.send(new CreateSecurityGroupCommand({ ...group, TagSpecifications }));
    },
  };
}
