import { ZodError } from 'zod';
import { SLACKBOT } from '../../../../provisioner/contract/ids.ts';
import { SlackError } from '../api/error.ts';
import type { Block } from '../block-kit/blocks.ts';
import type { App, Posted } from '../delivery/app.ts';
import { type Reply, readReply } from '../delivery/reply.ts';
import type { ResponseUrls } from '../delivery/response-urls.ts';
import type { TriggerIds } from '../delivery/trigger-ids.ts';
import type { Store } from '../store.ts';
import { seesChannel } from '../visibility.ts';
import { type Channel, COMMAND, people, type User } from '../workspace.ts';
import { commandForm } from './form.ts';
import { type CommandError, failedWords, unknownCommandWords } from './words.ts';

export interface CommandRequest {
  /** The whole line, such as `/playground create demo`. */
  text: string;
  userId: string;
  channelId: string;
}

/** Milliseconds are of the request to the function URL. */
export type CommandResult =
  | { status: 200; reply: { response_type: string; text: string; blocks?: Block[] } | null; ms: number }
  | { error: CommandError | 'unknown_command'; words: string; detail: string; status?: number; ms: number }
  /** It was never a command that could be sent. */
  | { invalid: string };

export interface CommandDependencies {
  store: Store;
  responseUrls: ResponseUrls;
  triggerIds: TriggerIds;
  app: App;
  /** This server's own address, for response URLs. */
  origin: () => string;
}

/** Sends what somebody typed to the app and shows the answer, or Slackbot's word that there was none. */
export function createCommandSender(deps: CommandDependencies) {
  return async (request: CommandRequest): Promise<CommandResult> => {
    const typed = /^(\/\S+)\s*([\s\S]*)$/.exec(request.text.trim());
    const user = people().find((each) => each.id === request.userId);
    const channel = deps.store.channel(request.channelId);
    if (typed === null) return { invalid: 'A command begins with "/", such as /playground help.' };
    if (user === undefined) return { invalid: `There is no person ${request.userId} in this workspace.` };
    if (channel === undefined || !seesChannel(user.id, channel))
      return { invalid: `${user.name} is in no channel ${request.channelId}.` };
    const [, command = '', text = ''] = typed;
    if (command !== COMMAND) return unknown(deps.store, command, user, channel);
    return dispatch(deps, { command, text: text.trim(), user, channel });
  };
}

type Typed = { command: string; text: string; user: User; channel: Channel };

async function dispatch(deps: CommandDependencies, typed: Typed): Promise<CommandResult> {
  const path = deps.responseUrls.open('commands', { channel: typed.channel.id, userId: typed.user.id });
  const triggerId = deps.triggerIds.issue(typed.user.id);
  const form = commandForm({ ...typed, responseUrl: `${deps.origin()}${path}`, triggerId });
  const posted = await deps.app.send('form', form.toString());
  const { ms } = posted;
  const read = posted.outcome === 'answered' ? understand(posted) : posted;
  if (read.outcome === 'failed') {
    const words = failedWords(typed.command, read.error);
    sayFailed(deps.store, words, typed.user, typed.channel);
    const status = read.status === undefined ? {} : { status: read.status };
    return { error: read.error, words, detail: read.detail, ...status, ms };
  }
  if (read.reply === undefined) return { status: 200, reply: null, ms };
  deps.responseUrls.show(path, read.reply);
  const { content, responseType } = read.reply;
  if (content === undefined) return { status: 200, reply: null, ms };
  const blocks = content.blocks && { blocks: content.blocks };
  return { status: 200, reply: { response_type: responseType, text: content.text, ...blocks }, ms };
}

type Failed = Omit<Extract<Posted, { outcome: 'failed' }>, 'error'> & { error: CommandError };
type Understood = { outcome: 'understood'; reply: Reply | undefined } | Failed;

function understand({ body, ms }: Extract<Posted, { outcome: 'answered' }>): Understood {
  try {
    return { outcome: 'understood', reply: readReply(body) };
  } catch (error) {
    if (!(error instanceof SlackError) && !(error instanceof ZodError)) throw error;
    const detail =
      error instanceof SlackError ? JSON.stringify({ error: error.code, ...error.details }) : error.message;
    return { outcome: 'failed', error: 'invalid_command_response', status: 200, detail, ms };
  }
}

function unknown(store: Store, command: string, user: User, channel: Channel): CommandResult {
  const words = unknownCommandWords(command);
  sayFailed(store, words, user, channel);
  return { error: 'unknown_command', words, detail: `the app has only ${COMMAND}`, ms: 0 };
}

function sayFailed(store: Store, text: string, user: User, channel: Channel): void {
  // Who speaks when a command could not be delivered.
  store.post({ channel: channel.id, user: SLACKBOT, content: { text }, visibleTo: user.id, failure: true });
}
