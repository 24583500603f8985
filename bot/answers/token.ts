import { overBudget } from '../budget.ts';
import type { CommandOf } from '../command/command.ts';
import type { Answer } from '../messages/answer.ts';
import { refusal } from '../messages/refusal.ts';
import { tokenList, tokenMade, tokenRevoked, tokensOff } from '../messages/tokens.ts';
import { tooSlow } from '../messages/trouble.ts';
import { whoeverRunsIt } from '../messages/whom.ts';
import { makeToken, revokeToken } from '../tokens/manage.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';

export const token: AnswerTo<'token'> = async (command, question, deps) => {
  if (!deps.admins.includes(question.asker.userId))
    return refusal('ADMINS_ONLY', '', `Ask ${whoeverRunsIt(deps.admins)}.`);
  const asksForPasswords = command.action === 'create' && command.credentials;
  const isOn = deps.apiTokens !== 'off';
  if (!isOn || (asksForPasswords && deps.apiTokens !== 'with-credentials')) return tokensOff(isOn);
  const told = await question.budget.within(carryOut(command, question, deps));
  return told === overBudget ? tooSlow('What became of it') : told;
};

async function carryOut(command: CommandOf<'token'>, { asker, now }: Question, deps: AnswerDeps): Promise<Answer> {
  switch (command.action) {
    case 'create':
      return tokenMade(await makeToken(command, asker, deps), deps.admins);
    case 'list':
      return tokenList(await deps.tokens.list(), now);
    case 'revoke':
      return tokenRevoked(await revokeToken(command.id, asker, deps), command.id);
  }
}
