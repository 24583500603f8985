import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { startEmulator } from '../../../../support/emulator.ts';
import { createFargate, FOREVER, script } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

describeFargate('the end of the emulator', (suite) => {
  it('leaves no container and no volume, though a service would have its tasks replaced', async () => {
    const { images } = suite();
    const emulator = await startEmulator({ images });
    const fargate = await createFargate(emulator.endpoint, images.pauseImage);
    const service = await fargate.serve(
      [script('main', FOREVER, { mountPoints: [{ sourceVolume: 'v', containerPath: '/v', readOnly: false }] })],
      { volumes: ['v'] },
    );
    const { taskArn } = await fargate.untilServing(service);
    const [owner] = await docker(
      'ps',
      '--filter',
      `label=com.amazonaws.ecs.task-arn=${taskArn}`,
      '--format',
      '{{.Label "ministack.instance"}}',
    );
    const ours = ['--quiet', '--filter', `label=ministack.instance=${owner}`];
    expect(await docker('volume', 'ls', ...ours)).toHaveLength(1);
    await emulator.stop();
    fargate.close();
    expect(await docker('ps', '--all', ...ours)).toEqual([]);
    expect(await docker('volume', 'ls', ...ours)).toEqual([]);
  });
});
