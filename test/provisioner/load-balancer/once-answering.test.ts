import { describe, expect, it } from 'vitest';
import { onceAnswering } from '../../../provisioner/load-balancer/once-answering.ts';
import type { TaskEyes } from '../../../provisioner/readiness/await-ready.ts';
import { sampleTemplate } from '../support/samples.ts';

const ADDRESS = 'https://demo.play.example.com';
const EYES = { address: async () => ADDRESS } as unknown as TaskEyes;

/** @param targets address → state, as the load balancer has them @returns what is seen of a task at 10.0.0.7 */
function seen(targets: Record<string, string> | undefined): Promise<string | undefined> {
  const answers: Record<string, unknown> = {
    DescribeNetworkInterfacesCommand: { NetworkInterfaces: [{ PrivateIpAddress: '10.0.0.7' }] },
    DescribeTargetGroupsCommand: { TargetGroups: targets && [{ TargetGroupArn: 'arn:targets' }] },
    DescribeTargetHealthCommand: {
      TargetHealthDescriptions: Object.entries(targets ?? {}).map(([Id, State]) => ({
        Target: { Id },
        TargetHealth: { State },
      })),
    },
  };
  const client = { send: (async (command: object) => answers[command.constructor.name]) as never };
  const eyes = onceAnswering(EYES, { ec2: client, elb: client });
  return eyes.address('eni-1', { playgroundId: 'demo-0a1b2c3d', template: sampleTemplate() });
}

describe('an address behind a load balancer', () => {
  it.each([
    ['there is once the load balancer lets people through', { '10.0.0.7': 'healthy' }, ADDRESS],
    ['is not there before its first look', { '10.0.0.7': 'initial' }, undefined],
    ['is not there while only an older task answers', { '10.0.0.9': 'healthy', '10.0.0.7': 'initial' }, undefined],
    ['is not there before ECS has registered the task', {}, undefined],
    ['is not there without a target group', undefined, undefined],
  ])('%s', async (_, targets, address) => {
    expect(await seen(targets)).toBe(address);
  });
});
