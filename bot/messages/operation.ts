import { ERRORS } from '../../provisioner/contract/errors.ts';
import { type Failure, MAX_ATTEMPTS, type Operation } from '../../provisioner/contract/operation.ts';
import { PLAYGROUND_USER, type Playground } from '../../provisioner/contract/playground.ts';
import { context, type Message, reasonText, section } from './message.ts';
import { at, escaped } from './text.ts';

/** All that the one message of an operation is made of. */
export interface OperationView {
  operation: Operation;
  /** The row of this very generation, where it still exists. */
  playground: Playground | undefined;
  /** The generated password, read only for a create that is ready and still there. */
  password: string | undefined;
  /** A sentence about every address, where there is one. */
  notice: string | undefined;
}

/** The one message of an operation, in the owner's direct messages. */
export function operationMessage(view: OperationView): Message {
  return view.operation.kind === 'create' ? createMessage(view) : destroyMessage(view);
}

function createMessage(view: OperationView): Message {
  const { operation, playground } = view;
  const name = operation.playgroundName;
  switch (operation.state) {
    case 'queued':
      return underWay(
        operation,
        operation.attempt === 0 ? `*${name}* is accepted; its making starts shortly.` : again(name),
      );
    case 'running':
      return underWay(operation, `*${name}* is being made.`);
    case 'succeeded':
      return playground ? ready(view) : plain(`*${name}* was ready, and is gone now.`);
    case 'failed':
      return failed(operation, `*${name}* could not be made.`, remains(name, playground));
  }
}

function destroyMessage({ operation, playground }: OperationView): Message {
  const name = operation.playgroundName;
  const why = whySwept(operation);
  switch (operation.state) {
    case 'queued':
      return underWay(operation, `${why || `*${name}* is to be destroyed.`} That starts shortly.`);
    case 'running':
      return underWay(operation, [why, `*${name}* is being destroyed.`].filter(Boolean).join(' '));
    case 'succeeded':
      return isTimeUp(operation)
        ? plain(
            `*${name}* is gone, because its time was up (${at(operation.expiresAt)}). \`/playground create ${name}\` makes a new one.`,
          )
        : plain(`*${name}* is gone, with everything in it. The name is free.`);
    case 'failed':
      return failed(
        operation,
        `*${name}* could not be removed completely.`,
        playground && `Type \`/playground destroy ${name}\` to try again.`,
      );
  }
}

function isTimeUp({ cause, requestedAt, expiresAt }: Operation): boolean {
  return cause === 'expired' && requestedAt >= expiresAt;
}

/** Why the sweeper destroys it, where nobody asked: its time is up, or what was left of it is tried again. */
function whySwept(operation: Operation): string {
  if (operation.cause === 'asked') return '';
  const name = operation.playgroundName;
  return isTimeUp(operation)
    ? `The time of *${name}* is up (${at(operation.expiresAt)}).`
    : `What was left of *${name}* is removed now.`;
}

function ready({ operation, playground, password, notice }: OperationView): Message {
  const name = operation.playgroundName;
  const address = escaped(playground?.address ?? operation.address ?? '');
  return {
    text: `${name} is ready: ${address}`,
    blocks: [
      section(
        `*${name}* is ready, until ${at(operation.expiresAt)}.`,
        `Address: <${address}>`,
        notice && escaped(notice),
        `User: \`${PLAYGROUND_USER}\``,
        password === undefined
          ? 'Its password is gone: the playground is being removed.'
          : `Password: \`${escaped(password)}\``,
      ),
      context(`\`/playground destroy ${name}\` removes it and everything in it.`),
    ],
  };
}

function underWay({ progress, state, attempt }: Operation, line: string): Message {
  // A step that is under way counts as the one people see: "step 1 of 4", not "0 of 4".
  const step =
    state === 'running' && progress && progress.total > 0
      ? `Step ${Math.min(progress.done + 1, progress.total)} of ${progress.total}: ${escaped(progress.label)}`
      : '';
  const repeat = attempt > 1 ? `Attempt ${attempt} of ${MAX_ATTEMPTS}.` : '';
  return { text: [line, step].filter(Boolean).join(' '), blocks: [section(line, step, repeat)] };
}

function again(name: string): string {
  return `*${name}*: its making broke off, and starts again shortly.`;
}

function failed({ failure }: Operation, line: string, state: string | undefined): Message {
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

/** What is left of a playground whose create failed. */
function remains(name: string, playground: Playground | undefined): string {
  if (!playground) return 'Everything it had is removed again, and the name is free.';
  if (playground.state === 'destroying') return 'What is left of it is being removed.';
  return `Something of it could not be removed: type \`/playground destroy ${name}\` to try again.`;
}

function plain(line: string): Message {
  return { text: line, blocks: [section(line)] };
}
