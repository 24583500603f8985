import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';
import {
  type Claims,
  type CreateClaim,
  type CreateRequest,
  type DestroyClaim,
  type DestroyRequest,
  type Limits,
  type Quota,
  UnreadableRowError,
  type UpdateClaim,
} from '../registry.ts';
import { takenFromUnreadable } from './blocked.ts';
import { countUp, operationRow, putNew, putShare } from './items.ts';
import { newCreate, newDestroy, newUpdate } from './new-rows.ts';
import { createQueries } from './queries.ts';
import { callerKey, LISTED, ownerKey, parseOperation, parsePlayground, playgroundKey, workspaceKey } from './rows.ts';
import { createTakeOver, type Terms } from './takeover.ts';
import { transact } from './transact.ts';
import { partsInOrder, partsWithRoom, shareOfPart } from './workspace-count.ts';

/**
 * @param budgetMs how long a claim may go on meeting other writers before it answers `busy`
 * @param clock epoch milliseconds
 */
export function createClaims(
  client: DynamoDBDocumentClient,
  table: string,
  budgetMs: number,
  clock: () => number = Date.now,
): Claims {
  const queries = createQueries(client, table);
  const takeOver = createTakeOver(client, table, budgetMs);

  async function claimCreate(request: CreateRequest, limits: Limits): Promise<CreateClaim> {
    const { playground, operation } = newCreate(request, table);
    const deadline = clock() + budgetMs;
    const claimInPart = (countedIn: number): Promise<CreateClaim> =>
      claimIn({ ...playground, countedIn }, operation, { ...limits, quota: request.quota }, deadline - clock());
    const [first, ...others] = partsInOrder(operation.id, limits.total);
    if (first === undefined) return { outcome: 'workspace-limit' };
    const claim = await claimInPart(first);
    if (claim.outcome !== 'workspace-limit') return claim;
    // To try the others one after the other would take a full workspace most of the budget.
    for (const part of await partsWithRoom(client, table, others, limits.total)) {
      const again = await claimInPart(part);
      if (again.outcome !== 'workspace-limit') return again;
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

  /** The destroy that left it stuck, where the sweeper tries again. */
  async function triedBefore({ name, cause }: DestroyRequest): Promise<Operation | undefined> {
    const playground = cause === 'expired' ? await queries.getPlayground(name) : undefined;
    return playground?.state === 'stuck' ? readableOr(queries.getOperation(playground.operationId)) : undefined;
  }

  return {
    claimCreate,
    async claimDestroy(request): Promise<DestroyClaim> {
      const before = await triedBefore(request);
      const takeover = {
        ...request,
        playgroundId: request.playgroundId,
        to: 'destroying' as const,
        operation: (playground: Playground) => newDestroy(request, playground, before),
      };
      const taken = await takeOver({ ...takeover, ...destroyable(request) });
      if (taken.outcome !== 'refused') return taken;
      const terms = await takenFromUnreadable(table, taken.playground, request.requestedAt, queries);
      const again = request.cause === 'asked' && terms ? await takeOver({ ...takeover, ...terms }) : taken;
      return again.outcome === 'refused' ? { ...again, outcome: 'not-destroyable' } : again;
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

/** What no operation is at work on; to the sweeper also what is not over is not. A state that is not known is none of these. */
function destroyable({ expiredBy }: DestroyRequest): Terms {
  const idle = '#state <> :creating AND #state <> :updating AND #state <> :destroying';
  const values = { ':creating': 'creating', ':updating': 'updating', ':destroying': 'destroying' };
  if (expiredBy === undefined) return { condition: idle, values };
  const over = '(#state = :stuck OR expiresAt <= :by)';
  return { condition: `${idle} AND ${over}`, values: { ...values, ':stuck': 'stuck', ':by': expiredBy } };
}

/** What came before is good to know, and not worth the try. */
async function readableOr(reading: Promise<Operation | undefined>): Promise<Operation | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableRowError) return undefined;
    throw error;
  }
}
