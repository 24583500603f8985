import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { requestIds } from '../name.ts';
import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';
import type {
  Claims,
  CreateClaim,
  CreateRequest,
  DestroyClaim,
  DestroyRequest,
  Limits,
  Quota,
  UpdateClaim,
} from '../registry.ts';
import { countUp, operationRow, putNew, putShare, updatePlayground } from './items.ts';
import { newCreate, newDestroy, newUpdate } from './new-rows.ts';
import { createQueries } from './queries.ts';
import { callerKey, LISTED, ownerKey, parseOperation, parsePlayground, playgroundKey, workspaceKey } from './rows.ts';
import { transact } from './transact.ts';
import { partsInOrder, shareOfPart } from './workspace-count.ts';

/** A destroy or an update, and the state that it moves the playground to. */
interface Takeover {
  name: string;
  requestKey: string;
  /** The generation that is meant, where known. */
  playgroundId: string | undefined;
  to: 'destroying' | 'updating';
  operation: (playground: Playground) => Operation;
  /** Beside generation and owner. `values` are its own. */
  condition: string;
  values: Record<string, unknown>;
}

type Taken =
  | { outcome: 'claimed' | 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  | { outcome: 'refused'; playground: Playground }
  | { outcome: 'busy' };

/** @param budgetMs how long a claim may go on meeting other writers before it answers `busy` */
export function createClaims(client: DynamoDBDocumentClient, table: string, budgetMs: number): Claims {
  const queries = createQueries(client, table);

  async function claimCreate(request: CreateRequest, limits: Limits): Promise<CreateClaim> {
    const { playground, operation } = newCreate(request);
    const deadline = Date.now() + budgetMs;
    for (const part of partsInOrder(operation.id, limits.total)) {
      const counted = { ...playground, countedIn: part };
      const claim = await claimIn(counted, operation, { ...limits, quota: request.quota }, deadline - Date.now());
      if (claim.outcome !== 'workspace-limit') return claim;
    }
    return { outcome: 'workspace-limit' };
  }

  /** @returns `workspace-limit` where the part of the count that the playground names is full */
  async function claimIn(
    playground: Playground & { countedIn: number },
    operation: Operation,
    limits: Limits & { quota: Quota | undefined },
    remainingMs: number,
  ): Promise<CreateClaim> {
    const { name, ownerId, countedIn, sharedWith = [] } = playground;
    const { quota } = limits;
    const result = await transact(
      client,
      [
        putNew(table, operationRow(operation)),
        putNew(table, { ...playgroundKey(name), ...playground, listed: LISTED }),
        countUp(table, ownerKey(ownerId), limits.perOwner),
        ...(quota ? [countUp(table, callerKey(quota.callerId), quota.limit)] : []),
        countUp(table, workspaceKey(countedIn), shareOfPart(countedIn, limits.total)),
        ...sharedWith.map((share) => putShare(table, playground, share)),
      ],
      { budgetMs: remainingMs, token: operation.id },
    );
    if (result.outcome === 'written') return { outcome: 'claimed', playground, operation };
    if (result.outcome === 'busy') return result;
    const [first] = result.conditions;
    if (first?.index === 0 && first.row) return { outcome: 'repeated', operation: parseOperation(first.row) };
    if (first?.index === 1 && first.row) return { outcome: 'name-taken', holder: parsePlayground(first.row) };
    if (first?.index === 2) return { outcome: 'owner-limit' };
    return { outcome: quota && first?.index === 3 ? 'caller-limit' : 'workspace-limit' };
  }

  /** Claims a playground that is there for another operation. */
  async function takeOver(takeover: Takeover): Promise<Taken> {
    const { name, playgroundId, to, condition, values } = takeover;
    const playground = await queries.getPlayground(name);
    if (!playground || (playgroundId ?? playground.id) !== playground.id) {
      const operation = await queries.getOperation(requestIds(takeover.requestKey).operationId);
      return operation ? { outcome: 'repeated', operation } : { outcome: 'no-such-playground' };
    }
    const operation = takeover.operation(playground);
    const update = updatePlayground(table, playgroundKey(name), {
      set: { state: to, operationId: operation.id },
      remove: ['dueKind', 'dueAt'],
      // The owner too, because the operation's row names whose count goes down in the end.
      condition: `id = :id AND ownerId = :owner AND (${condition})`,
      values: { ':id': playground.id, ':owner': playground.ownerId, ...values },
    });
    const result = await transact(client, [putNew(table, operationRow(operation)), { Update: update }], {
      budgetMs,
      token: operation.id,
    });
    if (result.outcome === 'written') return { outcome: 'claimed', operation };
    if (result.outcome === 'busy') return result;
    const [first] = result.conditions;
    if (first?.index === 0 && first.row) return { outcome: 'repeated', operation: parseOperation(first.row) };
    const now = first?.row && parsePlayground(first.row);
    return now?.id === playground.id ? { outcome: 'refused', playground: now } : { outcome: 'no-such-playground' };
  }

  /** The destroy that left it stuck, where the sweeper tries again. */
  async function triedBefore({ name, cause }: DestroyRequest): Promise<Operation | undefined> {
    const playground = cause === 'expired' ? await queries.getPlayground(name) : undefined;
    return playground?.state === 'stuck' ? queries.getOperation(playground.operationId) : undefined;
  }

  return {
    claimCreate,
    async claimDestroy(request): Promise<DestroyClaim> {
      const { expiredBy } = request;
      const before = await triedBefore(request);
      const taken = await takeOver({
        ...request,
        playgroundId: request.playgroundId,
        to: 'destroying',
        operation: (playground) => newDestroy(request, playground, before),
        condition: `#state = :stuck OR #state = :ready${expiredBy === undefined ? '' : ' AND expiresAt <= :by'}`,
        values: { ':ready': 'ready', ':stuck': 'stuck', ...(expiredBy !== undefined && { ':by': expiredBy }) },
      });
      return taken.outcome === 'refused' ? { ...taken, outcome: 'not-destroyable' } : taken;
    },
    async claimUpdate(request): Promise<UpdateClaim> {
      const taken = await takeOver({
        ...request,
        to: 'updating',
        operation: (playground) => newUpdate(request, playground),
        condition: '#state = :ready',
        values: { ':ready': 'ready' },
      });
      return taken.outcome === 'refused' ? { ...taken, outcome: 'not-ready' } : taken;
    },
  };
}
