import { reach } from '../access.ts';
import { overBudget } from '../budget.ts';
import { logsLink, serviceLink } from '../console-links.ts';
import { costByTemplate } from '../cost.ts';
import type { Answer } from '../messages/answer.ts';
import { unreached } from '../messages/no-playground-of-yours.ts';
import { status as told } from '../messages/status.ts';
import { tooSlow } from '../messages/trouble.ts';
import { mayDo, standingOf } from '../policy/rights.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';

export const status: AnswerTo<'status'> = async ({ name }, question, deps) => {
  const answer = await question.budget.within(read(name, question, deps));
  return answer === overBudget ? tooSlow(`The state of *${name}*`) : answer;
};

async function read(name: string, question: Question, deps: AnswerDeps): Promise<Answer> {
  const { registry, consolePlace, templates, prices, admins } = deps;
  const { userId } = question.asker;
  const reached = await reach('status', { name }, userId, deps);
  if ('outcome' in reached) return unreached(reached, name, admins);
  const { playground } = reached;
  return told({
    playground,
    operation: await registry.getOperation(playground.operationId),
    cost: costByTemplate(templates, prices)(playground, question.now),
    services: templates.find((template) => template.name === playground.template)?.services,
    links: { service: serviceLink(consolePlace, playground.id), logs: logsLink(consolePlace, playground.id) },
    mayDestroy: mayDo(
      'destroy',
      standingOf(playground, { userId, isAdmin: admins.includes(userId), channels: new Set() }),
    ),
    now: question.now,
  });
}
