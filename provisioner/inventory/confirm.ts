import { DescribeSecurityGroupsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import { type ElbClient, findTargetGroup, isRuleThere } from '../load-balancer/there.ts';
import type { Finding, FindingKind } from './finding.ts';

export interface ConfirmClients {
  ecs: Pick<ECSClient, 'send'>;
  ec2: Pick<EC2Client, 'send'>;
  elb: ElbClient;
  ssm: Pick<SSMClient, 'send'>;
}

/** Asks the service that a finding belongs to whether it is there. What is on its way out by itself is gone. */
export type Confirm = (finding: Finding) => Promise<boolean>;

export function createConfirm({ ecs, ec2, elb, ssm }: ConfirmClients, cluster: string): Confirm {
  const ask: Record<FindingKind, (id: string) => Promise<boolean>> = {
    async service(name) {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [name] }));
      return services.some(({ status }) => status !== undefined && status !== 'INACTIVE');
    },
    async task(arn) {
      const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [arn] }));
      return tasks.some(({ lastStatus }) => lastStatus !== 'STOPPED');
    },
    async 'task-definition'(taskDefinition) {
      try {
        const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
        return answer.taskDefinition?.status !== 'DELETE_IN_PROGRESS';
      } catch (error) {
        // ECS has one error for all that is wrong with a request, and a definition that is gone is one of those.
        if (error instanceof Error && /unable to describe task definition/i.test(error.message)) return false;
        throw error;
      }
    },
    async 'security-group'(id) {
      const Filters = [{ Name: 'group-id', Values: [id] }];
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
      return SecurityGroups.length > 0;
    },
    'target-group': async (name) => (await findTargetGroup(elb, name)) !== undefined,
    'listener-rule': (arn) => isRuleThere(elb, arn),
    async parameter(Name) {
      try {
        await ssm.send(new GetParameterCommand({ Name, WithDecryption: false }));
        return true;
      } catch (error) {
        if (error instanceof ParameterNotFound) return false;
        throw error;
      }
    },
    // Listed by S3 itself, which is consistent.
    state: async () => true,
  };
  return ({ kind, id }) => ask[kind](id);
}
