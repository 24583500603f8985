import type { Playground } from '../../provisioner/contract/playground.ts';
import type { ChangeOutcome } from '../../provisioner/contract/registry.ts';
import type { Aim } from '../access.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Unfit } from '../policy/target.ts';
import { targetUnfit } from '../targets.ts';
import { change, type Undone } from './change.ts';
import type { Asker, OverBudget, SubmitDeps } from './deps.ts';
import { notify, tellChanged } from './tell.ts';

export type TransferOutcome =
  | { outcome: 'transferred' }
  | { outcome: 'theirs-already' }
  | { outcome: 'unfit'; why: Unfit }
  | { outcome: 'not-transferable'; playground: Playground }
  | OverBudget
  | Undone;

/** Gives a playground to another owner, who gets a message with its credentials. */
export async function submitTransfer(
  asker: Asker,
  aim: Aim,
  newOwnerId: string,
  budget: Budget,
  deps: SubmitDeps,
): Promise<TransferOutcome> {
  const { perOwner } = deps.limits;
  // Begun here, so that Slack is asked while the row is read.
  const asking = targetUnfit({ kind: 'user', id: newOwnerId }, asker.home, deps);
  let formerOwner: string[] = [];
  const outcome = await budget.within(
    change('transfer', asker, aim, deps, async (playground, request): Promise<ChangeOutcome | TransferOutcome> => {
      if (playground.ownerId === newOwnerId) return { outcome: 'theirs-already' };
      if (playground.state !== 'ready') return { outcome: 'not-transferable', playground };
      const why = await asking;
      if (why) return { outcome: 'unfit', why };
      formerOwner = [playground.ownerId];
      return deps.registry.transfer({ ...request, newOwnerId, perOwner });
    }),
  );
  if (outcome === overBudget) return { outcome: 'over-budget' };
  if (outcome.outcome !== 'changed' && outcome.outcome !== 'repeated') return outcome;
  const { playgroundName: name, playgroundId: id } = outcome.change;
  await Promise.all([
    notify('transferred', newOwnerId, { name, id }, asker, budget, deps),
    tellChanged({ name, id }, budget, deps, formerOwner),
  ]);
  return { outcome: 'transferred' };
}
