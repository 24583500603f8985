import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { requestIds } from '../name.ts';
import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';
import type { Claims, CreateClaim, CreateRequest, DestroyClaim, DestroyRequest, Limits } from '../registry.ts';
import { createQueries } from './queries.ts';
import {
  type DueKind,
  operationKey,
  ownerKey,
  parseOperation,
  parsePlayground,
  playgroundKey,
  QUEUED_GRACE_SECONDS,
  workspaceKey,
} from './rows.ts';
import { type TransactItems, transact } from './transact.ts';

/** What the counters' updates share: one up, unless the limit is reached. */
function countUp(table: string, key: { pk: string }, limit: number): TransactItems[number] {
  const belowLimit = 'attribute_not_exists(playgrounds) OR playgrounds < :limit';
  return {
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: 'ADD playgrounds :one',
      ConditionExpression: belowLimit,
      ExpressionAttributeValues: { ':one': 1, ':limit': limit },
    },
  };
}

function putNew(table: string, row: Record<string, unknown>): TransactItems[number] {
  return {
    Put: {
      TableName: table,
      Item: row,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function operationRow(operation: Operation): Record<string, unknown> {
  const dueKind: DueKind = 'operation';
  return { ...operationKey(operation.id), ...operation, dueKind, dueAt: operation.requestedAt + QUEUED_GRACE_SECONDS };
}

function newCreate(request: CreateRequest): { playground: Playground; operation: Operation } {
  const { operationId, suffix } = requestIds(request.requestKey);
  const shared = {
    ownerId: request.ownerId,
    template: request.template,
    expiresAt: request.requestedAt + request.lifetimeSeconds,
  };
  const playground: Playground = {
    ...shared,
    name: request.name,
    id: `${request.name}-${suffix}`,
    state: 'creating',
    operationId,
    createdAt: request.requestedAt,
  };
  const operation: Operation = {
    ...shared,
    id: operationId,
    kind: 'create',
    cause: 'asked',
    playgroundName: playground.name,
    playgroundId: playground.id,
    state: 'queued',
    attempt: 0,
    sequence: 1,
    requestedAt: request.requestedAt,
  };
  return { playground, operation };
}

/** @param budgetMs how long a claim may go on meeting other writers before it answers `busy` */
export function createClaims(client: DynamoDBDocumentClient, table: string, budgetMs: number): Claims {
  const queries = createQueries(client, table);

  async function claimCreate(request: CreateRequest, limits: Limits): Promise<CreateClaim> {
    const { playground, operation } = newCreate(request);
    const result = await transact(
      client,
      [
        putNew(table, operationRow(operation)),
        putNew(table, { ...playgroundKey(playground.name), ...playground }),
        countUp(table, ownerKey(playground.ownerId), limits.perOwner),
        countUp(table, workspaceKey, limits.total),
      ],
      { budgetMs, token: operation.id },
    );
    if (result.outcome === 'written') return { outcome: 'claimed', playground, operation };
    if (result.outcome === 'busy') return result;
    const [first] = result.conditions;
    if (first?.index === 0 && first.row) return { outcome: 'repeated', operation: parseOperation(first.row) };
    if (first?.index === 1 && first.row) return { outcome: 'name-taken', holder: parsePlayground(first.row) };
    return { outcome: first?.index === 2 ? 'owner-limit' : 'workspace-limit' };
  }

  async function claimDestroy(request: DestroyRequest): Promise<DestroyClaim> {
    const { operationId } = requestIds(request.requestKey);
    const playground = await queries.getPlayground(request.name);
    const meant = playground && (request.playgroundId ?? playground.id) === playground.id ? playground : undefined;
    if (!meant) {
      const operation = await queries.getOperation(operationId);
      return operation ? { outcome: 'repeated', operation } : { outcome: 'no-such-playground' };
    }
    const operation: Operation = {
      id: operationId,
      kind: 'destroy',
      cause: request.cause,
      playgroundName: meant.name,
      playgroundId: meant.id,
      ownerId: meant.ownerId,
      template: meant.template,
      state: 'queued',
      attempt: 0,
      sequence: 1,
      expiresAt: meant.expiresAt,
      requestedAt: request.requestedAt,
    };
    const sameGeneration = 'id = :id';
    const destroyable = '#state IN (:ready, :stuck)';
    const result = await transact(
      client,
      [
        putNew(table, operationRow(operation)),
        {
          Update: {
            TableName: table,
            Key: playgroundKey(meant.name),
            UpdateExpression: 'SET #state = :destroying, operationId = :operation REMOVE dueKind, dueAt',
            ConditionExpression: `${sameGeneration} AND ${destroyable}`,
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: {
              ':id': meant.id,
              ':ready': 'ready',
              ':stuck': 'stuck',
              ':destroying': 'destroying',
              ':operation': operationId,
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ],
      { budgetMs, token: operationId },
    );
    if (result.outcome === 'written') return { outcome: 'claimed', operation };
    if (result.outcome === 'busy') return result;
    const [first] = result.conditions;
    if (first?.index === 0 && first.row) return { outcome: 'repeated', operation: parseOperation(first.row) };
    const now = first?.row && parsePlayground(first.row);
    return now?.id === meant.id ? { outcome: 'not-destroyable', playground: now } : { outcome: 'no-such-playground' };
  }

  return { claimCreate, claimDestroy };
}
