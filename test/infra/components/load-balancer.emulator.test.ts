import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import {
  CreateRuleCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { SSMClient } from '@aws-sdk/client-ssm';
import { expect, it, vi } from 'vitest';
import { judgeHostedZone, readHostedZone } from '../../../infra/checks/hosted-zone.ts';
import { hostedZone } from '../../../infra/components/load-balancer/hosted-zone.ts';
import { LoadBalancer } from '../../../infra/components/load-balancer/load-balancer.ts';
import { Network } from '../../../infra/components/network.ts';
import { clientEnvironment, clientOptions } from '../../../infra/local/emulator/environment.ts';
import { destroyInfra, upStack } from '../../../infra/stack.ts';
import type { Site } from '../../../provisioner/config.ts';
import { awsInventory } from '../../../provisioner/inventory/inventory.ts';
import { rulePriority } from '../../../provisioner/load-balancer/names.ts';
import { onceAnswering } from '../../../provisioner/load-balancer/once-answering.ts';
import { loadBalancerSchema } from '../../../provisioner/load-balancer/site.ts';
import { takingPriorities } from '../../../provisioner/load-balancer/taken-priority.ts';
import { pause } from '../../../provisioner/pause.ts';
import { playgroundProgram } from '../../../provisioner/playground/program.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { awaitReady } from '../../../provisioner/readiness/await-ready.ts';
import { awsEyes } from '../../../provisioner/readiness/ecs.ts';
import type { Template } from '../../../provisioner/templates/template.ts';
import { engineWorld } from '../../provisioner/support/engine-world.ts';
import { missingTools } from '../../provisioner/support/missing-tools.ts';
import { sampleSpec, sampleTemplate } from '../../provisioner/support/samples.ts';
import { emulatorStack } from '../../support/emulator-stack.ts';
import { describeFargate } from '../../support/fargate-suite.ts';

const missing = await missingTools();
const untested = missing ? ` (not tested, because ${missing})` : '';
const DOMAIN = 'play.example.com';
const { signal } = new AbortController();
const WATCH = { onResource: () => undefined, signal };
/** Says who answers: another task says something else. */
const SERVE = `process.on('SIGTERM', () => process.exit(0));
const me = crypto.randomUUID();
require('node:http').createServer((q, r) => r.end(me + ' at ' + q.headers.host)).listen(8080);`;

/** One container that answers at its front door. */
function serving(): Template {
  const [web] = sampleTemplate().containers.filter(({ name }) => name === 'web');
  if (!web) throw new Error('the sample template has no container "web"');
  const { secrets: _, dependsOn: __, healthCheck: ___, user: ____, ...plain } = web;
  const command = ['/usr/local/bin/node', '-e', SERVE];
  return { ...sampleTemplate(), volumes: [], containers: [{ ...plain, command, environment: {} }] };
}

describeFargate('a load balancer', (suite) => {
  it.skipIf(missing)(
    `takes people to a playground by its name, also when its task is another, and keeps nothing of it${untested}`,
    async () => {
      const { endpoint, images } = suite();
      const aws = clientOptions(endpoint);
      const [ecs, ec2, elb] = [new ECSClient(aws), new EC2Client(aws), new ElasticLoadBalancingV2Client(aws)];
      const logs = new CloudWatchLogsClient(aws);

      // The domain's own zone is not there, and that of its parent at first neither.
      for (const [name, value] of Object.entries(clientEnvironment(endpoint))) vi.stubEnv(name, value);
      const zone = () => readHostedZone('us-east-1', DOMAIN);
      expect(judgeHostedZone(await zone(), DOMAIN)).toMatchObject({ part: 'Domain', state: 'wrong' });
      await new Route53Client(aws).send(new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'test' }));
      expect(await zone()).toMatchObject({ answer: { name: 'example.com' } });

      const { options, remove } = await emulatorStack(endpoint, 'load-balancer');
      const outputs = await upStack(options, async () => {
        const network = new Network('playgrounds');
        const args = { network, domain: DOMAIN, zoneId: await hostedZone(DOMAIN), allowedCidrs: ['127.0.0.1/32'] };
        return { ...network, site: new LoadBalancer('playgrounds', args).site };
      });
      const loadBalancer = loadBalancerSchema.parse(outputs['site']);
      const world = await engineWorld(endpoint);
      const site: Site = {
        ...{ ...world.site, exposure: 'load-balancer', loadBalancer },
        ...{ vpcId: String(outputs['vpcId']), subnetIds: outputs['subnetIds'] as string[] },
        images: { 'sample/web': images.pauseImage },
      };
      await logs.send(new CreateLogGroupCommand({ logGroupName: site.logGroup }));
      const spec = sampleSpec({ template: serving() });
      const engine = takingPriorities(
        world.engine({ program: (asked: PlaygroundSpec) => playgroundProgram(asked, site) }),
      );
      const eyes = {
        ...onceAnswering(awsEyes({ ecs, ec2, logs }, site), { ec2, elb }),
        startAnew: () => Promise.reject(new Error('there is room in the emulator')),
      };
      const ready = () =>
        awaitReady(
          eyes,
          {
            ...{ playgroundId: spec.id, template: spec.template, secrets: [], since: 0, signal },
            ...{ timeoutSeconds: 300, placeTimeoutSeconds: 300 },
            ...{ onSettled: () => undefined, onBlocked: () => undefined },
          },
          pause,
        );
      const visit = (host: string) => throughLoadBalancer(endpoint, loadBalancer.listenerArn, host);

      // Another's rule has the number that this playground asks for first.
      const taken = { ListenerArn: loadBalancer.listenerArn, Priority: rulePriority(spec.id, 0) };
      const Conditions = [{ Field: 'host-header', HostHeaderConfig: { Values: ['another.play.example.com'] } }];
      const Actions = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '204' } }];
      await elb.send(new CreateRuleCommand({ ...taken, Conditions, Actions }));

      await engine.up(spec, WATCH);
      expect(await ready()).toBe('https://demo.play.example.com');
      const first = await visit('demo.play.example.com');
      expect(first).toMatchObject({ status: 200, text: expect.stringContaining('demo.play.example.com') });
      expect(await visit('nobody.play.example.com')).toMatchObject({ status: 404 });
      const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn: loadBalancer.listenerArn }));
      expect(Rules.map(({ Priority }) => Priority)).toContain(String(rulePriority(spec.id, 1)));

      await engine.up({ ...spec, turn: 'restarted' }, WATCH);
      expect(await ready()).toBe('https://demo.play.example.com');
      // While the old task drains both answer.
      await vi.waitFor(async () => expect((await visit('demo.play.example.com')).text).not.toBe(first.text), 120_000);

      const tagging = new ResourceGroupsTaggingAPIClient(aws);
      const clients = { ecs, ec2, elb, ssm: new SSMClient(aws), tagging };
      const inventory = awsInventory(clients, site, { list: async () => [] });
      const kinds = (await inventory.tagged(spec.id)).map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['target-group', 'listener-rule', 'service', 'security-group']));
      await engine.destroy(spec.id, WATCH, async () => undefined);
      expect(await inventory.left(spec.id)).toEqual([
        // The engine leaves these INACTIVE; see leftovers.ts.
        expect.objectContaining({ kind: 'task-definition' }),
        expect.objectContaining({ kind: 'task-definition' }),
      ]);
      expect((await elb.send(new DescribeTargetGroupsCommand({}))).TargetGroups).toEqual([]);
      expect(await visit('demo.play.example.com')).toMatchObject({ status: 404 });
      await destroyInfra(options);
      await remove();
      vi.unstubAllEnvs();
    },
  );
});

/** What somebody gets who asks for a host over HTTPS; that TLS ends at the load balancer is left out. */
async function throughLoadBalancer(
  endpoint: string,
  listenerArn: string,
  host: string,
): Promise<{ status: number | undefined; text: string }> {
  const [, , name] = listenerArn.split('/');
  const asked = request(`${endpoint}/_alb/${name}/`, { headers: { host: `${host}:443` } });
  asked.end();
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  if (!answer) throw new Error(`${host} did not answer`);
  return { status: answer.statusCode, text: await text(answer) };
}
