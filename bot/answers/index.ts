import type { CommandOf } from '../command/command.ts';
import type { Verb } from '../commands-table.ts';
import type { Answer } from '../messages/answer.ts';
import { cost } from './cost.ts';
import { create } from './create.ts';
import { destroy } from './destroy.ts';
import { extend } from './extend.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import { logs } from './logs.ts';
import { newPlayground } from './new.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';
import { restart } from './restart.ts';
import { retry } from './retry.ts';
import { share } from './share.ts';
import { status } from './status.ts';
import { token } from './token.ts';
import { transfer } from './transfer.ts';
import { unshare } from './unshare.ts';
import { update } from './update.ts';

/** Each verb of the commands table has its answer here. */
const ANSWERS: { [V in Verb]: AnswerTo<V> } = {
  cost,
  create,
  new: newPlayground,
  destroy,
  extend,
  help,
  history,
  list,
  logs,
  restart,
  retry,
  share,
  status,
  token,
  transfer,
  unshare,
  update,
};

/** Carries out one command by the answerer of its verb. @throws what no answerer has words for */
export async function carryOut<V extends Verb>(
  command: CommandOf<V>,
  question: Question,
  deps: AnswerDeps,
): Promise<Answer> {
  const answerTo: AnswerTo<V> = ANSWERS[command.verb];
  return answerTo(command, question, deps);
}
