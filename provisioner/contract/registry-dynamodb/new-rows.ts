import { warningTime } from '../lifetime.ts';
import { requestIds } from '../name.ts';
import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';
import type { CreateRequest, DestroyRequest, UpdateRequest } from '../registry.ts';

/**
 * What a create claims: the same for a repeat of the same request.
 * @param table makes the playground's id one that no other deployment's has: a pipeline may ask two of them the same, and ids
 *   name what there is one of in an account, such as a family of task definitions
 */
export function newCreate(request: CreateRequest, table: string): { playground: Playground; operation: Operation } {
  const { operationId } = requestIds(request.requestKey);
  const { suffix } = requestIds(`${table} ${request.requestKey}`);
  const expiresAt = request.requestedAt + request.lifetimeSeconds;
  const shared = {
    ownerId: request.ownerId,
    template: request.template,
    expiresAt,
    ...(request.tags && { tags: request.tags }),
  };
  const life = { createdAt: request.requestedAt, expiresAt, leadSeconds: request.warningSeconds };
  const playground: Playground = {
    ...shared,
    name: request.name,
    id: `${request.name}-${suffix}`,
    state: 'creating',
    operationId,
    createdAt: request.requestedAt,
    createdBy: operationId,
    warnAt: warningTime(life),
    ...(request.quota && { countedFor: request.quota.callerId }),
    ...(request.sharedWith && request.sharedWith.length > 0 && { sharedWith: request.sharedWith }),
  };
  const operation: Operation = {
    ...shared,
    id: operationId,
    kind: 'create',
    cause: 'asked',
    askedBy: request.ownerId,
    playgroundName: playground.name,
    playgroundId: playground.id,
    state: 'queued',
    attempt: 0,
    sequence: 1,
    requestedAt: request.requestedAt,
  };
  return { playground, operation };
}

/**
 * The operation that destroys this generation.
 * @param before the sweeper's last try to remove it, whose message it goes on with: each try is no news of its own
 */
export function newDestroy(request: DestroyRequest, playground: Playground, before?: Operation): Operation {
  const message = before?.kind === 'destroy' && request.cause === 'expired' ? before.message : undefined;
  return {
    ...(message && { message }),
    ...operationOn(playground, request),
    kind: 'destroy',
    cause: request.cause,
    ...(request.askedBy !== undefined && { askedBy: request.askedBy }),
  };
}

/** The operation that turns over the tasks of this generation, with the image tags that it has afterwards. */
export function newUpdate(request: UpdateRequest, playground: Playground): Operation {
  const tags = { ...playground.tags, ...request.tags };
  return {
    ...operationOn(playground, request),
    kind: request.kind,
    cause: 'asked',
    askedBy: request.askedBy,
    ...(Object.keys(tags).length > 0 && { tags }),
  };
}

function operationOn(playground: Playground, request: { requestKey: string; requestedAt: number }) {
  return {
    id: requestIds(request.requestKey).operationId,
    playgroundName: playground.name,
    playgroundId: playground.id,
    ownerId: playground.ownerId,
    template: playground.template,
    state: 'queued' as const,
    attempt: 0,
    sequence: 1,
    expiresAt: playground.expiresAt,
    requestedAt: request.requestedAt,
  };
}
