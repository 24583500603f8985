import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Asker, OverBudget, SubmitDeps } from './deps.ts';
import { type DestroyOutcome, submitDestroy } from './destroy.ts';

export type DestroyAgainOutcome =
  | { outcome: 'asked'; name: string; destroy: DestroyOutcome }
  | OverBudget
  | { outcome: 'no-such-operation' }
  /** `holder`: who has the name by now. */
  | { outcome: 'gone-already'; operation: Operation; holder?: Playground }
  /** It is in order: nothing is left over that could be removed without asking. */
  | { outcome: 'not-stuck'; playground: Playground };

/**
 * Destroys what an operation that failed has left, if that is still there: its generation alone, and only while it is
 * stuck, or as that operation left it.
 */
export async function submitDestroyAgain(
  asker: Asker,
  { operationId }: { operationId: string },
  budget: Budget,
  deps: SubmitDeps,
): Promise<DestroyAgainOutcome> {
  const operation = await budget.within(deps.registry.getOperation(operationId));
  if (operation === overBudget) return { outcome: 'over-budget' };
  if (!operation) return { outcome: 'no-such-operation' };
  const { playgroundName: name, playgroundId } = operation;
  const holder = await budget.within(deps.registry.getPlayground(name));
  if (holder === overBudget) return { outcome: 'over-budget' };
  if (holder?.id !== playgroundId) return { outcome: 'gone-already', operation, ...(holder && { holder }) };
  if (holder.state === 'ready' && !isLeftDown(holder, operation)) return { outcome: 'not-stuck', playground: holder };
  return { outcome: 'asked', name, destroy: await submitDestroy(asker, { name, playgroundId }, budget, deps) };
}

/** Nothing of it runs since a change that could not be taken back, and nobody has changed it again. */
function isLeftDown({ operationId }: Playground, { id, failure }: Operation): boolean {
  return operationId === id && failure?.code === 'NOT_TAKEN_BACK';
}
