import { DeleteSecurityGroupCommand, DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { FOREVER, script, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

const ascending = (one: number, other: number): number => one - other;
const SERVER = `require('node:http').createServer((q, r) => r.end('here')).listen(8080);`;

describeFargate('a service in the emulator', (suite) => {
  it('has tasks with a network interface, whose EC2 record has the address at which the task answers', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([script('main', SERVER)]);
    const task = await fargate.untilServing(service);
    const record = await fargate.networkInterface(task);
    expect(record).toMatchObject({ SubnetId: fargate.subnet, Status: 'in-use' });
    expect(record?.Groups?.map(({ GroupId }) => GroupId)).toEqual([fargate.securityGroup]);
    const answer = await until(
      () =>
        fetch(`http://${record?.Association?.PublicIp}:8080`)
          .then((r) => r.text())
          .catch(() => ''),
      (text) => text !== '',
    );
    expect(answer).toBe('here');
    await expect(
      fargate.ec2.send(new DeleteSecurityGroupCommand({ GroupId: fargate.securityGroup })),
    ).rejects.toMatchObject({ name: 'DependencyViolation' });
    await fargate.deleteService(service);
  });

  it('has no public address unless it asks for one, as on Fargate', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([script('main', FOREVER)], { assignPublicIp: 'DISABLED' });
    const record = await fargate.networkInterface(await fargate.untilServing(service));
    expect(record?.PrivateIpAddress).toMatch(/^\d+(\.\d+){3}$/);
    expect(record?.Association).toBeUndefined();
    await fargate.deleteService(service);
  });

  it('replaces a task that dies, at a new address', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([script('main', FOREVER)]);
    const first = await fargate.untilServing(service);
    const before = await fargate.networkInterface(first);
    const id = first.containers?.[0]?.runtimeId ?? '';
    await docker('kill', '--signal', 'KILL', id);
    const second = await fargate.untilServing(service, first.taskArn);
    const after = await fargate.networkInterface(second);
    expect(after?.NetworkInterfaceId).not.toBe(before?.NetworkInterfaceId);
    expect(after?.Association?.PublicIp).not.toBe(before?.Association?.PublicIp);
    expect((await fargate.untilStopped(first.taskArn ?? '')).containers?.[0]?.exitCode).toBe(137);
    await fargate.deleteService(service);
  });

  it('says in its events that its tasks do not stay up, and goes slow on replacing them', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([script('main', 'process.exit(1);')]);
    // In this order, so that a task that stops between the two lists is in one of them at most.
    const tasks = await until(
      async () => [...(await fargate.tasksOf(service, 'STOPPED')), ...(await fargate.tasksOf(service, 'RUNNING'))],
      (all) => all.length > 3,
    );
    const { events = [] } = await fargate.describeService(service);
    const told = events.find(({ message }) => message?.includes('unable to consistently start tasks'));
    // The third failure in a row is followed by a wait of two seconds.
    const [, , third, fourth] = tasks
      .map(({ createdAt }) => Number(createdAt) - Number(told?.createdAt))
      .sort(ascending);
    expect(third).toBeLessThan(0);
    expect(fourth).toBeGreaterThan(1000);
    await fargate.deleteService(service);
  });

  it('completes its deployment when the task is healthy, and not before', async () => {
    const { fargate } = suite();
    const command = ['CMD', '/usr/local/bin/node', '-e', `require('node:fs').statSync('/tmp-ok')`];
    const healthCheck = { command, interval: 5, startPeriod: 300 };
    const service = await fargate.serve([script('main', FOREVER, { healthCheck })]);
    const started = await fargate.untilServing(service);
    expect((await fargate.describeService(service)).deployments?.[0]?.rolloutState).toBe('IN_PROGRESS');
    await fargate.act(started, 'main', `require('node:fs').writeFileSync('/tmp-ok', '')`);
    await until(
      () => fargate.describeService(service),
      ({ deployments: rollouts }) => rollouts?.[0]?.rolloutState === 'COMPLETED',
    );
    const [task] = await fargate.tasksOf(service, 'RUNNING');
    expect(task?.healthStatus).toBe('HEALTHY');
    await fargate.deleteService(service);
  });

  it('gives up after three tasks that did not stay up, when its circuit breaker is on', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([script('main', 'process.exit(1);')], { circuitBreaker: true });
    const { deployments } = await until(
      () => fargate.describeService(service),
      ({ deployments: rollouts }) => rollouts?.[0]?.rolloutState === 'FAILED',
    );
    expect(deployments?.[0]?.failedTasks).toBe(3);
    expect(await fargate.tasksOf(service, 'RUNNING')).toEqual([]);
    await fargate.deleteService(service);
  });

  it('takes its tasks, their containers, networks and interfaces with it when it is deleted', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([script('main', FOREVER)]);
    const task = await fargate.untilServing(service);
    const record = await fargate.networkInterface(task);
    await fargate.deleteService(service);
    const label = ['--quiet', '--filter', `label=com.amazonaws.ecs.task-arn=${task.taskArn}`];
    expect(await docker('ps', '--all', ...label)).toEqual([]);
    const { NetworkInterfaces } = await fargate.ec2.send(new DescribeNetworkInterfacesCommand({}));
    expect(NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId)).not.toContain(
      record?.NetworkInterfaceId,
    );
    expect((await fargate.describe(task.taskArn ?? '')).lastStatus).toBe('STOPPED');
    expect(await fargate.tasksOf(service, 'RUNNING')).toEqual([]);
  });
});
