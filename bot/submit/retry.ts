import type { Operation } from '../../provisioner/contract/operation.ts';
import type { HistoryEntry } from '../../provisioner/contract/registry.ts';
import { type Budget, overBudget } from '../budget.ts';
import { chooseTemplate } from './choose.ts';
import { type CreateOutcome, claimCreate } from './create.ts';
import type { Asker, SubmitDeps } from './deps.ts';

/** What is tried again: a failed create by its id, the newest of a name, or the asker's newest. */
export type Again = { operationId: string } | { name: string } | 'newest';

export type RetryOutcome =
  | CreateOutcome
  | { outcome: 'nothing-to-retry' }
  /** It is under way, or it was made. */
  | { outcome: 'not-failed'; operation: Operation }
  | { outcome: 'not-your-operation'; operation: Operation };

/** A name that failed longer ago than so many changes is history. */
const LOOKED_AT = 50;

/** Claims the name of a create that failed anew, for the same owner, and starts its making. */
export async function submitRetry(asker: Asker, again: Again, budget: Budget, deps: SubmitDeps): Promise<RetryOutcome> {
  const failed = await budget.within(find(again, asker, deps));
  if (failed === overBudget) return { outcome: 'over-budget' };
  if (!failed) return { outcome: 'nothing-to-retry' };
  const { ownerId, expiresAt, requestedAt, playgroundName, tags } = failed;
  if (ownerId !== asker.userId && !deps.admins.includes(asker.userId)) {
    return { outcome: 'not-your-operation', operation: failed };
  }
  if (failed.state !== 'failed') return { outcome: 'not-failed', operation: failed };
  const chosen = chooseTemplate(failed.template, deps);
  if ('outcome' in chosen) return chosen;
  const request = {
    ownerId,
    template: chosen.template.name,
    requestedAt: asker.requestedAt,
    lifetimeSeconds: Math.min(expiresAt - requestedAt, deps.maxLifetimeSeconds),
    warningSeconds: deps.warningSeconds,
    ...(tags && { tags }),
  };
  return claimCreate(asker, playgroundName, request, budget, deps);
}

async function find(again: Again, asker: Asker, { registry }: SubmitDeps): Promise<Operation | undefined> {
  if (again === 'newest') {
    return newestFailed(await registry.history({ askedBy: asker.userId }, LOOKED_AT));
  }
  if ('name' in again) return newestFailed(await registry.history({ playgroundName: again.name }, LOOKED_AT));
  const operation = await registry.getOperation(again.operationId);
  return operation?.kind === 'create' ? operation : undefined;
}

function newestFailed(entries: readonly HistoryEntry[]): Operation | undefined {
  return entries.filter(isCreate).find(({ state }) => state === 'failed');
}

function isCreate(entry: HistoryEntry): entry is Operation {
  return entry.kind === 'create';
}
