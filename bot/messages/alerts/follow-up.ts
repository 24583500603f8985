import {
  brokenRuns,
  MAX_ATTEMPTS,
  type Operation,
  type OperationKind,
} from '../../../provisioner/contract/operation.ts';
import type { Message } from '../message.ts';
import { askedByAnother, plain } from '../operation/parts.ts';
import { mention } from '../text.ts';

const AT_WORK: Record<OperationKind, string> = {
  create: 'being made',
  destroy: 'being destroyed',
  update: 'being updated',
  restart: 'being restarted',
};

/** Somebody is at the trouble that the channel knows of, in one line. */
export function atWorkLine(operation: Operation): string {
  const { kind, playgroundName, ownerId } = operation;
  const broken = brokenRuns(operation);
  const tries = broken > 0 ? `, attempt ${broken + 1} of ${MAX_ATTEMPTS}` : '';
  const line = `*${playgroundName}* of ${mention(ownerId)} is ${AT_WORK[kind]} now${tries}.`;
  return [line, askedByAnother(operation)].filter(Boolean).join(' ');
}

/** The trouble that the channel knows of is over. */
export function solvedMessage({ kind, playgroundName, ownerId }: Operation): Message {
  const name = `*${playgroundName}*`;
  return plain(
    kind === 'destroy'
      ? `Solved: ${name} is gone, and nothing of it is left.`
      : `Solved: ${name} of ${mention(ownerId)} is ready.`,
  );
}
