import { OPERATION_ID } from '../provisioner/contract/ids.ts';
import { jsonOf } from '../provisioner/contract/json-text.ts';
import { isPlaygroundName } from '../provisioner/contract/name.ts';
import * as z from '../provisioner/contract/zod.ts';

/** What a button stands on: one generation of a playground. */
export const PLAYGROUND_ACTIONS = ['extend', 'extend-max', 'destroy', 'logs'] as const;
/** What a button on a failed operation stands on: the operation, because its name may be somebody else's by now. */
export const OPERATION_ACTIONS = ['retry', 'destroy-again'] as const;
/** A button that only opens an address; Slack tells of its click all the same. */
export const OPEN_ACTION = 'open';
/** App Home: the modal for a new playground, and another page of the list. */
export const NEW_ACTION = 'new';
/** Both directions stand in one row, where Slack wants each action once. */
export const PAGE_ACTIONS = ['home-page-back', 'home-page-on'] as const;

export type PlaygroundAction = (typeof PLAYGROUND_ACTIONS)[number];
export type OperationAction = (typeof OPERATION_ACTIONS)[number];

/** What a click asks for. */
export type Action =
  /** `expiresAt`: the end that the person saw beside the button, epoch seconds. */
  | { action: PlaygroundAction; playgroundName: string; playgroundId: string; expiresAt?: number }
  | { action: OperationAction; operationId: string }
  | { action: typeof OPEN_ACTION }
  | { action: typeof NEW_ACTION }
  /** `page` counts from 0. */
  | { action: (typeof PAGE_ACTIONS)[number]; page: number };

const VERSION = 1;
const MAX_PAGE = 10_000;

const v = z.literal(VERSION);
const playgroundValue = z.strictObject({
  v,
  playground: z.string().check(z.refine(isPlaygroundName)),
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{2,60}$/)),
  until: z.optional(z.int().check(z.positive())),
});
const operationValue = z.strictObject({ v, operation: z.string().check(z.regex(OPERATION_ID)) });
const pageValue = z.strictObject({ v, page: z.int().check(z.gte(0), z.lte(MAX_PAGE)) });

/**
 * The value of a button about a playground. Slack takes 2000 characters; this is under 150.
 * @param playground with `expiresAt`, two clicks on the same words are known as such, and so is a click on old words
 */
export function playgroundActionValue({
  name,
  id,
  expiresAt,
}: {
  name: string;
  id: string;
  expiresAt?: number;
}): string {
  const value: z.infer<typeof playgroundValue> = { v: VERSION, playground: name, id };
  return JSON.stringify(expiresAt === undefined ? value : { ...value, until: expiresAt });
}

/** The value of a button about an operation. */
export function operationActionValue({ id }: { id: string }): string {
  return JSON.stringify({ v: VERSION, operation: id } satisfies z.infer<typeof operationValue>);
}

/** @param page counts from 0 */
export function pageActionValue(page: number): string {
  return JSON.stringify({ v: VERSION, page } satisfies z.infer<typeof pageValue>);
}

/**
 * Reads a click. Total: undefined for an id that is not ours, or a value that does not fit it (an older version of the
 * bot wrote it, or somebody made it up). What is returned is well-formed, and nothing more: whether the person may do
 * it is decided by the row.
 */
export function parseAction(actionId: string, value: unknown): Action | undefined {
  if (actionId === OPEN_ACTION || actionId === NEW_ACTION) return { action: actionId };
  const parsed = jsonOf(value);
  const onPage = PAGE_ACTIONS.find((known) => known === actionId);
  if (onPage) {
    const { data } = pageValue.safeParse(parsed);
    return data && { action: onPage, page: data.page };
  }
  const onPlayground = PLAYGROUND_ACTIONS.find((known) => known === actionId);
  if (onPlayground) {
    const { data } = playgroundValue.safeParse(parsed);
    if (!data) return undefined;
    const { playground: playgroundName, id: playgroundId, until } = data;
    return { action: onPlayground, playgroundName, playgroundId, ...(until !== undefined && { expiresAt: until }) };
  }
  const onOperation = OPERATION_ACTIONS.find((known) => known === actionId);
  const { data } = operationValue.safeParse(parsed);
  return onOperation && data && { action: onOperation, operationId: data.operation };
}
