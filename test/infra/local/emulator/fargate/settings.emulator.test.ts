import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { FOREVER, script, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

describeFargate('the settings of a container in the emulator', (suite) => {
  it('are those of the definition: limits, sysctls of the whole task, terminal, labels', async () => {
    const tell = `const fs = require('node:fs'); const { isatty } = require('node:tty');
      const [, limit] = /Max open files\\s+\\d+\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/limits', 'utf8'));
      const port = fs.readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').trim();
      console.log(JSON.stringify({ limit, port, out: isatty(1), in: isatty(0) }));`;
    const systemControls = [{ namespace: 'net.ipv4.ip_unprivileged_port_start', value: '79' }];
    const task = await suite().fargate.run([
      script('other', FOREVER, { systemControls, essential: false }),
      script('tell', `${tell}${FOREVER}`, {
        ulimits: [{ name: 'nofile', softLimit: 1000, hardLimit: 2000 }],
        dockerLabels: { team: 'shop' },
        pseudoTerminal: true,
        interactive: true,
      }),
    ]);
    const [line] = await until(
      () => suite().fargate.output(task, 'tell'),
      (lines) => lines.length > 0,
    );
    // The hard limit: Node raises the soft one to it by itself.
    expect(JSON.parse(line ?? '')).toEqual({ limit: '2000', port: '79', out: true, in: true });
    const label = ['--filter', `label=com.amazonaws.ecs.task-arn=${task}`, '--filter', 'label=team=shop'];
    expect(await docker('ps', '--format', '{{.Names}}', ...label)).toEqual([expect.stringMatching(/-tell$/)]);
    await suite().fargate.stop(task);
  });

  it('has the volumes of the sibling that it takes them from, read-only where it says so', async () => {
    const read = `const fs = require('node:fs'); const seen = fs.readFileSync('/v/note', 'utf8');
      try { fs.writeFileSync('/v/mine', ''); console.log(seen, 'wrote'); } catch (e) { console.log(seen, e.code); }`;
    const task = await suite().fargate.run(
      [
        script('writer', `require('node:fs').writeFileSync('/v/note', 'from writer');${FOREVER}`, {
          mountPoints: [{ sourceVolume: 'v', containerPath: '/v', readOnly: false }],
          healthCheck: {
            command: ['CMD', '/usr/local/bin/node', '-e', `require('node:fs').statSync('/v/note')`],
            interval: 5,
            startPeriod: 60,
          },
        }),
        script('reader', read, {
          dependsOn: [{ containerName: 'writer', condition: 'HEALTHY' }],
          volumesFrom: [{ sourceContainer: 'writer', readOnly: true }],
        }),
      ],
      ['v'],
    );
    await suite().fargate.untilStopped(task);
    expect(await suite().fargate.output(task, 'reader')).toEqual(['from writer EROFS']);
  });
});

/** Shorter than ECS takes (60 s), so that nobody waits a minute. */
const PERIOD = 1;

describeFargate('a container with a restart policy in the emulator', (suite) => {
  const dying = (afterMs: number, code: number): string =>
    `console.log('up'); setTimeout(() => process.exit(${code}), ${afterMs});`;

  it('is started again in its place when it has run for the period, and the task goes on', async () => {
    const restartPolicy = { enabled: true, restartAttemptPeriod: PERIOD };
    const task = await suite().fargate.run([script('main', dying(1500, 3), { restartPolicy })]);
    const lines = await until(
      () => suite().fargate.output(task, 'main'),
      (said) => said.length >= 3,
    );
    expect(lines.slice(0, 3)).toEqual(['up', 'up', 'up']);
    expect((await suite().fargate.describe(task)).lastStatus).toBe('RUNNING');
    await suite().fargate.stop(task);
  });

  it.each([
    ['ended sooner', { enabled: true, restartAttemptPeriod: 300 }],
    ['ended with a code that is to be ignored', { enabled: true, restartAttemptPeriod: PERIOD, ignoredExitCodes: [3] }],
    ['has its policy switched off', { enabled: false, restartAttemptPeriod: PERIOD }],
  ])('ends its task where it %s', async (_, restartPolicy) => {
    const task = await suite().fargate.run([script('main', dying(1500, 3), { restartPolicy })]);
    expect((await suite().fargate.untilStopped(task)).stopCode).toBe('EssentialContainerExited');
    expect(await suite().fargate.output(task, 'main')).toEqual(['up']);
  });
});
