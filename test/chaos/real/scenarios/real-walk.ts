import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { Scenario } from '../../scenario.ts';
import { callFromNow, harmFrom, harmOnce, harmWhile } from '../harm.ts';
import type { Life } from '../life.ts';
import { killAll } from '../provisioners.ts';
import { runTrials } from '../run-trials.ts';
import { PHASES, type Trial } from '../trial.ts';
import { realWorld } from '../world.ts';

/** @returns how many faults it has been by now */
type Harming = (life: Life) => () => number;

/** About as many calls as a create makes, or a destroy, or what goes on with one that was killed. */
const CALLS = 70;
const SERVICES = ['dynamodb', 's3', 'ecs', 'ec2', 'ssm', 'sns', 'tagging'];
const LIVES = 40;

const call = fc.integer({ min: 1, max: CALLS });
const harmings: fc.Arbitrary<{ words: string; harm: Harming }> = fc.oneof(
  fc.record({ at: call, after: fc.boolean() }).map(({ at, after }) => ({
    words: `killed ${after ? 'after' : 'before'} call ${at}`,
    harm: (life: Life) =>
      harmOnce(life, callFromNow(life, at), { does: 'cut', after, meanwhile: () => killAll(life.proxy.endpoint) }),
  })),
  fc
    .record({ service: fc.constantFrom(...SERVICES), ms: fc.constantFrom(500, 4000, 12_000) })
    .map(({ service, ms }) => ({
      words: `${service} throttled for ${ms / 1000} s`,
      harm: (life: Life) => harmWhile(life, (met) => met.service === service, { does: 'refuse', as: 'throttle' }, ms),
    })),
  fc.record({ at: call, ms: fc.constantFrom(3000, 14_000) }).map(({ at, ms }) => ({
    words: `AWS gone for ${ms / 1000} s from call ${at}`,
    harm: (life: Life) => harmFrom(life, callFromNow(life, at), { does: 'cut', after: false }, ms),
  })),
  fc.record({ at: call }).map(({ at }) => ({
    words: `call ${at} answered late`,
    harm: (life: Life) => harmOnce(life, callFromNow(life, at), { does: 'hold', meanwhile: () => delay(3000) }),
  })),
  fc.constant({ words: 'left alone', harm: leaveAlone }),
);

function leaveAlone(life: Life): () => number {
  life.proxy.harm = () => undefined;
  return () => 0;
}

/** Several harms to one create, or one destroy, also to the runs that go on with what an earlier one left. */
export const realWalk: Scenario = {
  name: 'real-walk',
  async run({ seed, steps, short, until, trial, kept, log }) {
    const lives = fc.array(harmings, { minLength: 1, maxLength: 5 });
    const drawn = fc.sample(lives, { seed, numRuns: Math.min(2 * steps, short ? 1 : 2 * LIVES) });
    const world = await realWorld(log);
    try {
      const replay = (label: string) => `npm run chaos -- --only real-walk --seed ${seed} --trial "${label}"`;
      const trials = drawn.map(trialOf).filter(({ label }) => trial === undefined || label === trial);
      const { points: _, ...result } = await runTrials(world, trials, { log, until }, replay, kept?.of('real-walk'));
      return result;
    } finally {
      await world.stop();
    }
  },
};

function trialOf(harms: { words: string; harm: Harming }[], at: number): Trial {
  const phase = PHASES[at % PHASES.length] ?? 'create';
  return {
    label: `in ${phase} ${at + 1}: ${harms.map(({ words }) => words).join(', then ')}`,
    phase,
    harm(life) {
      const waiting = [...harms];
      const counts: (() => number)[] = [];
      life.beforeRun = () => {
        const next = waiting.shift();
        if (next) counts.push(next.harm(life));
      };
      return () => counts.reduce((sum, count) => sum + count(), 0);
    },
  };
}
