import { brokenRuns, isFinished, MAX_ATTEMPTS, type Operation } from '../../../provisioner/contract/operation.ts';
import type { Crash } from '../../notifier/parse-alert.ts';
import { context, type Message, section } from '../message.ts';
import { code } from '../text.ts';
import { ownerAndIds } from './failure.ts';

/** The provisioner died or ran out of time and could not say so itself. `operation` is its row, where the record names one. */
export function crashAlert(crash: Crash, operation: Operation | undefined): Message {
  const line = operation
    ? `The provisioner broke off during the ${operation.kind} of *${operation.playgroundName}*.`
    : 'The provisioner broke off.';
  const reason = `${crashReason(crash)} ${operation ? rowSays(operation) : 'Look into its log, which knows the request.'}`;
  const about = crash.operationId ? `Operation ${code(crash.operationId)}` : 'The record names no operation of ours';
  return {
    text: line,
    blocks: [
      section(line, operation && ownerAndIds(operation), reason),
      context(`${about}, request ${code(crash.requestId)}, condition ${code(crash.condition)}`),
    ],
  };
}

/** The same in one line, for when several stand together. */
export function crashLine(crash: Crash, operation: Operation | undefined): string {
  const what = operation
    ? `the ${operation.kind} of *${operation.playgroundName}*, operation ${code(operation.id)}`
    : 'no operation of ours';
  return `${what}, request ${code(crash.requestId)}: ${crashReason(crash)}`;
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
  if (isFinished(operation)) return `The operation had ${operation.state} by then, so nothing is to be done about it.`;
  const attempt = `attempt ${brokenRuns(operation) + 1} of ${MAX_ATTEMPTS}`;
  return `The operation is still ${operation.state}, ${attempt}. Nothing is to be done at first: the sweeper takes it up again within two minutes.`;
}
