import { carryOut } from '../../../bot/answers/index.ts';
import type { AnswerDeps } from '../../../bot/answers/question.ts';
import type { Budget } from '../../../bot/budget.ts';
import { parseCommand } from '../../../bot/command/parse.ts';
import type { Answer } from '../../../bot/messages/answer.ts';
import { asker, roomyBudget } from '../support/answer-deps.ts';
import { ADA } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

/** What a person is answered who types this, in a channel. */
export async function typed(
  text: string,
  deps: AnswerDeps,
  { userId = ADA, channelId = 'C0GENERAL1', budget = roomyBudget() as Budget } = {},
): Promise<Answer> {
  const parsed = parseCommand(text);
  if (!('command' in parsed)) throw new Error(`${text}: ${parsed.problem}`);
  return carryOut(parsed.command, { asker: asker({ userId }), channelId, budget, now: NOW }, deps);
}
