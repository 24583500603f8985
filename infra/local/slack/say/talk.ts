import type { CommandResult } from '../commands/send.ts';
import type { LiveEvent } from '../live/events.ts';
import { reader } from '../page/mrkdwn.ts';
import { PUBLIC_CHANNELS, people } from '../workspace.ts';
import { type SayArguments, USAGE } from './arguments.ts';
import { readEvents } from './event-stream.ts';
import { indented, stepOf } from './follow.ts';
import { verdictOf } from './outcome.ts';
import { messageLines } from './plain-text.ts';

/** 0: it went well. 1: it did not. 2: it was never a command that could be sent. */
export type ExitCode = 0 | 1 | 2;

export interface Talk {
  slackUrl: string;
  print: (line: string) => void;
}

/** Says a command and prints what comes back, with `wait` until the operation has ended. */
export async function talk(given: SayArguments, { slackUrl, print }: Talk): Promise<ExitCode> {
  const user = people().find(({ id, name }) => [id, name].includes(given.as.replace(/^@/, '')));
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
    const result = await send(slackUrl, { text: given.text, userId: user.id, channelId });
    return await conclude(result, given, { events, print });
  } catch (error) {
    if (!signal.aborted) throw error;
    print(`It had not ended after ${given.timeoutSeconds} s, and goes on. \`/playground list\` shows how it stands.`);
    return 1;
  } finally {
    await events.return(undefined);
  }
}

type Hearing = { events: AsyncGenerator<LiveEvent>; print: (line: string) => void };

async function conclude(result: CommandResult, { wait }: SayArguments, hearing: Hearing): Promise<ExitCode> {
  const { events, print } = hearing;
  if ('invalid' in result) {
    print(result.invalid);
    return 2;
  }
  if ('error' in result) {
    print(result.words);
    print(`  (${result.detail})`);
    return 1;
  }
  print(result.reply?.response_type === 'in_channel' ? 'In the channel:' : `Only you see this (${result.ms} ms):`);
  for (const line of indented(result.reply ? messageLines(result.reply, reader()) : ['(an empty answer)'])) print(line);
  const verdict = verdictOf(result.reply?.blocks);
  if (verdict.kind === 'refused') return 1;
  if (!wait || verdict.kind === 'answered') return 0;
  for await (const event of events) {
    const step = stepOf(event, verdict.operationId, reader());
    for (const line of step.lines) print(line);
    if (step.ended !== undefined) return step.ended === 'well' ? 0 : 1;
  }
  print('The stand-in Slack ended before the operation did. Was `npm start` stopped?');
  return 1;
}

function channelOf(given: string, userId: string | undefined): string | undefined {
  const name = given.replace(/^#/, '');
  if (/^D[A-Z0-9]+$/.test(name) && userId !== undefined) return name;
  return PUBLIC_CHANNELS.find((channel) => channel.id === name || channel.name === name)?.id;
}

async function send(slackUrl: string, command: Record<string, string>): Promise<CommandResult> {
  const response = await fetch(`${slackUrl}/_stand-in/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  });
  const body: unknown = await response.json();
  if (response.ok) return body as CommandResult;
  return { invalid: String((body as { error?: unknown }).error) };
}
