import { expect, test } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { runOperation } from '../../../provisioner/run/run.ts';
import { timedDeps } from '../../../provisioner/run/timed.ts';
import { LAMBDA_MS, world } from '../support/world.ts';

type Line = { details: { step?: string; subject?: string; ok?: boolean } };

function steps(logged: unknown[]): string[] {
  return (logged as Line[])
    .filter(({ details }) => details.step !== undefined)
    .map(({ details }) => [details.step, details.subject, details.ok === false && 'broken'].filter(Boolean).join(' '));
}

test('a create leaves a line for each of its steps, resources within the engine', async () => {
  const it = world();
  const id = await it.claimCreate();
  await runOperation(id, timedDeps(it.deps), { remainingMs: () => LAMBDA_MS });
  expect(steps(it.logged)).toEqual([
    'credentials',
    'resource aws:ec2/securityGroup:SecurityGroup',
    'resource aws:ecs/service:Service',
    'engine up',
    'containers',
  ]);
});

test('what breaks is said to have, and what removes it is timed as well', async () => {
  const it = world();
  const id = await it.claimCreate();
  const broken = { ...it.deps, awaitReady: () => Promise.reject(new UserError('NOT_HEALTHY', 'It never came up.')) };
  await runOperation(id, timedDeps(broken), { remainingMs: () => LAMBDA_MS });
  expect(steps(it.logged).slice(4)).toEqual([
    'containers broken',
    'leftovers',
    'engine destroy',
    'leftovers',
    'leftovers',
    'credentials',
    'receipt',
  ]);
});

test('the resources of the engine itself are nobody’s steps', async () => {
  const it = world();
  const id = await it.claimCreate();
  const { engine } = it.deps;
  const up: typeof engine.up = async (spec, watch) => {
    watch.onResource({ type: 'pulumi:pulumi:Stack', phase: 'begun' });
    watch.onResource({ type: 'pulumi:pulumi:Stack', phase: 'done' });
    await engine.up(spec, watch);
  };
  await runOperation(id, timedDeps({ ...it.deps, engine: { ...engine, up } }), { remainingMs: () => LAMBDA_MS });
  expect(steps(it.logged).join()).not.toContain('Stack');
});
