import { admissionRefused } from './access.ts';
import { carryOut } from './answers/index.ts';
import type { AnswerDeps } from './answers/question.ts';
import { ofOneRequest, questionOf } from './asked.ts';
import { parseCommand } from './command/parse.ts';
import type { Gate } from './handler.ts';
import type { Answer } from './messages/answer.ts';
import { misunderstood } from './messages/misunderstood.ts';
import { notAllowed, trouble } from './messages/trouble.ts';
import type { Origin } from './policy/admission.ts';

/** The fields of Slack's slash command that matter here. */
export interface SlashRequest extends Origin {
  text: string;
  userId: string;
  triggerId: string | undefined;
}

/** The answer to one slash command, whatever happens: the person always hears something. */
export async function answerCommand(request: SlashRequest, gate: Gate, app: AnswerDeps): Promise<Answer> {
  const deps = ofOneRequest(app);
  const parsed = parseCommand(request.text);
  const verb = 'command' in parsed ? parsed.command.verb : 'none';
  try {
    const refused = await admissionRefused(request.userId, request, deps);
    if (refused) return notAllowed(refused, deps.allowed, deps.admins);
    if (!('command' in parsed)) return misunderstood(parsed);
    return await carryOut(parsed.command, questionOf(request, gate, deps), deps);
  } catch (error) {
    deps.log.error('Answering a command broke', { reference: gate.reference, verb, error });
    return trouble(error, gate.reference);
  } finally {
    deps.measureAck(verb, deps.clock() - gate.arrivedAt);
  }
}
