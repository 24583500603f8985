import { randomBytes } from 'node:crypto';
import type { Message } from '../message.ts';
import type { Store } from '../store.ts';
import { APP, TEAM } from '../workspace.ts';
import { type Reply, readReply } from './reply.ts';

/** docs.slack.dev/interactivity/handling-user-interaction#message_responses: uses, and their time in milliseconds. */
const MAX_USES = 5;
const LIFETIME = 30 * 60 * 1000;

/** Where the answers to one command or click are shown. */
export interface Place {
  channel: string;
  userId: string;
  /** Answers in a thread stay in it. */
  threadTs?: string;
  /** The message that `replace_original` and `delete_original` mean: the clicked one, and later the last answer. */
  shown?: Message;
}

interface Opened extends Place {
  openedAt: number;
  uses: number;
}

export interface ResponseUrls {
  /** A new path for one command or one click. */
  open(kind: 'commands' | 'actions', place: Place): string;
  /** Whether the path is of a response URL, in use or not. */
  isOne(path: string): boolean;
  /** Shows the answer that came in the HTTP response itself; it is not one of the five uses. */
  show(path: string, reply: Reply): void;
  /** An HTTP POST to the path. */
  use(path: string, body: string): { status: number; body: string };
}

/** @param now epoch milliseconds */
export function createResponseUrls(store: Store, now: () => number): ResponseUrls {
  const opened = new Map<string, Opened>();

  const show = (target: Opened, reply: Reply): void => {
    const original = target.shown && store.find(target.shown.channel, target.shown.ts);
    if (reply.content === undefined) {
      if (original !== undefined) store.remove(original);
    } else if (reply.replaceOriginal && original !== undefined) {
      // As with chat.update: metadata that is not given stays.
      const metadata = reply.content.metadata ?? original.metadata;
      target.shown = store.edit(original, { ...reply.content, ...(metadata && { metadata }) });
    } else {
      target.shown = store.post({
        channel: target.channel,
        user: APP.botUserId,
        botId: APP.botId,
        content: reply.content,
        ...(target.threadTs !== undefined && { threadTs: target.threadTs }),
        ...(reply.responseType === 'ephemeral' && { visibleTo: target.userId }),
      });
    }
  };

  return {
    open(kind, place) {
      const path = `/${kind}/${TEAM.id}/${opened.size + 1}/${randomBytes(12).toString('hex')}`;
      opened.set(path, { ...place, openedAt: now(), uses: 0 });
      return path;
    },
    isOne: (path) => /^\/(commands|actions)\//.test(path),
    show(path, reply) {
      const target = opened.get(path);
      if (target === undefined) throw new Error(`showing an answer: ${path} was never opened`);
      show(target, reply);
    },
    use(path, body) {
      const target = opened.get(path);
      if (target === undefined || now() - target.openedAt > LIFETIME) return refused(404, 'expired_url');
      if (target.uses >= MAX_USES) return refused(404, 'used_url');
      target.uses += 1;
      try {
        const reply = readReply(body);
        if (reply === undefined) return refused(400, 'no_text');
        show(target, reply);
      } catch (error) {
        return refused(400, error instanceof Error && 'code' in error ? String(error.code) : 'invalid_payload');
      }
      return { status: 200, body: 'ok' };
    },
  };
}

function refused(status: number, error: string): { status: number; body: string } {
  return { status, body: JSON.stringify({ ok: false, error }) };
}
