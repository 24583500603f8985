import type { Pair } from '../frame/figures.ts';
import type { Sample } from '../in-turns.ts';
import type { Step } from './contenders.ts';

export type EngineSamples = Record<'operation' | 'ours' | 'plain' | 'floor', Sample<Step>[]>;

const GOAL = 0.5;
const PLAIN = 'the bare Automation API';
const FLOOR = 'the same AWS calls alone';

/** Whole operations and our engine by itself, each against the bare API and against the calls that no engine could save. */
export function enginePairs({ operation, ours, plain, floor }: EngineSamples): Pair[] {
  const pair = (
    what: string,
    own: Sample<Step>[],
    of: (sample: Sample<Step>) => number,
    [against, others]: [string, Sample<Step>[]],
    goal?: number,
  ): Pair => ({ what, unit: 'ms', ours: own.map(of), against, theirs: others.map(of), ...(goal && { goal }) });
  const made = ({ create }: Sample<Step>): number => create;
  const madeWithoutWait = ({ create, waited }: Sample<Step>): number => create - waited;
  const removed = ({ destroy }: Sample<Step>): number => destroy;
  const removedWithoutDrain = ({ destroy, drain }: Sample<Step>): number => destroy - drain;
  const whole = 'operation, taken to published';
  return [
    pair(`create: ${whole}`, operation, made, [PLAIN, plain], GOAL),
    pair(`create: ${whole}, without the containers' start`, operation, madeWithoutWait, [PLAIN, plain], GOAL),
    pair('create: the engine', ours, made, [PLAIN, plain], GOAL),
    pair('create: the engine', ours, made, [FLOOR, floor]),
    pair(`destroy: ${whole}`, operation, removed, [PLAIN, plain]),
    pair(`destroy: ${whole}, without the service's drain`, operation, removedWithoutDrain, [PLAIN, plain], GOAL),
    pair("destroy: the engine, without the service's drain", ours, removedWithoutDrain, [PLAIN, plain], GOAL),
    pair("destroy: the engine, without the service's drain", ours, removedWithoutDrain, [FLOOR, floor]),
  ];
}
