import { ERRORS } from '../../../provisioner/contract/errors.ts';
import { brokenRuns, type Failure, MAX_ATTEMPTS, type Operation } from '../../../provisioner/contract/operation.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { escaped, mention } from '../text.ts';

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
  return { text: [line, step].filter(Boolean).join(' '), blocks: [section(line, step, repeat)] };
}

/** @param state what is left of the playground, in words */
export function failed({ failure }: Operation, line: string, state: string | undefined): Message {
  const { code, reason, reference }: Failure = failure ?? {
    code: 'INTERNAL',
    reason: 'No reason was recorded.',
    reference: 'none',
  };
  return {
    text: `${line} ${ERRORS[code].title}`,
    blocks: [
      section(line, `*${ERRORS[code].title}*`, reasonText(reason)),
      section(state, ERRORS[code].hint),
      context(`Error ${code}, reference \`${escaped(reference)}\``),
    ],
  };
}

export function plain(line: string): Message {
  return { text: line, blocks: [section(line)] };
}

/** Who asked, where that is not the owner, who reads this. */
export function askedByAnother({ askedBy, ownerId }: Operation): string {
  return askedBy === undefined || askedBy === ownerId ? '' : `${mention(askedBy)} asked for it.`;
}
