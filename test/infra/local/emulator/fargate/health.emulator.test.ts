import { execa } from 'execa';
import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { containerOf, FOREVER, script, type TestContainer, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

/** Healthy while the container has the file that its script makes and removes. */
const check = (more: object = {}): Pick<TestContainer, 'healthCheck'> => ({
  healthCheck: {
    command: ['CMD', '/usr/local/bin/node', '-e', `process.exit(require('node:fs').existsSync('/tmp-ok') ? 0 : 1)`],
    interval: 5,
    timeout: 3,
    retries: 1,
    ...more,
  },
});
const MAKE = `require('node:fs').writeFileSync('/tmp-ok', '');`;
const UNMAKE = `require('node:fs').unlinkSync('/tmp-ok');`;

describeFargate('health checks in the emulator', (suite) => {
  it('are run, and fill in healthStatus of the container and of the task', async () => {
    const { fargate } = suite();
    // So many checks may fail that it is not UNHEALTHY before it is made healthy below.
    const checked = script('checked', FOREVER, check({ retries: 10 }));
    const task = await fargate.run([checked, script('unchecked', FOREVER)]);
    const running = await fargate.untilRunning(task);
    expect(containerOf(running, 'checked').healthStatus).toBe('UNKNOWN');
    await fargate.act(running, 'checked', MAKE);
    const healthy = await until(
      () => fargate.describe(task),
      ({ healthStatus }) => healthStatus === 'HEALTHY',
    );
    expect(containerOf(healthy, 'checked').healthStatus).toBe('HEALTHY');
    expect(containerOf(healthy, 'unchecked').healthStatus).toBe('UNKNOWN');
    await fargate.stop(task);
  });

  it('that fail leave a task alone that belongs to no service, as ECS does', async () => {
    const { fargate } = suite();
    const task = await fargate.run([script('checked', FOREVER, check())]);
    const unhealthy = await until(
      () => fargate.describe(task),
      ({ healthStatus }) => healthStatus === 'UNHEALTHY',
    );
    expect(containerOf(unhealthy, 'checked').healthStatus).toBe('UNHEALTHY');
    expect(unhealthy).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' });
    await fargate.stop(task);
  });

  it('that fail in an essential container of a service get the task stopped and replaced', async () => {
    const { fargate } = suite();
    const service = await fargate.serve([
      script('checked', `${MAKE} setTimeout(() => { ${UNMAKE} }, 3000);${FOREVER}`, check({ startPeriod: 10 })),
    ]);
    const first = await fargate.untilServing(service);
    const stopped = await fargate.untilStopped(first.taskArn ?? '');
    expect(stopped).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    });
    await fargate.untilServing(service, first.taskArn);
    const { events } = await fargate.describeService(service);
    expect(events?.map(({ message }) => message)).toContain(
      `(service ${service}) (task ${first.taskArn?.split('/').at(-1)}) failed container health checks.`,
    );
    await fargate.deleteService(service);
  });

  it('of the image alone are not run', async () => {
    const { fargate, images } = suite();
    const image = 'playground-local/test-with-healthcheck';
    const dockerfile = `FROM ${images.pauseImage}\nHEALTHCHECK --interval=1s CMD ["/usr/local/bin/node", "-e", ""]\n`;
    await execa('docker', ['build', '--quiet', '--tag', image, '-'], { input: dockerfile });
    const task = await fargate.run([script('unchecked', FOREVER, { image })]);
    const id = containerOf(await fargate.untilRunning(task), 'unchecked').runtimeId ?? '';
    expect(await docker('inspect', '--format', '{{json .Config.Healthcheck.Test}}', id)).toEqual(['["NONE"]']);
    await fargate.stop(task);
    await docker('image', 'rm', image);
  });
});
