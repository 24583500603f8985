import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { containerOf, FOREVER, script, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

const TIME = 'console.log(Date.now());';
const AFTER_A_WHILE = (act: string): string => `setTimeout(() => { ${TIME} ${act} }, 700);`;

describeFargate('dependsOn in the emulator', (suite) => {
  const after = (containerName: string, condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') => ({
    dependsOn: [{ containerName, condition }],
  });
  async function firstTime(task: string, container: string): Promise<number> {
    const [line] = await until(
      () => suite().fargate.output(task, container),
      (lines) => lines.length > 0,
    );
    return Number(line);
  }

  it('START: starts a container once the other has started, in whatever order the definition lists them', async () => {
    const task = await suite().fargate.run([
      script('second', FOREVER, after('first', 'START')),
      script('first', FOREVER),
    ]);
    const { containers = [] } = await suite().fargate.untilRunning(task);
    expect(containers.map(({ name }) => name)).toEqual(['first', 'second']);
    // By Docker: whose program gets to speak first is up to the machine.
    const ids = containers.map(({ runtimeId = '' }) => runtimeId);
    const [first, second] = (await docker('inspect', '--format', '{{.State.StartedAt}}', ...ids)).map(Date.parse);
    expect(first).toBeLessThan(second ?? 0);
    await suite().fargate.stop(task);
  });

  it.each([
    ['COMPLETE', 3],
    ['SUCCESS', 0],
  ] as const)('%s: starts a container after the other has exited, here with code %i', async (condition, code) => {
    const task = await suite().fargate.run([
      script('first', AFTER_A_WHILE(`process.exit(${code})`), { essential: false }),
      script('second', `${TIME}${FOREVER}`, after('first', condition)),
    ]);
    const running = await suite().fargate.untilRunning(task);
    expect(containerOf(running, 'first')).toMatchObject({ lastStatus: 'STOPPED', exitCode: code });
    expect(await firstTime(task, 'first')).toBeLessThan(await firstTime(task, 'second'));
    await suite().fargate.stop(task);
  });

  it('HEALTHY: starts a container after the other has passed its health check', async () => {
    const server = `require('node:http').createServer((q, r) => r.end()).listen(8081, () => console.log(Date.now()));`;
    const check = `fetch('http://127.0.0.1:8081').then(() => process.exit(0), () => process.exit(1))`;
    const task = await suite().fargate.run([
      script('first', `setTimeout(() => { ${server} }, 1500);`, {
        healthCheck: { command: ['CMD', '/usr/local/bin/node', '-e', check], interval: 5, timeout: 3, startPeriod: 20 },
      }),
      script('second', `${TIME}${FOREVER}`, after('first', 'HEALTHY')),
    ]);
    const running = await suite().fargate.untilRunning(task);
    expect(containerOf(running, 'first').healthStatus).toBe('HEALTHY');
    expect(await firstTime(task, 'first')).toBeLessThan(await firstTime(task, 'second'));
    await suite().fargate.stop(task);
  });

  it('SUCCESS that never comes: the task stops, and the container that could not start says why', async () => {
    const task = await suite().fargate.run([
      script('seed', 'console.error("no seed here"); process.exit(7);', { essential: false }),
      script('app', FOREVER, after('seed', 'SUCCESS')),
    ]);
    const stopped = await suite().fargate.untilStopped(task);
    expect(stopped).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(containerOf(stopped, 'seed').exitCode).toBe(7);
    expect(containerOf(stopped, 'app')).toMatchObject({ exitCode: 143 });
    expect(containerOf(stopped, 'app').reason).toMatch(
      /^CannotStartContainerError: dependency graph: .*\[seed\(.*Exit: 7\] for target \[app\(.*did not exit successfully\.$/,
    );
    expect(await suite().fargate.output(task, 'seed')).toEqual(['no seed here']);
  });

  it('HEALTHY that never comes, because the other exits: the task stops with the exit code of the other', async () => {
    const task = await suite().fargate.run([
      script('api', AFTER_A_WHILE('process.exit(5)'), {
        healthCheck: { command: ['CMD', '/usr/local/bin/node', '-e', 'process.exit(1)'], interval: 5, startPeriod: 20 },
      }),
      script('web', FOREVER, after('api', 'HEALTHY')),
    ]);
    const stopped = await suite().fargate.untilStopped(task);
    expect(stopped.stopCode).toBe('EssentialContainerExited');
    expect(containerOf(stopped, 'api').exitCode).toBe(5);
  });

  it.each([
    [
      'a dependency for SUCCESS that is essential',
      [script('a', ''), script('b', '', after('a', 'SUCCESS'))],
      /essential/,
    ],
    [
      'a dependency for HEALTHY without a check',
      [script('a', ''), script('b', '', after('a', 'HEALTHY'))],
      /health check/,
    ],
    ['a dependency that is not there', [script('b', '', after('a', 'START'))], /depends on a/],
    ['a circle', [script('a', '', after('b', 'START')), script('b', '', after('a', 'START'))], /cycle: a -> b -> a/],
  ])('refuses at registration %s', async (_what, containers, reason) => {
    await expect(suite().fargate.register(containers)).rejects.toThrow(reason);
  });
});
