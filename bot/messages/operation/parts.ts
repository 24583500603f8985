import { ERRORS } from '../../../provisioner/contract/errors.ts';
import { brokenRuns, type Failure, MAX_ATTEMPTS, type Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { at, code, escaped, mention } from '../text.ts';

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

/** @param state what has become of the playground, in words */
export function failed({ failure }: Operation, line: string, state: string | undefined): Message {
  const {
    code: errorCode,
    reason,
    reference,
  }: Failure = failure ?? {
    code: 'INTERNAL',
    reason: 'No reason was recorded.',
    reference: 'none',
  };
  return {
    text: `${line} ${ERRORS[errorCode].title}`,
    blocks: [
      section(line, `*${ERRORS[errorCode].title}*`, reasonText(reason)),
      section(state, ERRORS[errorCode].hint),
      context(`Error ${errorCode}, reference \`${escaped(reference)}\``),
    ],
  };
}

/** What is still there of a playground that is stuck, and who is on it. */
export function leftWords({ failure }: Operation, { retryAt }: Playground): string {
  const next = retryAt === undefined ? '' : `, next ${at(retryAt)}`;
  return `${leftLine(failure)} The bot goes on trying by itself${next}; whoever runs it has been told.`;
}

/** @param failure of a playground that is stuck */
export function leftLine(failure: Pick<Failure, 'left'> | undefined): string {
  const left = failure?.left;
  if (left === undefined) return 'What is left of it could not be asked.';
  if (left.length === 0) return 'Nothing of it is listed any more; that is looked at once more.';
  return `${left.length} left: ${left.map((name) => code(name)).join(', ')}.`;
}

export function plain(line: string): Message {
  return { text: line, blocks: [section(line)] };
}

/** Who asked, where that is not the owner, who reads this. */
export function askedByAnother({ askedBy, ownerId }: Operation): string {
  return askedBy === undefined || askedBy === ownerId ? '' : `${mention(askedBy)} asked for it.`;
}
