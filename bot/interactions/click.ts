import { admissionRefused } from '../access.ts';
import { type Action, NEW_ACTION, OPEN_ACTION, parseAction } from '../actions.ts';
import type { Question } from '../answers/question.ts';
import { ofOneRequest, questionOf } from '../asked.ts';
import type { Gate } from '../handler.ts';
import { type Answer, blocksOf } from '../messages/answer.ts';
import { refusal } from '../messages/refusal.ts';
import { notAllowed, trouble } from '../messages/trouble.ts';
import { openCreateForm } from './create-form.ts';
import type { InteractionDeps } from './deps.ts';
import { type Click, readClick } from './payload.ts';
import { performOnOperation, performOnPlayground } from './perform.ts';

/** Does what a click asks for, and says what came of it to whoever clicked, whatever happens. */
export async function answerClick(body: unknown, gate: Gate, app: InteractionDeps): Promise<void> {
  const deps = ofOneRequest(app);
  const click = readClick(body);
  if (!click) {
    deps.log.warn('Dropped a click that is not of Slack’s shape', { reference: gate.reference });
    return;
  }
  const said = await outcomeOf(click, gate, deps);
  if (said) await say(said, click, gate, deps);
  deps.measureAck('click', deps.clock() - gate.arrivedAt);
}

/** @returns nothing where there is nothing to say */
async function outcomeOf(click: Click, gate: Gate, deps: InteractionDeps): Promise<Answer | undefined> {
  try {
    const refused = await admissionRefused(click.userId, click, deps);
    if (refused) return notAllowed(refused, deps.allowed, deps.admins);
    const action = parseAction(click.actionId, click.value);
    if (!action) return refusal('STALE_BUTTON');
    return await carryOutAction(action, questionOf(click, gate, deps), deps);
  } catch (error) {
    deps.log.error('Answering a click broke', { reference: gate.reference, actionId: click.actionId, error });
    return trouble(error, gate.reference);
  }
}

async function carryOutAction(action: Action, question: Question, deps: InteractionDeps): Promise<Answer | undefined> {
  const { asker, budget, triggerId } = question;
  switch (action.action) {
    // Slack has opened the address by itself.
    case OPEN_ACTION:
      return undefined;
    case NEW_ACTION:
      return (await openCreateForm({ userId: asker.userId, triggerId }, budget, deps))
        ? undefined
        : refusal('FORM_NOT_OPENED');
    case 'home-page-back':
    case 'home-page-on':
      await deps.publish({ type: 'home-opened', userId: asker.userId, page: action.page });
      return undefined;
    case 'retry':
    case 'destroy-again':
      return performOnOperation(action, question, deps);
    default:
      return performOnPlayground(action, question, deps);
  }
}

/** Under the message, or where there is none in a window of its own. What was done is done, so a fault is only logged. */
async function say(said: Answer, { responseUrl, triggerId }: Click, gate: Gate, deps: InteractionDeps): Promise<void> {
  try {
    if (responseUrl !== undefined) await deps.respond(responseUrl, said);
    else if (triggerId !== undefined) await deps.openModal(triggerId, { title: 'Playground', blocks: blocksOf(said) });
  } catch (error) {
    deps.log.error('The answer to a click was not shown', { reference: gate.reference, answer: said.text, error });
  }
}
