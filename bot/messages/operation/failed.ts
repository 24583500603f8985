import { ERRORS } from '../../../provisioner/contract/errors.ts';
import type { Failure, Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { at, code, escaped } from '../text.ts';

/** What the messages of operations that failed have in common. */

/** @param next what has become of the playground, and what to do, in words */
export function failed(operation: Operation, line: string, next: readonly string[]): Message {
  const { code: errorCode, reason, reference } = failureOf(operation);
  return {
    text: `${line} ${ERRORS[errorCode].title}`,
    blocks: [
      section(line, `*${ERRORS[errorCode].title}*`, reasonText(reason)),
      section(...next),
      context(`Error ${errorCode}, reference \`${escaped(reference)}\``),
    ],
  };
}

/** What can be done about a failure that left nothing half done: what its code advises, and what to type. */
export function nextWords(operation: Operation): string[] {
  return [...adviceOf(operation), `${tryAgain(operation)} tries again.`];
}

/** What the code of a failure advises, where that is more than trying again. */
export function adviceOf(operation: Operation): string[] {
  const { code: errorCode } = failureOf(operation);
  return errorCode === 'NOT_REMOVED' ? [] : [ERRORS[errorCode].hint];
}

/** What to type for the same once more. */
export function tryAgain({ kind, playgroundName, tags = {} }: Operation): string {
  const verb = kind === 'create' ? 'retry' : kind;
  const said = kind === 'update' ? Object.entries(tags).map(([service, tag]) => ` --tag ${service}=${tag}`) : [];
  return `\`/playground ${verb} ${playgroundName}${escaped(said.join(''))}\``;
}

/** Of one that somebody destroys after it failed. */
export function onItsWayOut({ name }: Playground): string {
  return `What is left of it is being removed; \`/playground status ${name}\` shows how far that is.`;
}

/** Of one that is not there any more. */
export function goneSince({ playgroundName }: Operation): string {
  return `It is gone by now; \`/playground history ${playgroundName}\` shows how that came.`;
}

/** What is still there of a playground that is stuck, who is on it, and what to type. */
export function leftWords({ failure }: Operation, { name, retryAt }: Playground): string {
  const next = retryAt === undefined ? '' : `, next ${at(retryAt)}`;
  return `${leftLine(failure)} The bot goes on trying by itself${next}; whoever runs it has been told. Type \`/playground destroy ${name}\` to try at once.`;
}

/** @param failure of a playground that is stuck */
export function leftLine(failure: Pick<Failure, 'left'> | undefined): string {
  const left = failure?.left;
  if (left === undefined) return 'AWS could not be asked what is left.';
  if (left.length === 0) return 'Nothing of it is listed any more; that is looked at once more.';
  return `${left.length} left: ${left.map((name) => code(name)).join(', ')}.`;
}

/** Why it failed, also where that was not written down. */
export function failureOf({ failure }: Operation): Failure {
  return failure ?? { code: 'INTERNAL', reason: 'No reason was recorded.', reference: 'none' };
}
