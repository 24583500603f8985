import type { AnswerDeps } from '../answers/question.ts';
import type { Respond } from '../slack/respond.ts';

export interface InteractionDeps extends AnswerDeps {
  respond: Respond;
}
