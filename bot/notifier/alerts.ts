import { ERRORS } from '../../provisioner/contract/errors.ts';
import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import type { Messages, Queries } from '../../provisioner/contract/registry.ts';
import type { ConsolePlace } from '../console-links.ts';
import { alarmAlert, alarmOver } from '../messages/alerts/alarm.ts';
import { crashAlert, crashLine } from '../messages/alerts/crash.ts';
import { failureAlert, failureLine, failurePress } from '../messages/alerts/failure.ts';
import { unknownAlert } from '../messages/alerts/unknown.ts';
import { moment } from './alert-board.ts';
import { type DrawDeps, secondsNow } from './draw-alerts.ts';
import type { Alarm, Crash } from './parse-alert.ts';
import { become, drawTold, endKnownTrouble, gather, say, tellEndingTrouble, tellTrouble } from './trouble.ts';

export interface AlertDeps extends DrawDeps {
  registry: Pick<Queries, 'getOperation' | 'getPlayground'> & Pick<Messages, 'claimAlert'>;
  consolePlace: ConsolePlace | undefined;
}

const BROKE_OFF = 'The provisioner broke off.';
const UNKNOWN = 'Messages came that this release does not know.';

/** Tells the alerts channel of an operation that failed, once; a repeat draws what told of it anew. */
export async function alertFailure(operation: Operation, deps: AlertDeps): Promise<void> {
  if (await drawTold(operation.id, deps)) return;
  if (await isNews(operation, deps)) return alertOnce(operation, deps);
  // The trouble that the channel knows of, where it does, is what it was before this was tried.
  const thread = await deps.board.getThread(operation.playgroundName);
  if (thread) await become(thread, { at: moment(operation, 'finished'), state: 'failed' }, deps);
}

/**
 * Tells the alerts channel of a provisioner that ended without a word, whatever the row says: it may say `running` for
 * as long as the dead one's lease lasts. How the operation goes on is told in the thread of that.
 */
export async function alertCrash(crash: Crash, deps: AlertDeps): Promise<void> {
  const { requestId } = crash;
  const operation = crash.operationId ? await deps.registry.getOperation(crash.operationId) : undefined;
  // It had recorded its failure before it broke off: that is one piece of news, not two.
  if (operation?.state === 'failed') return alertFailure(operation, deps);
  const at = secondsNow(deps);
  const entry = { id: requestId, line: crashLine(crash, operation) };
  const message = crashAlert(crash, operation);
  if (!operation || isFinished(operation)) return gather(BROKE_OFF, entry, message, at, deps);
  const { playgroundName: name, playgroundId } = operation;
  const since = moment(operation, 'broken-off');
  await tellTrouble({ name, playgroundId, cause: BROKE_OFF, entry, message, since, at, isRepeated: false }, deps);
}

/** An alarm opens a thread, and its end is told in that. */
export async function alertAlarm(alarm: Alarm, deps: AlertDeps): Promise<void> {
  const at = secondsNow(deps);
  const { name, state, changedAt = at } = alarm;
  const thing = `alarm ${name}`;
  const since = moment({ requestedAt: changedAt, attempt: 0 }, state === 'OK' ? 'finished' : 'broken-off');
  if (state === 'OK') return endKnownTrouble(thing, since, alarmOver(alarm), deps);
  const message = alarmAlert(alarm);
  if (state !== 'ALARM') return say(message, { alarm }, deps);
  const entry = { id: `${thing} ${changedAt}`, line: message.text };
  const trouble = { name: thing, playgroundId: '', cause: message.text, entry, message, since, at };
  await tellEndingTrouble({ ...trouble, isRepeated: false }, deps);
}

/** A message over one of our topics that this release does not know: it is dropped, and somebody is to know. */
export async function alertUnknown(why: string, messageId: string, deps: AlertDeps): Promise<void> {
  const message = unknownAlert(why, messageId);
  await gather(UNKNOWN, { id: messageId, line: message.text }, message, secondsNow(deps), deps);
}

/** A change that was taken back is the owner's news alone: their playground runs. */
async function isNews({ kind, playgroundName, failure }: Operation, { registry }: AlertDeps): Promise<boolean> {
  if (kind === 'create' || kind === 'destroy' || failure?.code === 'NOT_TAKEN_BACK') return true;
  return (await registry.getPlayground(playgroundName))?.state === 'stuck';
}

async function alertOnce(operation: Operation, deps: AlertDeps): Promise<void> {
  const now = secondsNow(deps);
  const { id, kind, playgroundName: name, playgroundId, failure } = operation;
  const isFirst = await deps.registry.claimAlert(id, now);
  const at = isFirst ? now : ((await deps.registry.getOperation(id))?.alertedAt ?? now);
  const cause = `The ${kind} failed: ${ERRORS[failure?.code ?? 'INTERNAL'].title}`;
  const line = failureLine(operation, deps.consolePlace);
  const entry = { id, line, press: failurePress(operation) };
  const message = failureAlert(operation, deps.consolePlace);
  const since = moment(operation, 'finished');
  await tellTrouble({ name, playgroundId, cause, entry, message, since, at, isRepeated: !isFirst }, deps);
}
