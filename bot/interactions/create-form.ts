import * as z from '../../provisioner/contract/zod.ts';
import type { AnswerDeps } from '../answers/question.ts';
import { type Budget, overBudget } from '../budget.ts';
import { createForm } from '../messages/create-form.ts';

const metadataSchema = z.strictObject({ v: z.literal(1), for: z.string() });

/**
 * Opens the form for a new playground.
 * @returns false when Slack did not open it in time: then there is the way by text
 */
export async function openCreateForm(
  { userId, triggerId }: { userId: string; triggerId: string | undefined },
  budget: Budget,
  deps: AnswerDeps,
): Promise<boolean> {
  if (!triggerId) return false;
  const metadata = JSON.stringify({ v: 1, for: userId } satisfies z.infer<typeof metadataSchema>);
  try {
    const opened = await budget.within(deps.openModal(triggerId, createForm({ ...deps, metadata })));
    if (opened !== overBudget) return true;
    deps.log.warn('The form was not opened in time', { userId });
  } catch (error) {
    deps.log.warn('The form could not be opened', { userId, error });
  }
  return false;
}

/** A form is answered by the person whom it was opened for. */
export function isFormOf(userId: string, metadata: string): boolean {
  try {
    return metadataSchema.safeParse(JSON.parse(metadata)).data?.for === userId;
  } catch {
    // Not JSON: nobody's.
    return false;
  }
}
