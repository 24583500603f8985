import { friendlyName } from '../provisioner/contract/name.ts';
import { isFinished, type Operation } from '../provisioner/contract/operation.ts';
import type { Playground } from '../provisioner/contract/playground.ts';
import type { Claims, CreateClaim, DestroyClaim, Limits, Queries } from '../provisioner/contract/registry.ts';
import { type Budget, overBudget } from './budget.ts';
import type { Invoke } from './invoke.ts';
import type { Log } from './log.ts';
import { mayDestroy } from './policy.ts';

export interface SubmitDeps {
  registry: Claims & Pick<Queries, 'getPlayground'>;
  invoke: Invoke;
  limits: Limits;
  lifetimeSeconds: number;
  /** How long before its end the owner is warned. */
  warningSeconds: number;
  log: Log;
}

/** Who asked, when (epoch seconds), and what is unique to the request. */
export interface Asker {
  ownerId: string;
  requestedAt: number;
  requestKey: string;
}

type Accepted =
  /** The provisioner has been told. */
  | { outcome: 'started'; operation: Operation }
  /** It is claimed, but the invoke is not known to have arrived: the sweeper starts what nobody took. */
  | { outcome: 'queued'; operation: Operation };
/** The registry did not answer in time; the claim may still succeed. */
type OverBudget = { outcome: 'over-budget' };

export type CreateOutcome = Accepted | OverBudget | Exclude<CreateClaim, { operation: Operation }>;
export type DestroyOutcome =
  | Accepted
  | OverBudget
  | Exclude<DestroyClaim, { operation: Operation }>
  | { outcome: 'not-yours'; playground: Playground };

const TEMPLATE = 'default';
/** How many friendly names are tried. With about 1e5 of them a second try is rare already. */
const NAMES_TRIED = 4;
/** An Event invoke takes some tens of milliseconds; waiting longer than this takes the rest of the budget for nothing. */
const INVOKE_MS = 1000;

/** Claims a playground and starts its making. Everything before the answer to Slack shares `budget`. */
export async function submitCreate(
  asker: Asker,
  name: string | undefined,
  budget: Budget,
  deps: SubmitDeps,
): Promise<CreateOutcome> {
  const claim = await budget.within(name === undefined ? claimFriendlyName(asker, deps) : claimName(asker, name, deps));
  if (claim === overBudget) return { outcome: 'over-budget' };
  return 'operation' in claim ? start(claim.operation, budget, deps) : claim;
}

/** Claims the destroying of one of the asker's playgrounds and starts it. */
export async function submitDestroy(
  asker: Asker,
  name: string,
  budget: Budget,
  deps: SubmitDeps,
): Promise<DestroyOutcome> {
  const claim = await budget.within(claimOwn(asker, name, deps));
  if (claim === overBudget) return { outcome: 'over-budget' };
  return 'operation' in claim ? start(claim.operation, budget, deps) : claim;
}

function claimName(asker: Asker, name: string, deps: SubmitDeps): Promise<CreateClaim> {
  const { lifetimeSeconds, limits, warningSeconds } = deps;
  return deps.registry.claimCreate({ ...asker, name, template: TEMPLATE, lifetimeSeconds, warningSeconds }, limits);
}

/** Each try has a request key of its own, derived from the request, so that a repeat of the request repeats the tries. */
async function claimFriendlyName(asker: Asker, deps: SubmitDeps, attempt = 0): Promise<CreateClaim> {
  const requestKey = attempt === 0 ? asker.requestKey : `${asker.requestKey}#${attempt}`;
  const claim = await claimName({ ...asker, requestKey }, friendlyName(requestKey), deps);
  const again = claim.outcome === 'name-taken' && attempt + 1 < NAMES_TRIED;
  return again ? claimFriendlyName(asker, deps, attempt + 1) : claim;
}

async function claimOwn(
  asker: Asker,
  name: string,
  { registry }: SubmitDeps,
): Promise<DestroyClaim | { outcome: 'not-yours'; playground: Playground }> {
  const playground = await registry.getPlayground(name);
  if (playground && !mayDestroy(playground, asker.ownerId)) return { outcome: 'not-yours', playground };
  return registry.claimDestroy({
    name,
    // The generation whose owner was looked at, and none where there was none: the name may be somebody else's by now.
    playgroundId: playground?.id ?? '',
    cause: 'asked',
    askedBy: asker.ownerId,
    requestedAt: asker.requestedAt,
    requestKey: asker.requestKey,
  });
}

/** The invoke is a hint. When it is not known to have arrived the claim stays: it may have been accepted all the same. */
async function start(operation: Operation, budget: Budget, { invoke, log }: SubmitDeps): Promise<Accepted> {
  if (isFinished(operation)) return { outcome: 'started', operation };
  try {
    const signal = AbortSignal.timeout(Math.min(INVOKE_MS, budget.remaining()));
    const told = await budget.within(invoke(operation.id, signal));
    if (told !== overBudget) return { outcome: 'started', operation };
    log.warn('The provisioner was not told in time; the operation stays queued', { operationId: operation.id });
  } catch (error) {
    log.warn('The provisioner could not be told; the operation stays queued', { operationId: operation.id, error });
  }
  return { outcome: 'queued', operation };
}
