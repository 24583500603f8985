import type { Message } from '../messages/message.ts';
import { type AlertEntry, type AlertThread, groupId, type Latest, type Told } from './alert-board.ts';
import { type DrawDeps, drawAlerts, isWorthKeeping, secondsNow } from './draw-alerts.ts';

/** Something went wrong that may be over one day. */
export interface Trouble {
  /** Of the playground, or of what else its end is told about. */
  name: string;
  playgroundId: string;
  cause: string;
  entry: AlertEntry;
  /** The whole of it. */
  message: Message;
  /** See `moment`. */
  since: string;
  /** Epoch seconds: when it was told first, so that a repeat gathers it in the same group. */
  at: number;
  /** Whether others have told of it already: then it is not said again in a thread. */
  isRepeated: boolean;
}

/**
 * Tells the alerts channel of trouble, once: in the thread of what it knows of the same name already, or gathered with what
 * went wrong in the same way. Repeated events do all of it again, which changes nothing; so one that broke off is finished
 * by the next.
 */
export async function tellTrouble(trouble: Trouble, deps: DrawDeps): Promise<void> {
  const { name, entry, cause, playgroundId, since, message, at } = trouble;
  if (await drawTold(entry.id, deps)) return;
  const thread = await deps.board.getThread(name);
  if (thread && thread.entry !== entry.id) return goOn(thread, trouble, deps);
  const group = groupId(cause, at);
  const told = { group, entry: entry.id };
  await deps.board.join({ id: group, cause, first: message }, entry, at);
  if (!thread) await deps.board.openThread({ ...told, name, playgroundId, cause, since }, at);
  await deps.board.keepTold(entry.id, told, at);
  await drawAlerts(group, deps);
}

/** Draws the message in which this was told again. @returns false when it has not been told */
export async function drawTold(entryId: string, deps: DrawDeps): Promise<boolean> {
  const told = await deps.board.whereTold(entryId);
  if (told) await drawAlerts(told.group, deps, { redraw: true });
  return told !== undefined;
}

/**
 * Tells of what has no end to be told: with what is of the same cause, in one message.
 * @param at epoch seconds: when it happened, so that a repeat gathers it in the same group
 */
export async function gather(
  cause: string,
  entry: AlertEntry,
  first: Message,
  at: number,
  deps: DrawDeps,
): Promise<void> {
  const id = groupId(cause, at);
  await deps.board.join({ id, cause, first }, entry, secondsNow(deps));
  await drawAlerts(id, deps);
}

async function goOn(thread: AlertThread, trouble: Trouble, deps: DrawDeps): Promise<void> {
  const { entry, playgroundId, cause, since, message, at, isRepeated } = trouble;
  const { id, line, press } = entry;
  const latest: Latest = { at: since, state: 'failed', line, ...(press && { press }) };
  if (await kept(thread, latest, deps)) await deps.board.openThread({ ...thread, playgroundId, cause, since }, at);
  await drawAlerts(thread.group, deps);
  const isKnown = thread.playgroundId === playgroundId && thread.cause === cause;
  if (!isKnown && !isRepeated) await reply(thread, message, { alert: entry }, deps);
  await deps.board.keepTold(id, { group: thread.group, entry: thread.entry }, at);
}

/** Shows what became of it in the message that told of it, unless something newer is known. */
export async function become(thread: AlertThread, latest: Latest, deps: DrawDeps): Promise<void> {
  if (await kept(thread, latest, deps)) await drawAlerts(thread.group, deps);
}

/** Keeps it, if nothing newer is known. */
async function kept(thread: AlertThread, latest: Latest, { board }: DrawDeps): Promise<boolean> {
  return latest.at > thread.since && (await board.follow(thread, latest));
}

/**
 * Where the channel knows of trouble of this name, its message and its thread hear that it is over.
 * @param at see `moment`: trouble that is not older goes on
 */
export async function endTrouble(name: string, at: string, message: Message, deps: DrawDeps): Promise<void> {
  const thread = await deps.board.closeThread(name, at);
  if (!thread) return;
  try {
    await deps.board.solve(thread, message.text);
    await drawAlerts(thread.group, deps);
    await reply(thread, message, { thread }, deps);
  } catch (error) {
    // SNS delivers again after an error, and the next delivery must find the thread open.
    await deps.board.openThread(thread, secondsNow(deps));
    throw error;
  }
}

/**
 * The same for what nothing but its own word tells the end of. It may come before the word of the trouble, after an hour
 * without Slack, so it is kept for that.
 */
export async function endKnownTrouble(name: string, at: string, message: Message, deps: DrawDeps): Promise<void> {
  // First: whoever tells of the trouble at the same time finds it, or this finds the thread.
  await deps.board.keepEnd(name, { at, message }, secondsNow(deps));
  await endTrouble(name, at, message, deps);
}

/** Tells of trouble, and of its end where that was there before. */
export async function tellEndingTrouble(trouble: Trouble, deps: DrawDeps): Promise<void> {
  await tellTrouble(trouble, deps);
  const end = await deps.board.getEnd(trouble.name);
  if (end && end.at > trouble.since) await endTrouble(trouble.name, end.at, end.message, deps);
}

/** Says it in the thread of the trouble that the channel knows of. @throws when Slack could not be reached */
async function reply({ group }: Told, message: Message, about: Record<string, unknown>, deps: DrawDeps): Promise<void> {
  await say(message, about, deps, (await deps.board.getGroup(group))?.message?.ts);
}

/** @param thread the `ts` of the message that it answers */
export async function say(
  message: Message,
  about: Record<string, unknown>,
  { slack, alertsChannel, log }: DrawDeps,
  thread?: string,
): Promise<void> {
  try {
    const options = { twiceRatherThanNever: true, ...(thread !== undefined && { thread }) };
    await slack.post(alertsChannel, message, options);
  } catch (error) {
    // The log is the second place where somebody may look: everything that the channel was to hear is in this line.
    log.error('The alerts channel could not be told', { alertsChannel, ...about, error });
    if (isWorthKeeping(error)) throw error;
  }
}
