import * as pulumi from '@pulumi/pulumi';
import { KEEP_WARM } from '../../../bot/keep-warm.ts';
import type { LambdaFunction } from '../lambda-function.ts';
import { Triggers } from '../triggers.ts';

/** Lambda keeps an environment for longer than that, as a rule; it promises nothing. */
const SCHEDULE = 'rate(5 minutes)';

/** Invokes a function now and then, so that one environment of it is there. */
export function keepWarm(name: string, target: LambdaFunction): void {
  const input = pulumi.jsonStringify(KEEP_WARM);
  new Triggers(name, { target, when: { 'keep-warm': { schedule: SCHEDULE, input } } });
}
