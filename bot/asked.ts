import type { Log } from '../provisioner/contract/log.ts';
import type { Question } from './answers/question.ts';
import { type Budget, createBudget } from './budget.ts';
import type { Gate } from './handler.ts';
import type { Home } from './policy/target.ts';
import { withAllowance } from './slack/allowance.ts';
import type { Lookups } from './slack/lookups.ts';
import type { Asker } from './submit/deps.ts';

/** Slack gives up after 3 s; what is left is for the way there and back. */
const BUDGET_MS = 2000;
/** After a very slow cold start there is still a try: the registry usually answers in tens of milliseconds. */
const LEAST_BUDGET_MS = 400;

/** What everything before the answer to one request shares. @param clock epoch milliseconds */
export function budgetOf(gate: Gate, { clock, log }: { clock: () => number; log: Log }): Budget {
  const deadline = Math.max(gate.arrivedAt + BUDGET_MS, clock() + LEAST_BUDGET_MS);
  return createBudget(deadline, clock, (error) =>
    log.warn('Work that the answer did not wait for broke', { reference: gate.reference, error }),
  );
}

/** What one request works with: all that it asks of Slack shares one allowance. */
export function ofOneRequest<Deps extends { lookups: Lookups; clock: () => number }>(deps: Deps): Deps {
  return { ...deps, lookups: withAllowance(deps.lookups, deps.clock) };
}

/** Slack may deliver a request twice, with the same trigger; a signature is unique to a request just as well. */
export function askerOf(
  { teamId, enterpriseId, triggerId, userId }: Home & { triggerId: string | undefined; userId: string },
  { requestedAt, signature }: Gate,
): Asker {
  const requestKey = `${teamId}:${triggerId || signature}`;
  return { userId, requestedAt, requestKey, home: { teamId, enterpriseId } };
}

/** What one request asks, by command or by click, once it is admitted. */
export function questionOf(
  request: Parameters<typeof askerOf>[0] & { channelId?: string | undefined },
  gate: Gate,
  deps: { clock: () => number; log: Log },
): Question {
  return {
    asker: askerOf(request, gate),
    channelId: request.channelId,
    budget: budgetOf(gate, deps),
    now: deps.clock() / 1000,
    triggerId: request.triggerId,
  };
}
