import type { Measure } from '../provisioner/contract/metrics.ts';
import type { AnswerDeps } from './answers/question.ts';

/** How long people wait for an answer; the log says for which command. */
export function createMeasureAck(measure: Measure): AnswerDeps['measureAck'] {
  return (verb, milliseconds) => measure({ AckMilliseconds: milliseconds }, { command: verb });
}
