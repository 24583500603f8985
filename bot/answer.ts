import { admissionRefused } from './access.ts';
import { carryOut } from './answers/index.ts';
import type { AnswerDeps } from './answers/question.ts';
import { type Budget, createBudget } from './budget.ts';
import { parseCommand } from './command/parse.ts';
import type { Gate } from './handler.ts';
import type { Answer } from './messages/answer.ts';
import { misunderstood } from './messages/misunderstood.ts';
import { notAllowed, trouble } from './messages/trouble.ts';
import type { Origin } from './policy/admission.ts';
import type { Asker } from './submit/deps.ts';

/** The fields of Slack's slash command that matter here. */
export interface SlashRequest extends Origin {
  text: string;
  userId: string;
  triggerId: string | undefined;
}

/** Slack gives up after 3 s; what is left is for the way there and back. */
const BUDGET_MS = 2000;
/** After a very slow cold start there is still a try: the registry usually answers in tens of milliseconds. */
const LEAST_BUDGET_MS = 400;

/** The answer to one slash command, whatever happens: the person always hears something. */
export async function answerCommand(request: SlashRequest, gate: Gate, deps: AnswerDeps): Promise<Answer> {
  const parsed = parseCommand(request.text);
  const verb = 'command' in parsed ? parsed.command.verb : 'none';
  try {
    const refused = await admissionRefused(request.userId, request, deps);
    if (refused) return notAllowed(refused, deps.allowed, deps.admins);
    if (!('command' in parsed)) return misunderstood(parsed);
    const question = { asker: askerOf(request, gate), budget: budgetOf(gate, deps), now: deps.clock() / 1000 };
    return await carryOut(parsed.command, question, deps);
  } catch (error) {
    deps.log.error('Answering a command broke', { reference: gate.reference, verb, error });
    return trouble(error, gate.reference);
  } finally {
    deps.measureAck(verb, deps.clock() - gate.arrivedAt);
  }
}

function budgetOf(gate: Gate, { clock, log }: AnswerDeps): Budget {
  const deadline = Math.max(gate.arrivedAt + BUDGET_MS, clock() + LEAST_BUDGET_MS);
  return createBudget(deadline, clock, (error) =>
    log.warn('Work that the answer did not wait for broke', { reference: gate.reference, error }),
  );
}

/** Slack may deliver a request twice, with the same trigger; a signature is unique to a request just as well. */
function askerOf({ teamId, triggerId, userId }: SlashRequest, { requestedAt, signature }: Gate): Asker {
  return { userId, requestedAt, requestKey: `${teamId}:${triggerId || signature}` };
}
