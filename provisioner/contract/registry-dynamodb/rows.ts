import { type Change, changeSchema } from '../change.ts';
import { type Notice, noticeSchema } from '../notice.ts';
import { type Operation, operationSchema } from '../operation.ts';
import { type Playground, playgroundSchema } from '../playground.ts';
import { type UnreadableRow, UnreadableRowError } from '../registry.ts';
import * as z from '../zod.ts';

/**
 * The table has one string key, `pk`. Next to the fields of the contract a row carries what the indexes need
 * (`dueKind`, `dueAt`: only on rows that the sweeper is to look at; `listed`: only on playgrounds) and what DynamoDB's own
 * expiry needs (`deleteAfter`). Each share has a row of its own too, for whoever asks what is shared with them.
 */
export const playgroundKey = (name: string): { pk: string } => ({ pk: `PLAYGROUND#${name}` });
export const operationKey = (id: string): { pk: string } => ({ pk: `OPERATION#${id}` });
export const ownerKey = (ownerId: string): { pk: string } => ({ pk: `OWNER#${ownerId}` });
export const callerKey = (callerId: string): { pk: string } => ({ pk: `CALLER#${callerId}` });
export const changeKey = (id: string): { pk: string } => ({ pk: `CHANGE#${id}` });
export const noticeKey = (id: string): { pk: string } => ({ pk: `NOTICE#${id}` });
export const shareKey = (playgroundId: string, targetId: string): { pk: string } => ({
  pk: `SHARE#${playgroundId}#${targetId}`,
});
export const workspaceKey = (part: number): { pk: string } => ({ pk: `WORKSPACE#${part}` });

export const OWNER_INDEX = 'owner';
export const DUE_INDEX = 'due';
export const ALL_INDEX = 'all';
export const SHARED_INDEX = 'shared';
export const NAME_HISTORY_INDEX = 'history-of-name';
export const PERSON_HISTORY_INDEX = 'history-of-person';
export const OWNER_HISTORY_INDEX = 'history-of-owner';
export type DueKind = 'playground' | 'operation' | 'notice';
/** The one value of `listed`: the index of all playgrounds is one list. */
export const LISTED = 'playground';

const DAY = 24 * 60 * 60;
/** How long a finished operation, a change or a notice stays as history. */
export const HISTORY_SECONDS = 30 * DAY;
/** What was to be run or told is begun within seconds; what has not after this long is worth another start. */
export const QUEUED_GRACE_SECONDS = 60;
/** Clocks of two Lambdas differ a little; a lease is taken over only when it has surely ended for its holder too. */
export const CLOCK_SKEW_SECONDS = 5;

/**
 * Fields that are not known are dropped: a later release wrote them, and its rows are met while it is deployed. Made once,
 * because what zod finds out about a schema when it is first used takes much longer than reading a row.
 */
const rowSchemas = {
  playground: z.object(playgroundSchema.shape),
  operation: z.object(operationSchema.shape),
  change: z.object(changeSchema.shape),
  notice: z.object(noticeSchema.shape),
};

function parse<S extends z.ZodMiniObject>(schema: S, row: Record<string, unknown>): z.infer<S> {
  const { pk, dueKind: _kind, dueAt: _at, deleteAfter: _after, listed: _listed, ...fields } = row;
  const parsed = schema.safeParse(fields);
  if (!parsed.success) throw new UnreadableRowError(String(pk), parsed.error);
  return parsed.data;
}

/** A line of the log, in the shape of the others, wherever this runs. */
export function logUnreadable({ row, why }: UnreadableRow): void {
  console.error(JSON.stringify({ level: 'ERROR', message: 'A row cannot be read, and is left out.', row, why }));
}

/** Reads what can be read; of each row that cannot `unreadable` hears, because one must not take the others with it. */
export function readable<T>(
  rows: readonly Record<string, unknown>[],
  parseRow: (row: Record<string, unknown>) => T,
  unreadable: (row: UnreadableRow) => void,
): T[] {
  return rows.flatMap((row) => {
    try {
      return [parseRow(row)];
    } catch (error) {
      unreadable({ row: String(row['pk']), why: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
}

/** @throws when the row does not have the contract's shape; the message names the row */
export function parsePlayground(row: Record<string, unknown>): Playground {
  return parse(rowSchemas.playground, row);
}

/** @throws when the row does not have the contract's shape; the message names the row */
export function parseOperation(row: Record<string, unknown>): Operation {
  return parse(rowSchemas.operation, row);
}

/** @throws when the row does not have the contract's shape; the message names the row */
export function parseChange(row: Record<string, unknown>): Change {
  return parse(rowSchemas.change, row);
}

/** @throws when the row does not have the contract's shape; the message names the row */
export function parseNotice(row: Record<string, unknown>): Notice {
  return parse(rowSchemas.notice, row);
}
