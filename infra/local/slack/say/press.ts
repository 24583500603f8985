import { labelOf, type Placed } from '../block-kit/find-element.ts';
import type { ClickResult } from '../interactions/click.ts';
import type { Shown } from '../live/events.ts';
import { reader } from '../page/mrkdwn.ts';
import { type SayClick, USAGE } from './arguments.ts';
import { ask } from './ask.ts';
import { readEvents } from './event-stream.ts';
import { followOperation, indented } from './follow.ts';
import { MODAL_OPENED, type News, news } from './news.ts';
import { verdictOf } from './outcome.ts';
import { findPerson } from './person.ts';
import { messageLines } from './plain-text.ts';
import { choiceOf, findPressable } from './pressable.ts';
import { readHome, readSnapshot } from './snapshot.ts';
import type { ExitCode, Talk } from './talk.ts';

/**
 * Presses a button on the newest message that has it, and prints what changed by that; with `wait` until the operation
 * that it began has ended.
 * @throws a TimeoutError when that takes too long
 */
export async function press(given: SayClick, { slackUrl, print }: Talk): Promise<ExitCode> {
  const user = findPerson(given.as);
  if (user === undefined) {
    print(`There is no person ${given.as}.\n${USAGE}`);
    return 2;
  }
  const signal = AbortSignal.timeout(given.timeoutSeconds * 1000);
  const before = await readSnapshot(slackUrl, user.id, signal);
  const found = given.home ? await onHome(slackUrl, user.id, given.what) : onMessage(before.messages, given);
  if (found === undefined) {
    print(`${user.name} sees nothing${given.on === undefined ? '' : ` about "${given.on}"`} that has "${given.what}".`);
    return 2;
  }
  const { block, element } = found.placed;
  if ('confirm' in element && element.confirm !== undefined && !given.confirmed) {
    print(`It asks: ${element.confirm.title.text} ${element.confirm.text.text}`);
    print(`Add --yes for "${element.confirm.confirm.text}".`);
    return 2;
  }
  const events = readEvents(slackUrl, user.id, signal);
  try {
    // Listening begins before the click, so that nothing can come too early to be seen.
    await events.next();
    const value = choiceOf(element, given.value);
    const click = { userId: user.id, ...found.where, blockId: block.block_id, actionId: element.action_id, value };
    const failure = tell(await ask<ClickResult>(slackUrl, 'click', click), labelOf(element), print);
    if (failure !== undefined) return failure;
    const operation = tellNews(news(before, await readSnapshot(slackUrl, user.id, signal)), print);
    if (typeof operation === 'number') return operation;
    return given.wait ? await followOperation(events, operation.operationId, print) : 0;
  } finally {
    await events.return(undefined);
  }
}

/** Prints how the click went; gives the exit code when it went nowhere. */
function tell(result: ClickResult, label: string, print: Talk['print']): ExitCode | undefined {
  if ('invalid' in result) {
    print(result.invalid);
    return 2;
  }
  if ('error' in result) {
    print(`${result.words}\n  (${result.detail})`);
    return 1;
  }
  print(`"${label}" was answered in ${result.ms} ms.`);
  return undefined;
}

/** Prints what changed; gives the operation that began, or else the exit code. */
function tellNews({ told, contents, modal }: News, print: Talk['print']): ExitCode | { operationId: string } {
  for (const { title, lines } of told) for (const line of [title, ...indented(lines)]) print(line);
  if (modal) print(MODAL_OPENED);
  const verdicts = contents.map(({ blocks }) => verdictOf(blocks));
  if (verdicts.some(({ kind }) => kind === 'refused')) return 1;
  return verdicts.find((verdict) => verdict.kind === 'accepted') ?? 0;
}

type Found = { placed: Placed; where: object };

function onMessage(messages: readonly Shown[], { what, on }: SayClick): Found | undefined {
  const newestFirst = messages.toSorted((one, other) => Number(other.message.ts) - Number(one.message.ts));
  for (const { message } of newestFirst) {
    const says = messageLines(message, reader()).join('\n').toLowerCase();
    const placed =
      on === undefined || says.includes(on.toLowerCase()) ? findPressable(message.blocks ?? [], what) : undefined;
    if (placed !== undefined) return { placed, where: { channelId: message.channel, messageTs: message.ts } };
  }
  return undefined;
}

async function onHome(slackUrl: string, userId: string, what: string): Promise<Found | undefined> {
  const placed = findPressable(await readHome(slackUrl, userId), what);
  return placed && { placed, where: { home: true } };
}
