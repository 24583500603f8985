import { reach } from '../access.ts';
import { overBudget } from '../budget.ts';
import { logsLink, serviceLink } from '../console-links.ts';
import { costByTemplate } from '../cost.ts';
import type { Answer } from '../messages/answer.ts';
import { status as told } from '../messages/status.ts';
import { tooSlow } from '../messages/trouble.ts';
import { unreached } from '../messages/unreached.ts';
import { mayDo, standingOf } from '../policy/rights.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';
import { personOf } from './viewing.ts';

export const status: AnswerTo<'status'> = async ({ name }, question, deps) => {
  const answer = await question.budget.within(read(name, question, deps));
  return answer === overBudget ? tooSlow(`The state of *${name}*`) : answer;
};

async function read(name: string, question: Question, deps: AnswerDeps): Promise<Answer> {
  const { registry, consolePlace, templates, prices, admins } = deps;
  const reached = await reach('status', { name }, question.asker.userId, deps);
  if ('outcome' in reached) return unreached(reached, name, admins);
  const { playground } = reached;
  return told({
    playground,
    operation: await registry.getOperation(playground.operationId),
    cost: costByTemplate(templates, prices)(playground, question.now),
    links: { service: serviceLink(consolePlace, playground.id), logs: logsLink(consolePlace, playground.id) },
    mayDestroy: mayDo('destroy', standingOf(playground, personOf(question, deps))),
    now: question.now,
  });
}
