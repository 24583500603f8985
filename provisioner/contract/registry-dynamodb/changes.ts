import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Change } from '../change.ts';
import { warningTime } from '../lifetime.ts';
import { requestIds } from '../name.ts';
import type { Playground, PlaygroundState } from '../playground.ts';
import type { ChangeOutcome, ChangeRequest, Changes } from '../registry.ts';
import { countDown, countUp, deleteShare, type Item, putNew, putShare, updatePlayground } from './items.ts';
import { createQueries } from './queries.ts';
import { changeKey, HISTORY_SECONDS, ownerKey, parseChange, playgroundKey } from './rows.ts';
import { transact } from './transact.ts';

/** What one kind of change does to a row as it was read. */
interface Plan {
  set: Partial<Playground> & { dueAt?: number };
  remove?: (keyof Playground)[];
  beside?: Item[];
  history: Pick<Change, 'kind' | 'expiresAt' | 'target'>;
}

/** Other writers of the same row are few; who loses to them this often meets something else. */
const TRIES = 4;

/** @param budgetMs how long a change may go on meeting other writers before it answers `busy` */
export function createChanges(client: DynamoDBDocumentClient, table: string, budgetMs: number): Changes {
  const queries = createQueries(client, table);

  /** @param plan undefined when the row does not allow the change */
  async function write(
    request: ChangeRequest,
    states: readonly PlaygroundState[],
    plan: (playground: Playground) => Plan | undefined,
  ): Promise<ChangeOutcome> {
    const { changeId } = requestIds(request.requestKey);
    for (let tried = 0; tried < TRIES; tried++) {
      const [playground, before] = await Promise.all([
        queries.getPlayground(request.name),
        queries.getChange(changeId),
      ]);
      if (before) return { outcome: 'repeated', change: before, playground };
      if (playground?.id !== request.playgroundId) return { outcome: 'no-such-playground' };
      const planned = states.includes(playground.state) ? plan(playground) : undefined;
      if (!planned) return { outcome: 'changed-meanwhile', playground };
      const change = changeRow(changeId, request, playground, planned);
      const result = await transact(client, items(playground, change, planned), { budgetMs });
      if (result.outcome === 'busy') return result;
      if (result.outcome === 'written') return { outcome: 'changed', playground: changed(playground, planned), change };
      const [first] = result.conditions;
      if (first?.index === 0 && first.row) {
        return { outcome: 'repeated', change: parseChange(first.row), playground };
      }
      if (first?.index === 2) return { outcome: 'owner-limit' };
    }
    return { outcome: 'busy' };
  }

  function items(playground: Playground, change: Change, { set, remove, beside = [] }: Plan): Item[] {
    const { revision } = playground;
    const unchanged = revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :revision';
    return [
      putNew(table, { ...changeKey(change.id), ...change, deleteAfter: change.requestedAt + HISTORY_SECONDS }),
      {
        Update: updatePlayground(table, playgroundKey(playground.name), {
          set,
          ...(remove && { remove }),
          condition: `id = :id AND #state = :seen AND ${unchanged}`,
          values: {
            ':id': playground.id,
            ':seen': playground.state,
            ...(revision !== undefined && { ':revision': revision }),
          },
        }),
      },
      ...beside,
    ];
  }

  return {
    extend: (request) =>
      write(request, ['ready'], ({ expiresAt, createdAt }) => {
        if (expiresAt !== request.seenExpiresAt) return undefined;
        const life = { createdAt, expiresAt: request.expiresAt, leadSeconds: request.warningSeconds };
        const warnAt = warningTime(life);
        return {
          set: { expiresAt: request.expiresAt, warnAt, dueAt: warnAt },
          history: { kind: 'extended', expiresAt: request.expiresAt },
        };
      }),
    share: (request) =>
      write(request, ['ready', 'updating'], (playground) => ({
        set: { sharedWith: [...without(playground, request.share.id), request.share] },
        beside: [putShare(table, playground, request.share)],
        history: { kind: 'shared', target: request.share.id },
      })),
    unshare: (request) =>
      write(request, ['ready', 'updating'], (playground) => ({
        set: { sharedWith: without(playground, request.targetId) },
        beside: [deleteShare(table, playground, request.targetId)],
        history: { kind: 'unshared', target: request.targetId },
      })),
    transfer: (request) =>
      write(request, ['ready'], (playground) => ({
        set: { ownerId: request.newOwnerId, sharedWith: without(playground, request.newOwnerId) },
        beside: [
          countUp(table, ownerKey(request.newOwnerId), request.perOwner),
          countDown(table, ownerKey(playground.ownerId)),
          deleteShare(table, playground, request.newOwnerId),
        ],
        history: { kind: 'transferred', target: request.newOwnerId },
      })),
  };
}

const without = ({ sharedWith = [] }: Playground, targetId: string) => sharedWith.filter(({ id }) => id !== targetId);

function changeRow(id: string, request: ChangeRequest, { ownerId }: Playground, { history }: Plan): Change {
  const { name, playgroundId, askedBy, requestedAt } = request;
  return { id, playgroundName: name, playgroundId, askedBy, ownerId, requestedAt, ...history };
}

function changed(playground: Playground, { set: { dueAt: _due, ...set } }: Plan): Playground {
  return { ...playground, ...set, revision: (playground.revision ?? 0) + 1 };
}
