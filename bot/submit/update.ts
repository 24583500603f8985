import type { UpdateClaim } from '../../provisioner/contract/registry.ts';
import { type Aim, reach, type Unreached } from '../access.ts';
import type { Budget } from '../budget.ts';
import type { Tags } from '../command/command.ts';
import { chooseTemplate, tagFault, type Unknown } from './choose.ts';
import type { Accepted, Asker, OverBudget, SubmitDeps } from './deps.ts';
import { claimAndStart } from './start.ts';

export type UpdateOutcome =
  | Accepted
  | OverBudget
  | Unreached
  | Unknown
  | Extract<UpdateClaim, { outcome: 'not-ready' | 'busy' }>;

/** Claims the replacing of a playground's task by one with these image tags on top of what it has, and starts it. */
export function submitUpdate(
  asker: Asker,
  aim: Aim,
  tags: Tags | undefined,
  budget: Budget,
  deps: SubmitDeps,
): Promise<UpdateOutcome> {
  return claimAndStart(claim('update', asker, aim, tags, deps), budget, deps);
}

/** Claims the replacing of a playground's task by one like it, and starts it. */
export function submitRestart(asker: Asker, aim: Aim, budget: Budget, deps: SubmitDeps): Promise<UpdateOutcome> {
  return claimAndStart(claim('restart', asker, aim, undefined, deps), budget, deps);
}

async function claim(
  kind: 'update' | 'restart',
  { userId, requestedAt, requestKey }: Asker,
  aim: Aim,
  tags: Tags | undefined,
  deps: SubmitDeps,
): Promise<UpdateClaim | Unreached | Unknown> {
  const reached = await reach(kind, aim, userId, deps);
  if ('outcome' in reached) return reached;
  const { playground } = reached;
  const chosen = chooseTemplate(playground.template, deps);
  if ('outcome' in chosen) return chosen;
  return (
    tagFault(tags, chosen.template) ??
    deps.registry.claimUpdate({
      kind,
      name: playground.name,
      playgroundId: playground.id,
      askedBy: userId,
      ...(tags && { tags }),
      requestedAt,
      requestKey,
    })
  );
}
