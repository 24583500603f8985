import { closest } from '../../provisioner/contract/closest.ts';
import { plainLines } from '../../provisioner/contract/plain-lines.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Aim, reach } from '../access.ts';
import { overBudget } from '../budget.ts';
import type { Commands } from '../command/command.ts';
import { logsLink } from '../console-links.ts';
import { containersOf } from '../logs/containers-of.ts';
import type { LastLines } from '../logs/last-lines.ts';
import type { Answer } from '../messages/answer.ts';
import { logsTooSlow, noSuchContainer, logs as told } from '../messages/logs.ts';
import { unreached } from '../messages/no-playground-of-yours.ts';
import { tooSlow } from '../messages/trouble.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';

type Wanted = Omit<Commands['logs'], 'name'>;

/** Without a word about it. */
const LINES = 20;

export const logs: AnswerTo<'logs'> = ({ name, ...wanted }, question, deps) => logsOf({ name }, wanted, question, deps);

/** The last lines of one playground, or of the one generation of it that a button names. */
export async function logsOf(aim: Aim, wanted: Wanted, question: Question, deps: AnswerDeps): Promise<Answer> {
  const { name } = aim;
  const reached = await question.budget.within(reach('logs', aim, question.asker.userId, deps));
  if (reached === overBudget) return tooSlow(`The state of *${name}*`);
  if ('outcome' in reached) return unreached(reached, name, deps.admins);
  const last = await lastLines(reached.playground, wanted, question, deps);
  const link = logsLink(deps.consolePlace, reached.playground.id);
  return last === overBudget ? logsTooSlow(name, link) : shown(wanted, reached.playground, last, link, deps);
}

async function lastLines(
  { id }: Playground,
  { container, lines = LINES }: Wanted,
  { budget }: Question,
  deps: AnswerDeps,
): Promise<LastLines | typeof overBudget> {
  const signal = AbortSignal.timeout(budget.remaining());
  try {
    return await budget.within(
      deps.lastLines({ playgroundId: id, lines, ...(container !== undefined && { container }) }, signal),
    );
  } catch (error) {
    // Broken off because the time was up: that is no fault.
    if (signal.aborted) return overBudget;
    throw error;
  }
}

function shown(
  { container, lines: asked = LINES }: Wanted,
  { name, template }: Playground,
  { lines, containers }: LastLines,
  link: string | undefined,
  { templates }: AnswerDeps,
): Answer {
  const known = containersOf({ template }, containers, templates);
  if (container !== undefined && !known.includes(container)) {
    return noSuchContainer(name, container, known, closest(container, known));
  }
  return told({ name, asked, lines: plainLines(lines), link, ...(container !== undefined && { container }) });
}
