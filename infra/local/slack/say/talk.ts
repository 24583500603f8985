import type { CommandResult } from '../commands/send.ts';
import { reader } from '../page/mrkdwn.ts';
import { PUBLIC_CHANNELS } from '../workspace.ts';
import { type SayCommand, USAGE } from './arguments.ts';
import { ask } from './ask.ts';
import { readEvents } from './event-stream.ts';
import { followOperation, indented } from './follow.ts';
import { MODAL_OPENED } from './news.ts';
import { verdictOf } from './outcome.ts';
import { findPerson } from './person.ts';
import { messageLines } from './plain-text.ts';
import { readSnapshot } from './snapshot.ts';

/** 0: it went well. 1: it did not. 2: it was never something that could be done. */
export type ExitCode = 0 | 1 | 2;

export interface Talk {
  slackUrl: string;
  print: (line: string) => void;
}

/**
 * Says a command and prints what comes back, with `wait` until the operation has ended.
 * @throws a TimeoutError when that takes too long
 */
export async function talk(given: SayCommand, { slackUrl, print }: Talk): Promise<ExitCode> {
  const user = findPerson(given.as);
  const channelId = channelOf(given.channel, user?.id);
  if (user === undefined || channelId === undefined) {
    print(user === undefined ? `There is no person ${given.as}.` : `There is no channel ${given.channel}.`);
    print(USAGE);
    return 2;
  }
  const signal = AbortSignal.timeout(given.timeoutSeconds * 1000);
  const events = readEvents(slackUrl, user.id, signal);
  try {
    // Listening begins before the command is sent, so that no message can come too early to be seen.
    if (given.wait) await events.next();
    const result = await ask<CommandResult>(slackUrl, 'command', { text: given.text, userId: user.id, channelId });
    const told = tell(result, print);
    if ('reply' in result && result.reply === null) {
      const { modal } = await readSnapshot(slackUrl, user.id, signal);
      if (modal !== null) print(MODAL_OPENED);
    }
    if (!('operationId' in told)) return told.exit;
    return given.wait ? await followOperation(events, told.operationId, print) : 0;
  } finally {
    await events.return(undefined);
  }
}

function tell(result: CommandResult, print: Talk['print']): { exit: ExitCode } | { operationId: string } {
  if ('invalid' in result) {
    print(result.invalid);
    return { exit: 2 };
  }
  if ('error' in result) {
    print(result.words);
    print(`  (${result.detail})`);
    return { exit: 1 };
  }
  print(result.reply?.response_type === 'in_channel' ? 'In the channel:' : `Only you see this (${result.ms} ms):`);
  for (const line of indented(result.reply ? messageLines(result.reply, reader()) : ['(an empty answer)'])) print(line);
  const verdict = verdictOf(result.reply?.blocks);
  if (verdict.kind === 'accepted') return { operationId: verdict.operationId };
  return { exit: verdict.kind === 'refused' ? 1 : 0 };
}

function channelOf(given: string, userId: string | undefined): string | undefined {
  const name = given.replace(/^#/, '');
  if (/^D[A-Z0-9]+$/.test(name) && userId !== undefined) return name;
  return PUBLIC_CHANNELS.find((channel) => channel.id === name || channel.name === name)?.id;
}
