import { ERRORS } from '../../../provisioner/contract/errors.ts';
import { brokenRuns, MAX_ATTEMPTS, type Operation } from '../../../provisioner/contract/operation.ts';
import { type Message, reasonText, section } from '../message.ts';
import { at, escaped, mention } from '../text.ts';

/** What the messages of all kinds of operation have in common. */

export function underWay(operation: Operation, line: string): Message {
  const { progress, state } = operation;
  // A step that is under way counts as the one people see: "step 1 of 4", not "0 of 4".
  const step =
    state === 'running' && progress && progress.total > 0
      ? `Step ${Math.min(progress.done + 1, progress.total)} of ${progress.total}: ${escaped(progress.label)}`
      : '';
  const broken = brokenRuns(operation);
  const repeat = broken > 0 ? `Attempt ${broken + 1} of ${MAX_ATTEMPTS}.` : '';
  return { text: [line, step].filter(Boolean).join(' '), blocks: [section(line, step, lastTry(operation), repeat)] };
}

/** What became of the run before, where it failed and that was no end. */
function lastTry({ putOff }: Operation): string {
  if (!putOff) return '';
  const { code: errorCode, reason, reference } = putOff.failure;
  return `The last try failed: ${ERRORS[errorCode].title} ${reasonText(reason)} Reference \`${escaped(reference)}\`.`;
}

/** Of one that is queued. */
export function whenItStarts({ waiting, putOff }: Pick<Operation, 'waiting' | 'putOff'>): string {
  if (putOff) return `It is tried again by itself, from ${at(putOff.nextAt)} on.`;
  return waiting
    ? 'It waits for its turn, because as many are worked on as may be at a time, and starts by itself.'
    : 'That starts shortly.';
}

export function plain(line: string): Message {
  return { text: line, blocks: [section(line)] };
}

/** Who asked, where that is not the owner, who reads this. */
export function askedByAnother({ askedBy, ownerId }: Operation): string {
  return askedBy === undefined || askedBy === ownerId ? '' : `${mention(askedBy)} asked for it.`;
}
