import type { Operation } from '../../provisioner/contract/operation.ts';
import { solvedMessage } from '../messages/alerts.ts';
import type { Message } from '../messages/message.ts';
import { type AlertDeps, reply, secondsNow } from './alerts.ts';

/** Where the alerts channel knows of trouble with the name of what went well, its thread hears that it is over. */
export async function tellSolved(operation: Operation, deps: AlertDeps): Promise<void> {
  if (operation.state !== 'succeeded') return;
  await closeThread(operation.playgroundName, solvedMessage(operation), deps);
}

/** @returns whether there was a thread to answer in */
export async function closeThread(name: string, message: Message, deps: AlertDeps): Promise<boolean> {
  const thread = await deps.board.closeThread(name);
  if (!thread) return false;
  try {
    await reply(thread.group, message, { thread }, deps);
    return true;
  } catch (error) {
    // SNS delivers again after an error, and the next delivery must find the thread open.
    await deps.board.openThread(thread, secondsNow(deps));
    throw error;
  }
}
