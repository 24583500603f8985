import type { Block } from './block-kit/blocks.ts';

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** What a message says; an edit replaces it. */
export interface Content {
  text: string;
  blocks?: Block[];
  metadata?: Metadata;
}

export interface Message extends Content {
  channel: string;
  ts: string;
  /** Who wrote it: a person, the bot's user or Slackbot. */
  user: string;
  /** Present when the app wrote it. */
  botId?: string;
  threadTs?: string;
  /** Ephemeral: the one person who sees it. It is in no history, as in Slack. */
  visibleTo?: string;
  /** Slackbot's word that a command could not be delivered. */
  failure?: boolean;
  edited?: { user: string; ts: string };
  /** What it said before, oldest first; Slack keeps no such list, tests want it. */
  edits: Content[];
}

export function isEphemeral(message: Pick<Message, 'visibleTo'>): boolean {
  return message.visibleTo !== undefined;
}

/** The message as Slack's Web API shows it. Metadata is left out unless asked for, as Slack does. */
export function toApiMessage(message: Message, options: { metadata: boolean }): Record<string, unknown> {
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    ...(message.botId === undefined ? {} : { bot_id: message.botId }),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(options.metadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}
