import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessRefused } from '../../provisioner/contract/registry-dynamodb/unless-refused.ts';
import type { AlertBoard, AlertGroup, GatheredEntry } from './alert-board.ts';

/** A row takes 400 kB; this many entries are far below that, and more than anybody reads. */
const MOST_ENTRIES = 300;
/** Trouble that is older than this is not answered in its thread any more. */
export const KEPT_SECONDS = 14 * 24 * 3600;

type Row = Record<string, unknown>;

const groupKey = (id: string): { pk: string } => ({ pk: `ALERTS#${id}` });
/** Each entry is an attribute of its own, so that two are written at once without meeting. */
const ENTRY = 'entry ';

type Groups = Pick<AlertBoard, 'join' | 'follow' | 'solve' | 'getGroup' | 'claimDraw' | 'endDraw'>;

/** One row for each group. Written by this file alone. */
export function createAlertGroups(client: DynamoDBDocumentClient, table: string): Groups {
  /** @returns the row, or undefined when the condition does not hold */
  async function update(
    id: string,
    expression: string,
    condition: string,
    values: Row,
    names: Record<string, string> = {},
  ): Promise<Row | undefined> {
    const used = Object.entries({ '#sequence': 'sequence', ...names }).filter(([name]) =>
      `${expression} ${condition}`.includes(name),
    );
    const command = new UpdateCommand({
      TableName: table,
      Key: groupKey(id),
      UpdateExpression: expression,
      ConditionExpression: condition,
      ...(used.length > 0 && { ExpressionAttributeNames: Object.fromEntries(used) }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      ReturnValues: 'ALL_NEW',
    });
    return (await unlessRefused(client.send(command)))?.Attributes;
  }

  return {
    async join({ id, cause, first }, entry, now) {
      await update(
        id,
        'SET id = :group, cause = :cause, #first = if_not_exists(#first, :first), deleteAfter = :after, ' +
          '#entry = :entry ADD #sequence :one, joined :one',
        'attribute_not_exists(#entry) AND (attribute_not_exists(joined) OR joined < :most)',
        {
          ':group': id,
          ':cause': cause,
          ':first': first,
          ':after': now + KEPT_SECONDS,
          ':entry': { ...entry, joinedAt: now },
          ':one': 1,
          ':most': MOST_ENTRIES,
        },
        { '#first': 'first', '#entry': `${ENTRY}${entry.id}` },
      );
    },
    async follow({ group, entry }, latest) {
      const followed = await update(
        group,
        'SET #entry.#latest = :latest ADD #sequence :one',
        'attribute_exists(#entry) AND attribute_not_exists(#entry.#solved) AND ' +
          '(attribute_not_exists(#entry.#latest) OR #entry.#latest.#at < :at)',
        { ':latest': latest, ':at': latest.at, ':one': 1 },
        { '#entry': `${ENTRY}${entry}`, '#latest': 'latest', '#solved': 'solved', '#at': 'at' },
      );
      return followed !== undefined;
    },
    async solve({ group, entry }, line) {
      await update(
        group,
        'SET #entry.#solved = :line ADD #sequence :one',
        'attribute_exists(#entry) AND attribute_not_exists(#entry.#solved)',
        { ':line': line, ':one': 1 },
        { '#entry': `${ENTRY}${entry}`, '#solved': 'solved' },
      );
    },
    async getGroup(id) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: groupKey(id), ConsistentRead: true }));
      return Item && groupIn(Item);
    },
    async claimDraw(id, now, until) {
      const free = 'attribute_exists(pk) AND (attribute_not_exists(drawUntil) OR drawUntil < :now)';
      const row = await update(id, 'SET drawUntil = :until', free, { ':now': now, ':until': until });
      return row && groupIn(row);
    },
    async endDraw(id, shown) {
      const set = shown && `SET shownSequence = :sequence${shown.message ? ', message = :message' : ''} `;
      await update(id, `${set ?? ''}REMOVE drawUntil`, 'attribute_exists(pk)', {
        ...(shown && { ':sequence': shown.sequence }),
        ...(shown?.message && { ':message': shown.message }),
      });
    },
  };
}

function groupIn(row: Row): AlertGroup {
  const entries = Object.entries(row).filter(([name]) => name.startsWith(ENTRY));
  const inOrder = entries.map(([, entry]) => entry as GatheredEntry & { joinedAt: number });
  inOrder.sort((one, other) => one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1));
  return { ...(row as unknown as Omit<AlertGroup, 'entries'>), entries: inOrder };
}
