import { MAX_SHARES, type Playground, type Share } from '../../provisioner/contract/playground.ts';
import type { Changes } from '../../provisioner/contract/registry.ts';
import type { Aim } from '../access.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Target } from '../command/command.ts';
import type { Unfit } from '../policy/target.ts';
import { targetUnfit } from '../targets.ts';
import { change, type Undone } from './change.ts';
import type { Asker, OverBudget, SubmitDeps } from './deps.ts';
import { notify, tellChanged } from './tell.ts';

export type ShareOutcome =
  | { outcome: 'shared' }
  /** Credentials go to people, each in their own direct messages. */
  | { outcome: 'credentials-to-channel' }
  | { outcome: 'shared-with-owner' }
  | { outcome: 'too-many-shares'; limit: number }
  | { outcome: 'unfit'; why: Unfit }
  | { outcome: 'not-shareable'; playground: Playground }
  | OverBudget
  | Undone;

export type UnshareOutcome =
  | { outcome: 'unshared' }
  | { outcome: 'not-shared'; playground: Playground }
  | { outcome: 'not-shareable'; playground: Playground }
  | OverBudget
  | Undone;

type Written<K extends keyof Changes> = Awaited<ReturnType<Changes[K]>>;

/** Shares a playground with a person, who gets a message about it, or a channel; or changes how it is shared with them. */
export async function submitShare(
  asker: Asker,
  aim: Aim,
  share: Share,
  budget: Budget,
  deps: SubmitDeps,
): Promise<ShareOutcome> {
  if (share.kind === 'channel' && share.credentials) return { outcome: 'credentials-to-channel' };
  // Begun here, so that Slack is asked while the row is read.
  const asking = targetUnfit(share, asker.home, deps);
  const outcome = await budget.within(
    change('share', asker, aim, deps, async (playground, request): Promise<Written<'share'> | ShareOutcome> => {
      const others = (playground.sharedWith ?? []).filter(({ id }) => id !== share.id);
      if (share.id === playground.ownerId) return { outcome: 'shared-with-owner' };
      if (others.length >= MAX_SHARES) return { outcome: 'too-many-shares', limit: MAX_SHARES };
      if (!isShareable(playground)) return { outcome: 'not-shareable', playground };
      const why = await asking;
      if (why) return { outcome: 'unfit', why };
      return deps.registry.share({ ...request, share });
    }),
  );
  if (outcome === overBudget) return { outcome: 'over-budget' };
  if (outcome.outcome !== 'changed' && outcome.outcome !== 'repeated') return outcome;
  const playground = changedOf(outcome);
  await Promise.all([
    share.kind === 'user' && notify('shared', share.id, playground, asker, budget, deps),
    tellChanged(playground, budget, deps),
  ]);
  return { outcome: 'shared' };
}

/** Takes a share back. */
export async function submitUnshare(
  asker: Asker,
  aim: Aim,
  target: Target,
  budget: Budget,
  deps: SubmitDeps,
): Promise<UnshareOutcome> {
  const outcome = await budget.within(
    change('share', asker, aim, deps, async (playground, request): Promise<Written<'unshare'> | UnshareOutcome> => {
      if (!playground.sharedWith?.some(({ id }) => id === target.id)) return { outcome: 'not-shared', playground };
      if (!isShareable(playground)) return { outcome: 'not-shareable', playground };
      return deps.registry.unshare({ ...request, targetId: target.id });
    }),
  );
  if (outcome === overBudget) return { outcome: 'over-budget' };
  if (outcome.outcome !== 'changed' && outcome.outcome !== 'repeated') return outcome;
  const former = target.kind === 'user' ? [target.id] : [];
  await tellChanged(changedOf(outcome), budget, deps, former);
  return { outcome: 'unshared' };
}

function isShareable({ state }: Playground): boolean {
  return state === 'ready' || state === 'updating';
}

/** A repeat finds the change, and perhaps no playground any longer. */
function changedOf({
  change: { playgroundName, playgroundId },
}: {
  change: { playgroundName: string; playgroundId: string };
}): Pick<Playground, 'name' | 'id'> {
  return { name: playgroundName, id: playgroundId };
}
