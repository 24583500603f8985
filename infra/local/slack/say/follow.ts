import type { LiveEvent } from '../live/events.ts';
import { type Reader, reader } from '../page/mrkdwn.ts';
import { ALERTS_CHANNEL } from '../workspace.ts';
import { operationIn } from './outcome.ts';
import { messageLines } from './plain-text.ts';

export interface Step {
  /** For the terminal. */
  lines: string[];
  /** Set when the operation has ended. */
  ended?: 'well' | 'badly';
}

/**
 * What an event means to somebody who waits for one operation: the lines that are new in their direct messages and in the
 * alerts channel, and whether the operation has ended. Only the direct message tells that: an alert may be of a try that
 * is repeated.
 */
export function stepOf(event: LiveEvent, operationId: string, at: Reader): Step {
  if (event.type !== 'posted' && event.type !== 'edited') return { lines: [] };
  const { channel, message } = event;
  if (message.visibleTo !== undefined) return { lines: [] };
  const isAlert = channel.id === ALERTS_CHANNEL;
  const about = operationIn(message);
  const isOthers = about !== undefined && about.operationId !== operationId;
  if (isOthers || (!isAlert && channel.kind !== 'direct')) return { lines: [] };
  const former = message.edits.at(-1);
  const known = new Set(former === undefined ? [] : messageLines(former, at));
  const news = messageLines(message, at).filter((line) => !known.has(line));
  const lines = news.length === 0 ? [] : [isAlert ? `#${channel.name}:` : 'Direct message:', ...indented(news)];
  if (isAlert || about === undefined) return { lines };
  if (about.state === 'succeeded') return { lines, ended: 'well' };
  return about.state === 'failed' ? { lines, ended: 'badly' } : { lines };
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** Prints what comes of an operation until it has ended; gives the exit code. */
export async function followOperation(
  events: AsyncIterable<LiveEvent>,
  operationId: string,
  print: (line: string) => void,
): Promise<0 | 1> {
  for await (const event of events) {
    const step = stepOf(event, operationId, reader());
    for (const line of step.lines) print(line);
    if (step.ended !== undefined) return step.ended === 'well' ? 0 : 1;
  }
  print('The stand-in Slack ended before the operation did. Was `npm start` stopped?');
  return 1;
}
