import { expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { worldInFakeTime } from '../support/world.ts';

it('clears what an engine left that broke off, its lock too, before what ran before comes back', async () => {
  const w = worldInFakeTime();
  await w.ready();
  const { up } = w.deps.engine;
  let runs = 0;
  w.deps.engine.up = async (spec, watch) => {
    if (++runs === 1) throw new UserError('NOT_PLACED', 'A quota of the AWS account is used up.');
    await up(spec, watch);
  };
  await expect(w.run(await w.claimUpdate({ web: 'v2' }))).resolves.toMatchObject({ end: 'failed' });
  expect(w.calls.indexOf('recover')).toBeGreaterThanOrEqual(0);
  expect(w.calls.indexOf('recover')).toBeLessThan(w.calls.indexOf('up'));
  expect(w.playground()?.state).toBe('ready');
});
