import * as z from '../../provisioner/contract/zod.ts';
import type { AnswerDeps } from '../answers/question.ts';

const openedSchema = z.object({ user: z.string(), tab: z.optional(z.string()) });

/**
 * Somebody opened the app: the notifier draws their Home. It is not done here, because Slack wants its answer first.
 * @throws when the topic could not be told; Slack sends the event again
 */
export async function homeOpened(event: unknown, { publish }: Pick<AnswerDeps, 'publish'>): Promise<void> {
  const { data } = openedSchema.safeParse(event);
  if (data && data.tab !== 'messages') await publish({ type: 'home-opened', userId: data.user, page: 0 });
}
