import { ERRORS } from '../../provisioner/contract/errors.ts';
import { isFinished, MAX_ATTEMPTS, type Operation } from '../../provisioner/contract/operation.ts';
import type { Alarm, Crash } from '../notifier/parse.ts';
import { context, type Message, reasonText, section } from './message.ts';
import { code, escaped, mention } from './text.ts';

/** An operation ended badly: who, what, why, and where to look. */
export function failureAlert(operation: Operation): Message {
  const line = `The ${operation.kind} of *${operation.playgroundName}* failed.`;
  const failure = operation.failure ?? { code: 'INTERNAL', reason: 'No reason was recorded.', reference: 'none' };
  return {
    text: line,
    blocks: [
      section(line, ownerAndIds(operation), `*${ERRORS[failure.code].title}* ${reasonText(failure.reason)}`),
      context(`Error ${failure.code}, reference \`${escaped(failure.reference)}\``),
    ],
  };
}

/** The provisioner died or ran out of time and could not say so itself. `operation` is its row, where the record names one. */
export function crashAlert(crash: Crash, operation: Operation | undefined): Message {
  const line = operation
    ? `The provisioner broke off during the ${operation.kind} of *${operation.playgroundName}*.`
    : 'The provisioner broke off.';
  return {
    text: line,
    blocks: [
      section(
        line,
        operation && ownerAndIds(operation),
        `${crashReason(crash)}${operation ? ` ${rowSays(operation)}` : ''}`,
      ),
      context(
        `${crash.operationId ? `Operation ${code(crash.operationId)}` : 'The record names no operation of ours'}, request ${code(crash.requestId)}, condition ${code(crash.condition)}`,
      ),
    ],
  };
}

export function alarmAlert({ name, state, reason, description }: Alarm): Message {
  const line = state === 'OK' ? `Alarm *${escaped(name)}* is over.` : `Alarm *${escaped(name)}*: ${escaped(state)}.`;
  const details = [description, reason]
    .filter((text): text is string => Boolean(text))
    .map((text) => section(reasonText(text)));
  return { text: line, blocks: [section(line), ...details] };
}

function ownerAndIds({ ownerId, playgroundId, id }: Operation): string {
  return `Owner ${mention(ownerId)}, playground ${code(playgroundId)}, operation ${code(id)}.`;
}

/** Lambda's own words are safe to show; what a program threw stays in the log, because it may hold anything. */
function crashReason({ condition, errorType, errorMessage }: Crash): string {
  if (condition === 'EventAgeExceeded') return 'It waited too long to be started, and never ran.';
  if (/timed out after/i.test(errorMessage ?? '')) return 'It ran out of time.';
  if (/signal: killed|out of memory|OutOfMemory/i.test(errorMessage ?? ''))
    return 'It was killed, or ran out of memory.';
  if (/Runtime exited/i.test(errorMessage ?? '')) return 'Its process ended without an answer.';
  return `It ended with ${code(errorType ?? 'an error')}; the log has the details.`;
}

function rowSays(operation: Operation): string {
  if (isFinished(operation)) return `The operation had ${operation.state} by then.`;
  return `The operation is still ${operation.state}, attempt ${operation.attempt} of ${MAX_ATTEMPTS}.`;
}
