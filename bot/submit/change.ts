import type { Playground } from '../../provisioner/contract/playground.ts';
import type { ChangeOutcome, ChangeRequest } from '../../provisioner/contract/registry.ts';
import { type Aim, reach, type Unreached } from '../access.ts';
import type { Right } from '../policy/rights.ts';
import type { Asker, SubmitDeps } from './deps.ts';

export type Done = Extract<ChangeOutcome, { outcome: 'changed' | 'repeated' }>;
export type Undone = Unreached | Extract<ChangeOutcome, { outcome: 'owner-limit' | 'busy' }>;

/** Who keeps losing to other writers is told so. */
const TRIES = 3;

/**
 * Changes a playground that the asker may change.
 * @param decide by the row as it is: the change to write, or why there is none. It is asked again when the row changed.
 */
export async function change<R extends { outcome: string }>(
  right: Right,
  asker: Asker,
  aim: Aim,
  deps: SubmitDeps,
  decide: (playground: Playground, request: ChangeRequest) => Promise<ChangeOutcome | R> | R,
): Promise<Done | Undone | R> {
  const reached = await reach(right, aim, asker.userId, deps);
  if ('outcome' in reached) return reached;
  let { playground } = reached;
  for (let tries = 0; tries < TRIES; tries++) {
    const { userId: askedBy, requestedAt, requestKey } = asker;
    const request = { name: playground.name, playgroundId: playground.id, askedBy, requestedAt, requestKey };
    const outcome = await decide(playground, request);
    if (!isMeanwhile(outcome)) return outcome;
    playground = outcome.playground;
  }
  return { outcome: 'busy' };
}

function isMeanwhile<R extends { outcome: string }>(
  outcome: ChangeOutcome | R,
): outcome is Extract<ChangeOutcome, { outcome: 'changed-meanwhile' }> {
  return outcome.outcome === 'changed-meanwhile';
}
