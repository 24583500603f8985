import { admissionRefused } from '../access.ts';
import { type Budget, createBudget, overBudget } from '../budget.ts';
import type { Asker } from '../submit/deps.ts';
import { actingFor } from './acting.ts';
import type { Authenticate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import type { ApiDeps, Context, RequestFor } from './context.ts';
import { carryOut } from './handlers/index.ts';
import { type KeepRequest, keptRequest, requestKeyOf } from './idempotency.ts';
import type { Incoming } from './incoming.ts';
import { type Parts, readRequest } from './read-request.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { whatBecameOf } from './repeat.ts';
import type { Route } from './route.ts';
import { findRoute } from './router.ts';
import { type OperationId, ROUTES } from './routes.ts';

export interface RequestDeps extends ApiDeps {
  authenticate: Authenticate;
  keepRequest: KeepRequest;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** What a request came to, before it is put into HTTP's words. */
export interface Answered {
  status: number;
  body: object;
  /** Its answer has the address of the operation in its body. */
  location?: boolean | undefined;
}

/** Who asked for what, for the log. */
export interface Trail {
  caller?: string;
  userId?: string;
  route?: OperationId;
}

/** Within this of the request's arrival the answer stands, in milliseconds; the function itself has five seconds more. */
const BUDGET_MS = 10_000;
const TOO_LATE =
  'The answer was not there in time. The same request with the same Idempotency-Key finds out what became of it, and does nothing twice.';

/** One request, from who asks to what is answered. @param trail is filled in on the way */
export async function answer(incoming: Incoming, trail: Trail, deps: RequestDeps): Promise<Answered | Refusal> {
  const budget = createBudget(deps.clock() + BUDGET_MS, deps.clock, (error) =>
    deps.log.warn('Work that the answer did not wait for broke', { error }),
  );
  try {
    const answered = await budget.within(answerWithin(budget, incoming, trail, deps));
    return answered === overBudget ? refuse('BUSY', TOO_LATE) : answered;
  } catch (error) {
    // Broken off because the time was up: that is no fault.
    if (budget.remaining() === 0) return refuse('BUSY', TOO_LATE);
    throw error;
  }
}

async function answerWithin(
  budget: Budget,
  incoming: Incoming,
  trail: Trail,
  deps: RequestDeps,
): Promise<Answered | Refusal> {
  const now = deps.clock() / 1000;
  const caller = await deps.authenticate(incoming, now);
  if (isRefusal(caller)) return caller;
  trail.caller = caller.id;
  const routed = findRoute(ROUTES, incoming.method, incoming.path);
  if (isRefusal(routed)) return routed;
  const route: Route & { operationId: OperationId } = routed.route;
  trail.route = route.operationId;
  const parts = readRequest(route, routed.params, incoming);
  if (isRefusal(parts)) return parts;
  const acting = actingFor(caller, parts.headers['playground-user']);
  if (isRefusal(acting)) return acting;
  trail.userId = acting.userId;
  const refused = await notAdmitted(acting.userId, deps);
  if (refused) return refused;
  const asked = await askerOf(caller, acting.userId, route, parts, incoming, now, deps);
  if (isRefusal(asked)) return asked;
  const answered = await carriedOut(route, parts, { ...asked, caller, now, budget }, deps);
  if (isRefusal(answered)) return answered;
  return { ...answered, location: route.answers[answered.status]?.location };
}

/** The workspace is that of the callers' own configuration, and there is no channel: only groups are left to ask about. */
async function notAdmitted(userId: string, deps: RequestDeps): Promise<Refusal | undefined> {
  const { userGroups } = deps.allowed;
  const allowed = { teams: [], enterprises: [], channels: [], userGroups };
  const refused = await admissionRefused(userId, { teamId: '' }, { ...deps, allowed });
  if (refused === 'group-unknown') return refuse('MEMBERSHIP_UNKNOWN');
  return refused && refuse('NOT_ALLOWED', 'Playgrounds are for the members of certain user groups.');
}

async function askerOf(
  caller: Caller,
  userId: string,
  { operationId }: { operationId: OperationId },
  { params, query, headers, body }: Parts,
  { requestId }: Incoming,
  now: number,
  { keepRequest }: Pick<RequestDeps, 'keepRequest'>,
): Promise<{ asker: Asker; isRepeat: boolean } | Refusal> {
  const requestedAt = Math.floor(now);
  const { maxPlaygrounds: limit } = caller;
  const asker = { userId, ...(limit !== undefined && { quota: { callerId: caller.id, limit } }) };
  const key = headers['idempotency-key'];
  if (key === undefined)
    return { asker: { ...asker, requestedAt, requestKey: requestKeyOf(requestId) }, isRepeat: false };
  const asked = { operationId, userId, params, query, body };
  const request = keptRequest(caller, key, asked, requestedAt);
  const { isRepeat, kept } = await keepRequest(request);
  if (kept.fingerprint !== request.fingerprint) return refuse('KEY_REUSED');
  return { asker: { ...asker, requestedAt: kept.requestedAt, requestKey: requestKeyOf(kept.id) }, isRepeat };
}

async function carriedOut(
  { operationId }: { operationId: OperationId },
  { params, query, body }: Parts,
  context: Context,
  deps: RequestDeps,
): Promise<Answered | Refusal> {
  const before = context.isRepeat ? await whatBecameOf(context.asker.requestKey, deps) : undefined;
  // As its route's own schemas made it.
  return before ?? carryOut(operationId, { params, query, body } as RequestFor<OperationId>, context, deps);
}
