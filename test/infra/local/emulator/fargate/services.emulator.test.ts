import { DeleteSecurityGroupCommand, DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { FOREVER, script, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

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
    await until(
      () => fargate.describeService(service),
      ({ events }) => events?.some(({ message }) => message?.includes('unable to consistently start tasks')) ?? false,
    );
    // The third failure in a row is followed by a wait: it is the newest, and nothing has been started after it.
    expect(await fargate.tasksOf(service, 'RUNNING')).toEqual([]);
    expect((await fargate.tasksOf(service, 'STOPPED')).length).toBe(3);
    await fargate.deleteService(service);
  });

  it('completes its deployment when the task is healthy, and not before', async () => {
    const { fargate } = suite();
    const late = `setTimeout(() => require('node:fs').writeFileSync('/tmp-ok', ''), 2500);${FOREVER}`;
    const command = ['CMD', '/usr/local/bin/node', '-e', `require('node:fs').statSync('/tmp-ok')`];
    const service = await fargate.serve([
      script('main', late, { healthCheck: { command, interval: 5, startPeriod: 60 } }),
    ]);
    const seen: string[] = [];
    const { deployments } = await until(
      () => fargate.describeService(service),
      ({ deployments: rollouts, runningCount }) => {
        if (runningCount === 1) seen.push(rollouts?.[0]?.rolloutState ?? '');
        return rollouts?.[0]?.rolloutState === 'COMPLETED';
      },
    );
    expect(deployments?.[0]?.rolloutState).toBe('COMPLETED');
    expect(seen).toContain('IN_PROGRESS');
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
