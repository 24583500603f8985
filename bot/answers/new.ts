import { openCreateForm } from '../interactions/create-form.ts';
import { answer } from '../messages/answer.ts';
import { refusal } from '../messages/refusal.ts';
import type { AnswerTo } from './question.ts';

export const newPlayground: AnswerTo<'new'> = async (_, { asker, budget, triggerId }, deps) =>
  (await openCreateForm({ userId: asker.userId, triggerId }, budget, deps))
    ? answer('Say in the form what you want. `/playground create` makes one at once, with the defaults.')
    : refusal('FORM_NOT_OPENED');
