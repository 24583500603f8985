import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingTools } from '../../provisioner/support/missing-tools.ts';
import type { Met } from './proxy/proxy.ts';
import { runTrials } from './run-trials.ts';
import { awsFaults } from './scenarios/aws-faults.ts';
import { killsAtCalls } from './scenarios/kills-at-calls.ts';
import { killAtEvent } from './scenarios/kills-at-events.ts';
import { networkGone } from './scenarios/network-gone.ts';
import type { Trial } from './trial.ts';
import { type RealWorld, realWorld } from './world.ts';

const missing = await missingTools();
/** The first once left a second task definition behind, which no service used. */
const TRIALS = [
  ...named(
    awsFaults({ phase: 'create', calls: [call('ecs', 'RegisterTaskDefinition')] }),
    'in a create, ecs RegisterTaskDefinition is cut off after it did it once',
  ),
  ...named(
    killsAtCalls({ phase: 'destroy', calls: [call('ecs', 'DeleteService')] }),
    'killed in a destroy after ecs DeleteService',
  ),
  killAtEvent('create', 12),
  ...named(
    networkGone({ phase: 'destroy', calls: [call('ec2', 'DeleteSecurityGroup')] }),
    'AWS gone for 5 s in a destroy from ec2 DeleteSecurityGroup on',
  ),
];

function call(service: string, action: string): Met {
  return { service, action, number: 1, byEngine: true };
}

function named(trials: Trial[], label: string): Trial[] {
  const found = trials.filter((trial) => trial.label === label);
  if (found.length !== 1) throw new Error(`there are ${found.length} trials "${label}"`);
  return found;
}

let world: RealWorld;
beforeAll(async () => {
  if (!missing) world = await realWorld(console.log);
});
afterAll(() => world?.stop());

describe.skipIf(missing)(`some of npm run chaos${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('leaves every playground whole or gone, whatever is killed, and however AWS answers', async () => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const { broken, faults } = await runTrials(world, TRIALS, { log, until: Number.POSITIVE_INFINITY }, String);
    expect(broken, lines.join('\n')).toEqual([]);
    expect(faults, lines.join('\n')).toBe(TRIALS.length);
  }, 600_000);
});
