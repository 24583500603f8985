import type { Playground } from '../../provisioner/contract/playground.ts';
import { mayReach, reach, type Unreached } from '../access.ts';
import type { Right } from '../policy/rights.ts';
import type { Caller } from './caller.ts';
import type { ApiDeps, Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Whether the caller is for playgrounds of that template. */
export function isOfCaller({ templates }: Caller, { template }: Pick<Playground, 'template'>): boolean {
  return templates?.includes(template) ?? true;
}

/**
 * The playground of a name, if this may be done to it. One that the caller may not see is refused like one that there is
 * not.
 */
export async function reachVisible(
  right: Right,
  name: string,
  { caller, asker }: Context,
  deps: ApiDeps,
): Promise<{ playground: Playground } | Refusal> {
  const reached = await reach(right, { name }, asker.userId, deps);
  if ('outcome' in reached) return unreached(reached, name, asker.userId, caller, deps);
  return isOfCaller(caller, reached.playground) ? reached : noSuchPlayground(name);
}

/** It is not there, or not theirs. Whoever may see it is told the truth. */
export async function unreached(
  outcome: Unreached,
  name: string,
  userId: string,
  caller: Caller,
  deps: ApiDeps,
): Promise<Refusal> {
  if (outcome.outcome === 'no-such-playground' || !isOfCaller(caller, outcome.playground))
    return noSuchPlayground(name);
  if (outcome.unsure) return refuse('MEMBERSHIP_UNKNOWN');
  return (await mayReach('open', outcome.playground, userId, deps)) === 'yes'
    ? refuse('NOT_YOURS', `${name} is shared with them; its owner may do that.`)
    : noSuchPlayground(name);
}

export function noSuchPlayground(name: string): Refusal {
  return refuse('NO_SUCH_PLAYGROUND', `They have none called ${name}, and none is shared with them.`);
}
