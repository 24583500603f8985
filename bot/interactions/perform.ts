import type { Action } from '../actions.ts';
import { logsOf } from '../answers/logs.ts';
import type { Question } from '../answers/question.ts';
import { overBudget } from '../budget.ts';
import { type Answer, answer, isAccepted, isRefusal } from '../messages/answer.ts';
import { destroyed } from '../messages/destroyed.ts';
import { destroyedAgain } from '../messages/destroyed-again.ts';
import { extended } from '../messages/extended.ts';
import { retried } from '../messages/retried.ts';
import { at } from '../messages/text.ts';
import { submitDestroy } from '../submit/destroy.ts';
import { submitDestroyAgain } from '../submit/destroy-again.ts';
import { submitExtend } from '../submit/extend.ts';
import { submitRetry } from '../submit/retry.ts';
import { tellChanged, tellStale } from '../submit/tell.ts';
import type { InteractionDeps } from './deps.ts';

export type OnPlayground = Extract<Action, { playgroundId: string }>;
type OnOperation = Extract<Action, { operationId: string }>;

/** Does what a button of a playground says, by the row as it is and not as it was when the button was drawn. */
export async function performOnPlayground(
  action: OnPlayground,
  question: Question,
  deps: InteractionDeps,
): Promise<Answer> {
  const { playgroundName: name, playgroundId: id } = action;
  const { asker, budget } = question;
  const said = await PERFORM[action.action](action, question, deps);
  // The words that the button stands under may be old, and so are those of whoever else was shown it.
  if (isRefusal(said) || action.action !== 'logs') await tellChanged({ name, id }, budget, deps, [asker.userId]);
  return said;
}

/** Does what a button on a failed operation says. Where that is no more to be done, whatever shows the button is drawn again. */
export async function performOnOperation(
  action: OnOperation,
  { asker, budget, now }: Question,
  deps: InteractionDeps,
): Promise<Answer> {
  const again = { operationId: action.operationId };
  const said =
    action.action === 'retry'
      ? retried(await submitRetry(asker, again, budget, deps), { ...deps, userId: asker.userId, now })
      : destroyedAgain(await submitDestroyAgain(asker, again, budget, deps), deps.admins, now);
  if (!isAccepted(said)) await tellStale(action.operationId, budget, deps);
  return said;
}

type Perform = (action: OnPlayground, question: Question, deps: InteractionDeps) => Promise<Answer>;

const PERFORM: Record<OnPlayground['action'], Perform> = {
  extend: (action, question, deps) => extend(action, undefined, question, deps),
  'extend-max': (action, question, deps) => extend(action, 'max', question, deps),
  async destroy({ playgroundName: name, playgroundId }, { asker, budget, now }, deps) {
    const outcome = await submitDestroy(asker, { name, playgroundId }, budget, deps);
    return destroyed(outcome, name, deps.admins, now);
  },
  logs: ({ playgroundName: name, playgroundId }, question, deps) => logsOf({ name, playgroundId }, {}, question, deps),
};

/**
 * Two clicks beside the same end are one wish: the second, and a click on a message that is older than an extension, are
 * told how long it lives now. What is unique to the request is that end, so that clicks at one moment are one as well.
 */
async function extend(
  { action, playgroundName: name, playgroundId, expiresAt }: OnPlayground,
  by: 'max' | undefined,
  { asker, budget, now }: Question,
  deps: InteractionDeps,
): Promise<Answer> {
  if (expiresAt !== undefined) {
    const row = await budget.within(deps.registry.getPlayground(name));
    const isLater = row !== overBudget && row?.id === playgroundId && row.expiresAt > expiresAt;
    if (isLater) return answer(`*${name}* has been extended since: it lives until ${at(row.expiresAt)}.`);
  }
  const requestKey = expiresAt === undefined ? asker.requestKey : `${action}:${playgroundId}:${expiresAt}`;
  const outcome = await submitExtend({ ...asker, requestKey }, { name, playgroundId }, by, budget, deps);
  return extended(outcome, name, { ...deps, now });
}
