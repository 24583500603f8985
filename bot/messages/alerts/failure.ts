import { ERRORS } from '../../../provisioner/contract/errors.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { type ConsolePlace, logsLink } from '../../console-links.ts';
import type { Press } from '../../notifier/alert-board.ts';
import { buttons, destroyAgainButton, reallyDestroy, retryButton } from '../buttons.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { failureOf, leftLine } from '../operation/failed.ts';
import { code, escaped, link, mention } from '../text.ts';

/** An operation ended badly: who, what, why, where to look, and what can be done. */
export function failureAlert(operation: Operation, place: ConsolePlace | undefined): Message {
  const line = `The ${operation.kind} of *${operation.playgroundName}* failed.`;
  const logs = logsLink(place, operation.playgroundId);
  const failure = failureOf(operation);
  return {
    text: line,
    blocks: [
      section(
        line,
        ownerAndIds(operation),
        `*${ERRORS[failure.code].title}* ${reasonText(failure.reason)}`,
        failure.left && leftLine(failure),
      ),
      buttons(failurePress(operation).button),
      context(
        `Error ${failure.code}, reference \`${escaped(failure.reference)}\``,
        ...(logs === undefined ? [] : [link(logs, 'Its logs in AWS')]),
      ),
    ],
  };
}

/** The same in one line, for when several stand together. */
export function failureLine(operation: Operation, place: ConsolePlace | undefined): string {
  const { playgroundName, playgroundId, ownerId, id, failure } = operation;
  const logs = logsLink(place, playgroundId);
  const reference = failure ? `, reference ${code(failure.reference)}` : '';
  const toLogs = logs === undefined ? '' : `, ${link(logs, 'logs')}`;
  return `*${playgroundName}* of ${mention(ownerId)}, operation ${code(id)}${reference}${toLogs}`;
}

/** What can be done about it. Keyed by the operation, because its name may be somebody else's by now. */
export function failurePress(operation: Operation): Press {
  const { kind, playgroundName: name } = operation;
  if (kind === 'create') return { name, button: retryButton(operation) };
  if (kind === 'destroy') return { name, button: destroyAgainButton(operation, 'Destroy again') };
  // Of an update something is kept, which goes only after asking.
  return { name, button: { ...destroyAgainButton(operation, 'Destroy'), confirm: reallyDestroy(name) } };
}

export function ownerAndIds({ ownerId, playgroundId, id }: Operation): string {
  return `Owner ${mention(ownerId)}, playground ${code(playgroundId)}, operation ${code(id)}.`;
}
