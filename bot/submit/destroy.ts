import type { DestroyClaim } from '../../provisioner/contract/registry.ts';
import { type Aim, reach, type Unreached } from '../access.ts';
import type { Budget } from '../budget.ts';
import type { Accepted, Asker, OverBudget, SubmitDeps } from './deps.ts';
import { claimAndStart } from './start.ts';

export type DestroyOutcome =
  | Accepted
  | OverBudget
  | Unreached
  | Extract<DestroyClaim, { outcome: 'not-destroyable' | 'busy' }>;

/** Claims the destroying of a playground and starts it. */
export async function submitDestroy(asker: Asker, aim: Aim, budget: Budget, deps: SubmitDeps): Promise<DestroyOutcome> {
  return claimAndStart(claimDestroy(asker, aim, deps), budget, deps);
}

async function claimDestroy(asker: Asker, aim: Aim, deps: SubmitDeps): Promise<DestroyClaim | Unreached> {
  const { userId, requestedAt, requestKey } = asker;
  const reached = await reach('destroy', aim, userId, deps);
  if ('outcome' in reached && reached.outcome === 'not-yours') return reached;
  const claim = await deps.registry.claimDestroy({
    name: aim.name,
    // The generation that was looked at, and none where there was none: a repeat of a request whose work is done
    // finds its operation, and the name may be somebody else's by now.
    playgroundId: 'playground' in reached ? reached.playground.id : '',
    cause: 'asked',
    askedBy: userId,
    requestedAt,
    requestKey,
  });
  return claim.outcome === 'no-such-playground' && 'outcome' in reached ? reached : claim;
}
