import * as z from '../../provisioner/contract/zod.ts';
import type { AnswerDeps } from '../answers/question.ts';

const changedSchema = z.object({ user: z.object({ id: z.string(), deleted: z.optional(z.boolean()) }) });

/**
 * Somebody's entry in the workspace changed. Slack tells of every new status and picture as well: only who has left
 * matters, and the notifier looks at what they leave behind.
 * @throws when the topic could not be told; Slack sends the event again
 */
export async function userChanged(event: unknown, { publish }: Pick<AnswerDeps, 'publish'>): Promise<void> {
  const { data } = changedSchema.safeParse(event);
  if (data?.user.deleted) await publish({ type: 'person-left', userId: data.user.id });
}
