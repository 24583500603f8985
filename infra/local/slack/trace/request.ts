import * as z from 'zod';
import type { SignedRequest } from './fact.ts';

/** What a request is about, as far as everybody may know who sent it. */
export interface ReadRequest {
  kind: 'command' | 'interaction' | 'event';
  userId: string;
  /** What the person did. */
  title: string;
  /** The body, decoded. */
  fields: readonly [name: string, value: string][];
}

const person = z.object({ id: z.string() });
const text = z.object({ text: z.string() });
const payloadSchema = z.object({
  type: z.string(),
  user: person,
  actions: z.array(z.object({ action_id: z.string(), text: text.optional() })).optional(),
  view: z.object({ title: text.optional() }).optional(),
});
const eventSchema = z.object({ event: z.object({ type: z.string(), user: z.string() }) });

/** Reads a command, an interaction or an event; undefined for a body that is none of them. */
export function readRequest({ body }: Pick<SignedRequest, 'body'>): ReadRequest | undefined {
  if (body.startsWith('{')) return readEvent(JSON.parse(body));
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return readInteraction(JSON.parse(payload));
  const [command, words, userId] = ['command', 'text', 'user_id'].map((name) => form.get(name) ?? '');
  if (!command || !userId) return undefined;
  return { kind: 'command', userId, title: `${command} ${words}`.trim(), fields: [...form] };
}

function readInteraction(payload: unknown): ReadRequest | undefined {
  const { success, data } = payloadSchema.safeParse(payload);
  if (!success) return undefined;
  const [action] = data.actions ?? [];
  const what = action?.text?.text ?? action?.action_id ?? data.view?.title?.text ?? '';
  const title = `${data.type} ${what}`.trim();
  return { kind: 'interaction', userId: data.user.id, title, fields: [['payload', brief(payload)]] };
}

function readEvent(body: unknown): ReadRequest | undefined {
  const { success, data } = eventSchema.safeParse(body);
  if (!success) return undefined;
  const { user: userId, type: title } = data.event;
  return { kind: 'event', userId, title, fields: [['body', brief(body)]] };
}

/** Without the message or view that it came from: they are on the page, and long. */
function brief(value: unknown): string {
  const left = new Set(['message', 'view', 'state']);
  return JSON.stringify(value, (key, inner: unknown) => (left.has(key) ? '…' : inner), 2);
}
