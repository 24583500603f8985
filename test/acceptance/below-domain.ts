import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateHostedZoneCommand, ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { clientOptions } from '../../infra/local/emulator/environment.ts';

/** What the cloud has of a domain, and of load balancers, which one stage alone has. */
export interface BelowDomain {
  /** The hosts that load balancers let people through to. */
  hosts(): Promise<string[]>;
  /** Everything that there is of both, a line each, but the zone itself; empty once the stage is gone. */
  leftovers(): Promise<string[]>;
}

/** Makes the hosted zone of a domain, as an account has it before a stage is deployed. */
export async function hostedZoneOf(domain: string, endpoint: string): Promise<BelowDomain> {
  const elb = new ElasticLoadBalancingV2Client(clientOptions(endpoint));
  const route53 = new Route53Client(clientOptions(endpoint));
  const made = await route53.send(new CreateHostedZoneCommand({ Name: domain, CallerReference: crypto.randomUUID() }));
  const HostedZoneId = made.HostedZone?.Id;

  const loadBalancers = async () => (await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers ?? [];
  async function listenersOf(LoadBalancerArn: string | undefined) {
    return (await elb.send(new DescribeListenersCommand({ LoadBalancerArn }))).Listeners ?? [];
  }
  async function rulesOf(ListenerArn: string | undefined) {
    return (await elb.send(new DescribeRulesCommand({ ListenerArn }))).Rules ?? [];
  }

  return {
    async hosts() {
      const listeners = (
        await Promise.all((await loadBalancers()).map((each) => listenersOf(each.LoadBalancerArn)))
      ).flat();
      const rules = (await Promise.all(listeners.map((each) => rulesOf(each.ListenerArn)))).flat();
      const conditions = rules.flatMap(({ Conditions = [] }) => Conditions);
      return conditions.flatMap(({ Values, HostHeaderConfig }) => HostHeaderConfig?.Values ?? Values ?? []);
    },
    async leftovers() {
      const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
      const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId }));
      // A zone has these two from its making on.
      const records = ResourceRecordSets.filter(({ Type = '' }) => !['NS', 'SOA'].includes(Type));
      return [
        ...(await loadBalancers()).map((each) => `load balancer ${each.LoadBalancerName}`),
        ...TargetGroups.map((group) => `target group ${group.TargetGroupName}`),
        ...records.map(({ Name, Type }) => `record ${Name} (${Type})`),
      ];
    },
  };
}
