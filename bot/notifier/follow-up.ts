import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import { atWorkLine, solvedMessage } from '../messages/alerts/follow-up.ts';
import { moment } from './alert-board.ts';
import type { DrawDeps } from './draw-alerts.ts';
import { become, endTrouble } from './trouble.ts';

/**
 * Where the alerts channel knows of trouble with the name of an operation that is at work or went well, what told of it
 * shows that. What is older than the trouble says nothing about it.
 */
export async function tellFollowUp(operation: Operation, deps: DrawDeps): Promise<void> {
  const name = operation.playgroundName;
  if (operation.state === 'succeeded') {
    return endTrouble(name, moment(operation, 'finished'), solvedMessage(operation), deps);
  }
  if (isFinished(operation)) return;
  const thread = await deps.board.getThread(name);
  if (!thread) return;
  await become(thread, { at: moment(operation, 'at-work'), state: 'at-work', line: atWorkLine(operation) }, deps);
}
