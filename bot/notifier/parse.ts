import * as z from 'zod';
import type { HomeOpened, NoticeChanged, PlaygroundChanged } from '../../provisioner/contract/event.ts';
import { type Alarm, type Crash, parseAlert } from './parse-alert.ts';
import { parseChange } from './parse-change.ts';

/** What came over a topic. `foreign` is nothing that we know, and why. */
export type Incoming =
  | { kind: 'operation-changed'; operationId: string }
  | { kind: 'playground-changed'; change: PlaygroundChanged }
  | { kind: 'notice-changed'; change: NoticeChanged }
  | { kind: 'home-opened'; home: HomeOpened }
  | { kind: 'person-left'; userId: string }
  | { kind: 'crash'; crash: Crash }
  | { kind: 'alarm'; alarm: Alarm }
  | { kind: 'foreign'; why: string };

export interface Topics {
  events: string;
  alerts: string;
}

const recordSchema = z.object({ Sns: z.object({ TopicArn: z.string(), Message: z.string() }) });
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
  const { TopicArn, Message } = parsed.data.Sns;
  const message = jsonOf(Message);
  if (message === undefined) return foreign(`no JSON, from ${TopicArn}`);
  if (TopicArn === topics.events) return parseChange(message);
  if (TopicArn === topics.alerts) return parseAlert(message) ?? foreign('unknown on the alerts topic');
  return foreign(`topic ${TopicArn} is not ours`);
}

function foreign(why: string): Incoming {
  return { kind: 'foreign', why };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller says so.
    return undefined;
  }
}
