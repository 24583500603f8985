import type { HomeOpened, NoticeChanged, PlaygroundChanged } from '../../provisioner/contract/event.ts';
import { jsonOf } from '../../provisioner/contract/json-text.ts';
import * as z from '../../provisioner/contract/zod.ts';
import { type Alarm, type Crash, parseAlert } from './parse-alert.ts';
import { parseChange } from './parse-change.ts';

/**
 * What came over a topic. `foreign` is nothing that we know, and why; `messageId` where it came over one of ours, such as an
 * event of a later version.
 */
export type Incoming =
  | { kind: 'operation-changed'; operationId: string }
  | { kind: 'playground-changed'; change: PlaygroundChanged }
  | { kind: 'notice-changed'; change: NoticeChanged }
  | { kind: 'home-opened'; home: HomeOpened }
  | { kind: 'person-left'; userId: string }
  | { kind: 'crash'; crash: Crash }
  | { kind: 'alarm'; alarm: Alarm }
  | { kind: 'foreign'; why: string; messageId?: string };

export interface Topics {
  events: string;
  alerts: string;
}

const recordSchema = z.object({
  Sns: z.object({ TopicArn: z.string(), Message: z.string(), MessageId: z._default(z.string(), 'unknown') }),
});
const eventSchema = z.object({ Records: z.array(z.unknown()) });

/** One `Incoming` per SNS record. Total: whatever the function was invoked with, it never throws. */
export function parseEvent(event: unknown, topics: Topics): Incoming[] {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return [foreign('not an SNS event')];
  return parsed.data.Records.map((record) => parseRecord(record, topics));
}

function parseRecord(record: unknown, topics: Topics): Incoming {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) return foreign('not an SNS record');
  const { TopicArn, Message, MessageId } = parsed.data.Sns;
  if (TopicArn !== topics.events && TopicArn !== topics.alerts) return foreign(`topic ${TopicArn} is not ours`);
  const incoming = parseMessage(jsonOf(Message), TopicArn, topics);
  return incoming.kind === 'foreign' ? { ...incoming, messageId: MessageId } : incoming;
}

function parseMessage(message: unknown, topic: string, topics: Topics): Incoming {
  if (message === undefined) return foreign(`no JSON, from ${topic}`);
  if (topic === topics.events) return parseChange(message);
  return parseAlert(message) ?? foreign('unknown on the alerts topic');
}

function foreign(why: string): Incoming {
  return { kind: 'foreign', why };
}
