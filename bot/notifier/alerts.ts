import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Messages, Queries } from '../../provisioner/contract/registry.ts';
import type { Log } from '../log.ts';
import { alarmAlert, crashAlert, failureAlert } from '../messages/alerts.ts';
import type { Message } from '../messages/message.ts';
import { type Slack, SlackRefusal } from '../slack/web-api.ts';
import type { Alarm, Crash } from './parse.ts';

export interface AlertDeps {
  registry: Pick<Queries, 'getOperation'> & Pick<Messages, 'claimAlert' | 'releaseAlert'>;
  slack: Pick<Slack, 'post'>;
  alertsChannel: string;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Log;
}

/** Tells the alerts channel of an operation that failed, once. */
export async function alertFailure(operationId: string, deps: AlertDeps): Promise<void> {
  const operation = await deps.registry.getOperation(operationId);
  if (operation?.state === 'failed') await alertOnce(operation, deps);
}

/**
 * Tells the alerts channel of a provisioner that ended without a word, whatever the row says: it may say `running` for
 * as long as the dead one's lease lasts.
 */
export async function alertCrash(crash: Crash, deps: AlertDeps): Promise<void> {
  const operation = crash.operationId ? await deps.registry.getOperation(crash.operationId) : undefined;
  // It had recorded its failure before it broke off: that is one piece of news, not two.
  if (operation?.state === 'failed') await alertOnce(operation, deps);
  else await say(crashAlert(crash, operation), { crash: { ...crash } }, deps);
}

export async function alertAlarm(alarm: Alarm, deps: AlertDeps): Promise<void> {
  await say(alarmAlert(alarm), { alarm }, deps);
}

async function alertOnce(operation: Operation, deps: AlertDeps): Promise<void> {
  if (operation.alertedAt !== undefined) return;
  if (!(await deps.registry.claimAlert(operation.id, Math.floor(deps.clock() / 1000)))) return;
  const { id, ownerId, playgroundId, failure } = operation;
  try {
    await say(failureAlert(operation), { operation: { id, ownerId, playgroundId, failure } }, deps);
  } catch (error) {
    // SNS delivers again after an error, and the next delivery must find the claim free.
    await deps.registry.releaseAlert(id);
    throw error;
  }
}

async function say(
  message: Message,
  about: Record<string, unknown>,
  { slack, alertsChannel, log }: AlertDeps,
): Promise<void> {
  try {
    await slack.post(alertsChannel, message, { twiceRatherThanNever: true });
  } catch (error) {
    // The log is the second place where somebody may look: everything that the channel was to hear is in this line.
    log.error('The alerts channel could not be told', { alertsChannel, ...about, error });
    if (!(error instanceof SlackRefusal)) throw error;
  }
}
