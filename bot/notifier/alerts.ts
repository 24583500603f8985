import { ERRORS } from '../../provisioner/contract/errors.ts';
import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Messages, Queries } from '../../provisioner/contract/registry.ts';
import type { ConsolePlace } from '../console-links.ts';
import { alarmAlert, crashAlert, crashLine, failureAlert, failureLine } from '../messages/alerts.ts';
import type { Message } from '../messages/message.ts';
import { SlackRefusal } from '../slack/slack.ts';
import { type AlertBoard, type AlertEntry, groupId } from './alert-board.ts';
import { groupSubject } from './alert-group.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import type { Alarm, Crash } from './parse.ts';

export interface AlertDeps extends DeliverDeps {
  registry: Pick<Queries, 'getOperation' | 'getPlayground'> & Pick<Messages, 'claimAlert'>;
  board: AlertBoard;
  alertsChannel: string;
  consolePlace: ConsolePlace | undefined;
}

/** Tells the alerts channel of an operation that failed, once. */
export async function alertFailure(operationId: string, deps: AlertDeps): Promise<void> {
  const operation = await deps.registry.getOperation(operationId);
  if (operation?.state === 'failed' && (await isNews(operation, deps))) await alertOnce(operation, deps);
}

/**
 * Tells the alerts channel of a provisioner that ended without a word, whatever the row says: it may say `running` for
 * as long as the dead one's lease lasts.
 */
export async function alertCrash(crash: Crash, deps: AlertDeps): Promise<void> {
  const operation = crash.operationId ? await deps.registry.getOperation(crash.operationId) : undefined;
  // It had recorded its failure before it broke off: that is one piece of news, not two.
  if (operation?.state === 'failed') return alertOnce(operation, deps);
  const entry = { id: crash.requestId, line: crashLine(crash, operation) };
  await gather('The provisioner broke off.', entry, crashAlert(crash, operation), secondsNow(deps), deps);
}

export async function alertAlarm(alarm: Alarm, deps: AlertDeps): Promise<void> {
  await say(alarmAlert(alarm), { alarm }, deps);
}

/** Adds to the group of the same cause, and has its message show it. @returns the group's id */
export async function gather(cause: string, entry: AlertEntry, first: Message, at: number, deps: AlertDeps) {
  const id = groupId(cause, at);
  await deps.board.join({ id, cause, first }, entry, secondsNow(deps));
  await deliver(groupSubject(id, deps.alertsChannel, deps.board), deps);
  return id;
}

/**
 * Says it in the thread of the trouble that the channel knows of already.
 * @throws when Slack could not be reached
 */
export async function reply(group: string, message: Message, about: Record<string, unknown>, deps: AlertDeps) {
  const parent = (await deps.board.getGroup(group))?.message;
  await say(message, about, deps, parent?.ts);
}

/** A change that was taken back is the owner's news alone: their playground runs. */
async function isNews({ kind, playgroundName }: Operation, { registry }: AlertDeps): Promise<boolean> {
  if (kind === 'create' || kind === 'destroy') return true;
  return (await registry.getPlayground(playgroundName))?.state === 'stuck';
}

/** Repeated events do all of it again, which changes nothing; so one that broke off is finished by the next. */
async function alertOnce(operation: Operation, deps: AlertDeps): Promise<void> {
  const now = secondsNow(deps);
  const { id, kind, playgroundName: name, playgroundId, ownerId, failure } = operation;
  const isFirst = await deps.registry.claimAlert(id, now);
  const at = isFirst ? now : ((await deps.registry.getOperation(id))?.alertedAt ?? now);
  const cause = `The ${kind} failed: ${ERRORS[failure?.code ?? 'INTERNAL'].title}`;
  const thread = await deps.board.getThread(name);
  if (thread && thread.group !== groupId(cause, at)) {
    const isKnown = thread.playgroundId === playgroundId && thread.cause === cause;
    const about = { operation: { id, ownerId, playgroundId, failure } };
    if (isFirst && !isKnown) await reply(thread.group, failureAlert(operation, deps.consolePlace), about, deps);
    return;
  }
  const group = await gather(
    cause,
    { id, line: failureLine(operation) },
    failureAlert(operation, deps.consolePlace),
    at,
    deps,
  );
  await deps.board.openThread({ name, playgroundId, cause, group }, now);
}

async function say(message: Message, about: Record<string, unknown>, deps: AlertDeps, thread?: string): Promise<void> {
  const { slack, alertsChannel, log } = deps;
  try {
    const options = { twiceRatherThanNever: true, ...(thread !== undefined && { thread }) };
    await slack.post(alertsChannel, message, options);
  } catch (error) {
    // The log is the second place where somebody may look: everything that the channel was to hear is in this line.
    log.error('The alerts channel could not be told', { alertsChannel, ...about, error });
    if (!(error instanceof SlackRefusal)) throw error;
  }
}

export function secondsNow({ clock }: Pick<AlertDeps, 'clock'>): number {
  return Math.floor(clock() / 1000);
}
