import * as z from '../../provisioner/contract/zod.ts';

const operationTag = z.object({
  operation_id: z.string(),
  playground_id: z.string(),
  kind: z.string(),
  /** The operation's, as the message shows it: scripts follow an operation by it. */
  state: z.string(),
});
const noticeTag = z.object({ notice_id: z.string(), playground_id: z.string(), kind: z.string() });

export type OperationTag = z.infer<typeof operationTag>;
export type NoticeTag = z.infer<typeof noticeTag>;
/** Hidden in a message, so that it can be found again when where it is was lost. */
export type Tag = OperationTag | NoticeTag;

const OPERATION = 'playground_operation';
const NOTICE = 'playground_notice';

export function metadataOf(tag: Tag) {
  return { event_type: 'operation_id' in tag ? OPERATION : NOTICE, event_payload: { ...tag } };
}

/** @param metadata of a message as Slack returns it, where it has any; undefined when it is not one of ours */
export function tagIn(metadata: { event_type?: string; event_payload?: unknown } | undefined): Tag | undefined {
  if (metadata?.event_type === OPERATION) return operationTag.safeParse(metadata.event_payload).data;
  if (metadata?.event_type === NOTICE) return noticeTag.safeParse(metadata.event_payload).data;
  return undefined;
}

export function isOperationTag(tag: Tag): tag is OperationTag {
  return 'operation_id' in tag;
}
