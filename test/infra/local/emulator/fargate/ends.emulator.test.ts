import { expect, it } from 'vitest';
import { containerOf, FOREVER, script, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

describeFargate('how a task ends in the emulator', (suite) => {
  it('stops when an essential container exits; each container keeps its own exit code, and the last lines are in the log', async () => {
    // That it answers says that it would hear a signal.
    const listen = `require('node:http').createServer((q, r) => r.end()).listen(8081, '127.0.0.1');`;
    const keep = `process.removeAllListeners('SIGTERM'); process.on('SIGTERM', () => process.exit(42)); ${listen}`;
    const speak = `for (let i = 1; i <= 50; i += 1) console.log('line', i); process.exit(3);`;
    const whenItListens = `const ask = () => fetch('http://127.0.0.1:8081').then(() => { ${speak} }, () => setTimeout(ask, 50)); ask();`;
    const task = await suite().fargate.run([
      script('keeper', keep, { stopTimeout: 30 }),
      script('main', whenItListens),
    ]);
    const stopped = await suite().fargate.untilStopped(task);
    expect(stopped).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(containerOf(stopped, 'main').exitCode).toBe(3);
    expect(containerOf(stopped, 'keeper').exitCode).toBe(42);
    expect((await suite().fargate.output(task, 'main')).at(-1)).toBe('line 50');
  });

  it('goes on when a container exits that is not essential', async () => {
    const task = await suite().fargate.run([
      script('aside', 'process.exit(1);', { essential: false }),
      script('main', FOREVER),
    ]);
    await until(
      () => suite().fargate.describe(task),
      (shown) => containerOf(shown, 'aside').exitCode === 1,
    );
    expect((await suite().fargate.untilRunning(task)).desiredStatus).toBe('RUNNING');
    await suite().fargate.stop(task);
  });

  it('reports 137 for a container that does not end within its stopTimeout', async () => {
    const deaf = `process.removeAllListeners('SIGTERM'); process.on('SIGTERM', () => {});${FOREVER}`;
    const task = await suite().fargate.run([script('deaf', `${deaf}console.log('up');`, { stopTimeout: 2 })]);
    await until(
      () => suite().fargate.output(task, 'deaf'),
      (lines) => lines.includes('up'),
    );
    await suite().fargate.stop(task);
    expect(containerOf(await suite().fargate.untilStopped(task), 'deaf').exitCode).toBe(137);
  });

  it('stops with CannotPullContainerError when an image cannot be pulled, and starts nothing more', async () => {
    const task = await suite().fargate.run([
      { name: 'absent', image: '127.0.0.1:1/nobody/nothing:none' },
      script('later', FOREVER, { dependsOn: [{ containerName: 'absent', condition: 'START' }] }),
    ]);
    const stopped = await suite().fargate.untilStopped(task);
    expect(stopped.stopCode).toBe('TaskFailedToStart');
    expect(stopped.stoppedReason).toMatch(
      /^CannotPullContainerError: pull image manifest has been retried 1 time\(s\): failed to resolve ref 127\.0\.0\.1:1\/nobody\/nothing:none: /,
    );
    expect(containerOf(stopped, 'absent').reason).toBe(stopped.stoppedReason);
    expect(containerOf(stopped, 'later').exitCode).toBeUndefined();
  });

  it('stops with ResourceInitializationError when a secret is not there', async () => {
    const task = await suite().fargate.run([
      script('main', FOREVER, { secrets: [{ name: 'PASSWORD', valueFrom: '/not/there' }] }),
    ]);
    const stopped = await suite().fargate.untilStopped(task);
    expect(stopped.stopCode).toBe('TaskFailedToStart');
    expect(stopped.stoppedReason).toMatch(/^ResourceInitializationError: .*\/not\/there/);
  });
});
