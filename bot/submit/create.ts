import { friendlyName } from '../../provisioner/contract/friendly-name.ts';
import type { Playground, Share } from '../../provisioner/contract/playground.ts';
import type { CreateClaim, CreateRequest } from '../../provisioner/contract/registry.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Commands } from '../command/command.ts';
import { chooseTemplate, tagFault, type Unknown } from './choose.ts';
import type { Accepted, Asker, OverBudget, SubmitDeps } from './deps.ts';
import { claimAndStart } from './start.ts';
import { notify } from './tell.ts';

/** What may be chosen of a new playground; what is not chosen has a default. */
export type Wish = Commands['create'] & { sharedWith?: Share[] };

export type CreateOutcome =
  | Accepted
  | OverBudget
  | Unknown
  | { outcome: 'lifetime-too-long' | 'lifetime-too-short'; said: number; limit: number }
  /** `yours`: those that could make room. */
  | { outcome: 'owner-limit'; yours: Playground[] }
  /** `next`: the next in the workspace to go. */
  | { outcome: 'workspace-limit'; next?: Playground }
  | Extract<CreateClaim, { outcome: 'name-taken' | 'caller-limit' | 'busy' }>;

type Request = Omit<CreateRequest, 'name' | 'requestKey'>;

/** How many friendly names are tried. With about 4e5 of them a second try is rare already. */
const NAMES_TRIED = 4;
/** Making it and the warning of its end take a few minutes by themselves. */
const MIN_LIFETIME_SECONDS = 5 * 60;

/** Claims a playground and starts its making. Everything before the answer to Slack shares `budget`. */
export async function submitCreate(asker: Asker, wish: Wish, budget: Budget, deps: SubmitDeps): Promise<CreateOutcome> {
  const chosen = chooseTemplate(wish.template, deps);
  if ('outcome' in chosen) return chosen;
  const fault = tagFault(wish.tags, chosen.template) ?? lifetimeFault(wish.lifetimeSeconds, deps);
  if (fault) return fault;
  const request: Request = {
    ownerId: asker.userId,
    template: chosen.template.name,
    requestedAt: asker.requestedAt,
    lifetimeSeconds: wish.lifetimeSeconds ?? deps.lifetimeSeconds,
    warningSeconds: deps.warningSeconds,
    ...(wish.tags && { tags: wish.tags }),
    ...(wish.sharedWith && { sharedWith: wish.sharedWith }),
    ...(asker.quota && { quota: asker.quota }),
  };
  const outcome = await claimCreate(asker, wish.name, request, budget, deps);
  if (outcome.outcome === 'started' || outcome.outcome === 'queued') {
    const { playgroundName: name, playgroundId: id } = outcome.operation;
    const people = (wish.sharedWith ?? []).filter(({ kind }) => kind === 'user');
    await Promise.all(people.map((share) => notify('shared', share.id, { name, id }, asker, budget, deps)));
  }
  return outcome;
}

/** The claim of a request that is in order already, and what could make room where there is none. */
export async function claimCreate(
  { requestKey }: Pick<Asker, 'requestKey'>,
  name: string | undefined,
  request: Request,
  budget: Budget,
  deps: SubmitDeps,
): Promise<CreateOutcome> {
  const claiming =
    name === undefined
      ? claimFriendlyName(request, requestKey, deps)
      : deps.registry.claimCreate({ ...request, name, requestKey }, deps.limits);
  const claim = await claimAndStart(claiming, budget, deps);
  switch (claim.outcome) {
    case 'owner-limit':
      return { ...claim, yours: await budgeted(deps.registry.listByOwner(request.ownerId), budget) };
    case 'workspace-limit': {
      const [next] = await budgeted(deps.registry.listAll(1), budget);
      return { ...claim, ...(next && { next }) };
    }
    default:
      return claim;
  }
}

/** Each try of a friendly name has a request key of its own, derived from the request, so that a repeat repeats the tries. */
export function triedKeys(requestKey: string): string[] {
  return Array.from({ length: NAMES_TRIED }, (_, attempt) => (attempt === 0 ? requestKey : `${requestKey}#${attempt}`));
}

async function claimFriendlyName(
  request: Request,
  firstKey: string,
  deps: SubmitDeps,
  attempt = 0,
): Promise<CreateClaim> {
  const requestKey = triedKeys(firstKey)[attempt] ?? firstKey;
  const named = { ...request, name: friendlyName(requestKey), requestKey };
  const claim = await deps.registry.claimCreate(named, deps.limits);
  const again = claim.outcome === 'name-taken' && attempt + 1 < NAMES_TRIED;
  return again ? claimFriendlyName(request, firstKey, deps, attempt + 1) : claim;
}

function lifetimeFault(said: number | undefined, { maxLifetimeSeconds }: SubmitDeps) {
  if (said === undefined) return undefined;
  if (said > maxLifetimeSeconds) return { outcome: 'lifetime-too-long', said, limit: maxLifetimeSeconds } as const;
  if (said < MIN_LIFETIME_SECONDS) return { outcome: 'lifetime-too-short', said, limit: MIN_LIFETIME_SECONDS } as const;
  return undefined;
}

/** Good to know, and not worth a broken answer. */
async function budgeted(listing: Promise<Playground[]>, budget: Budget): Promise<Playground[]> {
  const listed = await budget.within(listing);
  return listed === overBudget ? [] : listed;
}
