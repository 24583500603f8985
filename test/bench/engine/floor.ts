import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  type EC2Client,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import {
  type ContainerDefinition,
  CreateServiceCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import type { Site } from '../../../provisioner/config.ts';
import { networkRules } from '../../../provisioner/playground/network-rules.ts';
import { containerDefinitions, type PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { timed } from '../in-turns.ts';
import type { Contender } from './contenders.ts';

const LOOK_AGAIN_MS = 50;
/** What EC2 gives every new group, and the provider takes away again. */
const EVERYWHERE: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

/** The AWS calls that the engine makes for a playground and no others, with as much side by side as they allow. */
export function floor(
  clients: { ec2: EC2Client; ecs: ECSClient },
  site: Site,
  specOf: (id: string) => PlaygroundSpec,
): Contender {
  const { ec2, ecs } = clients;
  const cluster = site.clusterArn;

  async function makeGroup({ id, template }: PlaygroundSpec): Promise<string> {
    const rules = networkRules(template.front.port, site.networkAccess);
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: id, Description: id, VpcId: site.vpcId }),
    );
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [EVERYWHERE] }));
    await Promise.all([
      ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: rules.ingress.map(permission) })),
      ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: rules.egress.map(permission) })),
    ]);
    return GroupId;
  }

  async function register(spec: PlaygroundSpec): Promise<string> {
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: spec.id,
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: String(spec.template.cpu),
        memory: String(spec.template.memory),
        executionRoleArn: site.executionRoleArn,
        taskRoleArn: site.taskRoleArn,
        volumes: spec.template.volumes.map((name) => ({ name })),
        containerDefinitions: containerDefinitions(spec, site) as ContainerDefinition[],
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? '';
  }

  async function gone(id: string): Promise<void> {
    for (;;) {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [id] }));
      if (services.every(({ status }) => status === 'INACTIVE')) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  return async (id) => {
    const spec = specOf(id);
    let made = { group: '', task: '' };
    const create = await timed(async () => {
      const [group, task] = await Promise.all([makeGroup(spec), register(spec)]);
      made = { group, task };
      const awsvpcConfiguration = { subnets: site.subnetIds, securityGroups: [group] };
      await ecs.send(
        new CreateServiceCommand({
          cluster,
          serviceName: id,
          taskDefinition: task,
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration },
        }),
      );
    });
    let drain = 0;
    const destroy = await timed(async () => {
      drain = await timed(async () => {
        await ecs.send(new DeleteServiceCommand({ cluster, service: id, force: true }));
        await gone(id);
      });
      await Promise.all([
        ec2.send(new DeleteSecurityGroupCommand({ GroupId: made.group })),
        ecs
          .send(new DeregisterTaskDefinitionCommand({ taskDefinition: made.task }))
          .then(() => ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: [made.task] }))),
      ]);
    });
    return { create, waited: 0, destroy, drain };
  };
}

type Rule = ReturnType<typeof networkRules>['ingress'][number];

function permission({ protocol, fromPort, toPort, ...ranges }: Rule): IpPermission {
  const { cidrBlocks = [], ipv6CidrBlocks = [] } = ranges as { cidrBlocks?: string[]; ipv6CidrBlocks?: string[] };
  return {
    IpProtocol: protocol,
    FromPort: fromPort,
    ToPort: toPort,
    IpRanges: cidrBlocks.map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: ipv6CidrBlocks.map((CidrIpv6) => ({ CidrIpv6 })),
  };
}
