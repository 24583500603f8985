import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Aim } from '../access.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Commands } from '../command/command.ts';
import { change, type Done, type Undone } from './change.ts';
import type { Asker, OverBudget, SubmitDeps } from './deps.ts';
import { tellChanged } from './tell.ts';

export type ExtendOutcome =
  /** `capped`: it may not live as long as was asked for. Epoch seconds. */
  | { outcome: 'extended'; expiresAt: number; capped: boolean }
  /** It lives as long as it may already. */
  | { outcome: 'at-most'; playground: Playground }
  | { outcome: 'not-extendable'; playground: Playground }
  | OverBudget
  | Undone;

/** What a playground is extended by without a word about it. */
const STEP_SECONDS = 60 * 60;

/**
 * The end that a playground gets: later by what was asked for, and never beyond its greatest life in all. One whose time
 * is up already, and that nobody has destroyed yet, lives on from now. All times are epoch seconds.
 */
export function extendedEnd(
  { createdAt, expiresAt }: Pick<Playground, 'createdAt' | 'expiresAt'>,
  by: Commands['extend']['by'],
  maxLifetimeSeconds: number,
  now: number,
): { expiresAt: number; capped: boolean } {
  const most = createdAt + maxLifetimeSeconds;
  const wanted = by === 'max' ? most : Math.max(expiresAt, now) + (by ?? STEP_SECONDS);
  return { expiresAt: Math.min(wanted, most), capped: wanted > most };
}

/** Moves the end of a playground. It goes by the end that it saw, so that an expiry at the same moment wins or loses cleanly. */
export async function submitExtend(
  asker: Asker,
  aim: Aim,
  by: Commands['extend']['by'],
  budget: Budget,
  deps: SubmitDeps,
): Promise<ExtendOutcome> {
  let capped = false;
  const outcome = await budget.within(
    change('extend', asker, aim, deps, (playground, request): ReturnType<typeof deps.registry.extend> | Refusal => {
      if (playground.state !== 'ready') return { outcome: 'not-extendable', playground };
      const end = extendedEnd(playground, by, deps.maxLifetimeSeconds, asker.requestedAt);
      if (end.expiresAt <= playground.expiresAt) return { outcome: 'at-most', playground };
      capped = end.capped;
      const { warningSeconds } = deps;
      const { expiresAt } = end;
      return deps.registry.extend({ ...request, seenExpiresAt: playground.expiresAt, expiresAt, warningSeconds });
    }),
  );
  if (outcome === overBudget) return { outcome: 'over-budget' };
  if (outcome.outcome !== 'changed' && outcome.outcome !== 'repeated') return outcome;
  return extended(outcome, capped, budget, deps);
}

type Refusal = Extract<ExtendOutcome, { outcome: 'at-most' | 'not-extendable' }>;

async function extended(
  { change: { playgroundName: name, playgroundId: id, expiresAt = 0 } }: Done,
  capped: boolean,
  budget: Budget,
  deps: SubmitDeps,
): Promise<ExtendOutcome> {
  // A repeat tells again: the first may have been cut off before it did.
  await tellChanged({ name, id }, budget, deps);
  return { outcome: 'extended', expiresAt, capped };
}
