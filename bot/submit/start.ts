import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import { NoPlaceError } from '../../provisioner/contract/registry/places.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Accepted, OverBudget, SubmitDeps } from './deps.ts';

/** An Event invoke takes some tens of milliseconds; waiting longer than this takes the rest of the budget for nothing. */
const INVOKE_MS = 1000;

/** What a claim came to. Where it is an operation, the provisioner is started on it. */
export async function claimAndStart<C extends { outcome: string }>(
  claiming: Promise<C>,
  budget: Budget,
  deps: Pick<SubmitDeps, 'invoke' | 'log'>,
): Promise<Accepted | OverBudget | Exclude<C, { operation: Operation }>> {
  const claim = await budget.within(claiming);
  if (claim === overBudget) return { outcome: 'over-budget' };
  return isClaimed(claim) ? start(claim.operation, budget, deps) : (claim as Exclude<C, { operation: Operation }>);
}

function isClaimed<C extends { outcome: string }>(claim: C): claim is C & { operation: Operation } {
  return claim.outcome === 'claimed' || claim.outcome === 'repeated';
}

/** The invoke is a hint. When it is not known to have arrived the claim stays: it may have been accepted all the same. */
async function start(
  operation: Operation,
  budget: Budget,
  { invoke, log }: Pick<SubmitDeps, 'invoke' | 'log'>,
): Promise<Accepted> {
  if (isFinished(operation)) return { outcome: 'started', operation };
  try {
    const signal = AbortSignal.timeout(Math.min(INVOKE_MS, budget.remaining()));
    const told = await budget.within(invoke(operation.id, signal));
    if (told !== overBudget) return { outcome: 'started', operation };
    log.warn('The provisioner was not told in time; the operation stays queued', { operationId: operation.id });
  } catch (error) {
    if (error instanceof NoPlaceError) return { outcome: 'queued', operation: { ...operation, waiting: true } };
    log.warn('The provisioner could not be told; the operation stays queued', { operationId: operation.id, error });
  }
  return { outcome: 'queued', operation };
}
