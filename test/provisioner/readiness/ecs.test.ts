import { ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../../provisioner/config.ts';
import { awsEyes } from '../../../provisioner/readiness/ecs.ts';
import { sampleLoadBalancer, sampleTemplate } from '../support/samples.ts';

type Answers = Record<string, (input: Record<string, unknown>) => unknown>;

function eyes(answers: Answers, where: Pick<Site, 'exposure' | 'loadBalancer'> = { exposure: 'public' }) {
  const asked: { name: string; input: Record<string, unknown> }[] = [];
  const send = (async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const name = command.constructor.name.replace(/Command$/, '');
    asked.push({ name, input: command.input });
    return answers[name]?.(command.input) ?? {};
  }) as never;
  return {
    eyes: awsEyes({ ecs: { send }, ec2: { send }, logs: { send } }, { clusterArn: 'c', logGroup: '/logs', ...where }),
    asked,
  };
}

const TASK = {
  taskArn: 'arn:aws:ecs:us-east-1:0:task/playgrounds/abc123',
  lastStatus: 'RUNNING',
  attachments: [
    {
      details: [
        { name: 'subnetId', value: 's' },
        { name: 'networkInterfaceId', value: 'eni-1' },
      ],
    },
  ],
  containers: [
    { name: 'data', lastStatus: 'STOPPED', exitCode: 0 },
    { name: 'web', lastStatus: 'RUNNING', healthStatus: 'HEALTHY', imageDigest: 'sha256:beef' },
    { name: 'api', lastStatus: 'PENDING', reason: 'CannotPullContainerError: x' },
  ],
};

describe('the eyes on ECS', () => {
  it('say when the tasks and the newest deployment were asked for', async () => {
    const at = (seconds: number) => new Date(seconds * 1000);
    const { eyes: see } = eyes({
      ListTasks: () => ({ taskArns: [TASK.taskArn] }),
      DescribeTasks: () => ({ tasks: [{ ...TASK, createdAt: at(1_800_000_050) }] }),
      DescribeServices: () => ({ services: [{ deployments: [{ status: 'PRIMARY', createdAt: at(1_800_000_000) }] }] }),
    });
    expect(await see.snapshot('demo-1')).toMatchObject({
      placedAt: 1_800_000_000_000,
      tasks: [{ createdAt: 1_800_000_050 }],
    });
  });

  it('see running and stopped tasks, the events and whether ECS gave up', async () => {
    const { eyes: see } = eyes({
      ListTasks: ({ desiredStatus }) => ({
        taskArns: [TASK.taskArn, ...(desiredStatus === 'STOPPED' ? ['other'] : [])],
      }),
      DescribeTasks: ({ tasks }) => {
        expect(tasks).toEqual([TASK.taskArn, 'other']);
        return {
          tasks: [
            TASK,
            { taskArn: 'a/other', lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart', stoppedReason: 'why' },
          ],
        };
      },
      DescribeServices: () => ({
        services: [
          {
            events: [{ message: 'newest' }, { message: 'older' }],
            deployments: [{ status: 'PRIMARY', rolloutState: 'FAILED' }],
          },
        ],
      }),
    });
    await expect(see.snapshot('demo-1')).resolves.toEqual({
      events: ['newest', 'older'],
      gaveUp: true,
      tasks: [
        {
          id: 'abc123',
          arn: TASK.taskArn,
          lastStatus: 'RUNNING',
          networkInterfaceId: 'eni-1',
          containers: [
            { name: 'data', lastStatus: 'STOPPED', exitCode: 0 },
            { name: 'web', lastStatus: 'RUNNING', health: 'HEALTHY', digest: 'sha256:beef' },
            { name: 'api', lastStatus: 'PENDING', reason: 'CannotPullContainerError: x' },
          ],
        },
        {
          id: 'other',
          arn: 'a/other',
          lastStatus: 'STOPPED',
          stopCode: 'TaskFailedToStart',
          stoppedReason: 'why',
          containers: [],
        },
      ],
    });
  });

  it('see a service that does not exist yet as one with nothing to tell', async () => {
    const { eyes: see } = eyes({});
    await expect(see.snapshot('demo-1')).resolves.toEqual({ events: [], gaveUp: false, tasks: [] });
  });

  it('find the address that people reach it at, or none', async () => {
    const both = { PrivateIpAddress: '10.0.0.7', Association: { PublicIp: '198.51.100.7' } };
    const answers = { DescribeNetworkInterfaces: () => ({ NetworkInterfaces: [both] }) };
    const { eyes: see } = eyes(answers);
    const demo = { playgroundId: 'demo-0a1b2c3d', template: sampleTemplate() };
    const inside = eyes(answers, { exposure: 'private' }).eyes;
    await expect(inside.address('eni-1', demo)).resolves.toBe('http://10.0.0.7:8080');
    await expect(see.address('eni-1', demo)).resolves.toBe('http://198.51.100.7:8080');
    await expect(eyes({}).eyes.address('eni-1', demo)).resolves.toBeUndefined();
  });

  it('know the address behind a load balancer without asking: it is a name, whatever task is behind it', async () => {
    const { eyes: see, asked } = eyes({}, { exposure: 'load-balancer', loadBalancer: sampleLoadBalancer() });
    const demo = { playgroundId: 'demo-0a1b2c3d', template: sampleTemplate() };
    await expect(see.address('eni-1', demo)).resolves.toBe('https://demo.play.example.com');
    expect(asked).toEqual([]);
  });

  it('read the newest lines of a container from its own stream', async () => {
    const { eyes: see, asked } = eyes({ GetLogEvents: () => ({ events: [{ message: 'a' }, { message: 'b' }] }) });
    await expect(see.lastLines('demo-1', 'abc123', 'web')).resolves.toEqual(['a', 'b']);
    expect(asked[0]?.input).toMatchObject({
      logGroupName: '/logs',
      logStreamName: 'demo-1/web/abc123',
      startFromHead: false,
    });
  });

  it('see no lines where there is no stream, and do not hide other faults', async () => {
    const throwing = (error: Error) => ({
      GetLogEvents: () => {
        throw error;
      },
    });
    const none = new ResourceNotFoundException({ $metadata: {}, message: '' });
    await expect(eyes(throwing(none)).eyes.lastLines('demo-1', 't', 'web')).resolves.toEqual([]);
    await expect(eyes(throwing(new Error('denied'))).eyes.lastLines('demo-1', 't', 'web')).rejects.toThrow('denied');
  });
});
