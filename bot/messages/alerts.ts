import { ERRORS } from '../../provisioner/contract/errors.ts';
import { brokenRuns, isFinished, MAX_ATTEMPTS, type Operation } from '../../provisioner/contract/operation.ts';
import { type ConsolePlace, logsLink } from '../console-links.ts';
import type { AlertGroup } from '../notifier/alert-board.ts';
import type { Alarm, Crash } from '../notifier/parse.ts';
import { buttons, retryButton } from './buttons.ts';
import { context, type Message, reasonText, section } from './message.ts';
import { code, escaped, link, mention } from './text.ts';

/** An operation ended badly: who, what, why, and where to look. */
export function failureAlert(operation: Operation, place: ConsolePlace | undefined): Message {
  const line = `The ${operation.kind} of *${operation.playgroundName}* failed.`;
  const logs = logsLink(place, operation.playgroundId);
  const failure = operation.failure ?? { code: 'INTERNAL', reason: 'No reason was recorded.', reference: 'none' };
  return {
    text: line,
    blocks: [
      section(line, ownerAndIds(operation), `*${ERRORS[failure.code].title}* ${reasonText(failure.reason)}`),
      ...(operation.kind === 'create' ? [buttons(retryButton(operation))] : []),
      context(
        `Error ${failure.code}, reference \`${escaped(failure.reference)}\``,
        ...(logs === undefined ? [] : [link(logs, 'Its logs in AWS')]),
      ),
    ],
  };
}

/** The same in one line, for when several stand together. */
export function failureLine({ playgroundName, ownerId, id, failure }: Operation): string {
  const reference = failure ? `, reference ${code(failure.reference)}` : '';
  return `*${playgroundName}* of ${mention(ownerId)}, operation ${code(id)}${reference}`;
}

/** So many lines are listed; the rest is a number. Each is under 250 characters, so they fit one section. */
const LISTED = 10;

/** The same trouble with one playground, or with several within some minutes. */
export function groupAlert({
  cause,
  first,
  entries,
  sequence,
}: Pick<AlertGroup, 'cause' | 'first' | 'entries' | 'sequence'>): Message {
  if (sequence <= 1) return first;
  const line = `${sequence} times within minutes: ${cause}`;
  const listed = entries.slice(0, LISTED).map((entry) => `• ${entry.line}`);
  const more = sequence - listed.length;
  const [words, ...details] = first.blocks;
  return {
    text: line,
    blocks: [
      section(`*${line}*`),
      section(...listed, more > 0 && `${more} more…`),
      context('The first of them:'),
      ...(words ? [words, ...details] : []),
    ],
  };
}

/** The trouble that the channel knows of is over. */
export function solvedMessage({ kind, playgroundName, ownerId }: Operation): Message {
  const name = `*${playgroundName}*`;
  const line =
    kind === 'destroy'
      ? `Solved: ${name} is gone, and nothing of it is left.`
      : `Solved: ${name} of ${mention(ownerId)} is ready.`;
  return { text: line, blocks: [section(line)] };
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

/** The same in one line, for when several stand together. */
export function crashLine(crash: Crash, operation: Operation | undefined): string {
  const what = operation
    ? `the ${operation.kind} of *${operation.playgroundName}*, operation ${code(operation.id)}`
    : 'no operation of ours';
  return `${what}, request ${code(crash.requestId)}: ${crashReason(crash)}`;
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
  return `The operation is still ${operation.state}, attempt ${brokenRuns(operation) + 1} of ${MAX_ATTEMPTS}.`;
}
