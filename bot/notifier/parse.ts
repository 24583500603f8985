import * as z from 'zod';
import type { HomeOpened, NoticeChanged, PlaygroundChanged } from '../../provisioner/contract/event.ts';
import { provisionerEventSchema } from '../../provisioner/contract/operation.ts';
import { parseChange } from './parse-change.ts';

/** Lambda's word that an invocation of the provisioner ended badly. */
export interface Crash {
  /** Where the payload was one of ours. */
  operationId?: string;
  requestId: string;
  /** Lambda's, such as `RetriesExhausted` or `EventAgeExceeded`. */
  condition: string;
  errorType?: string;
  errorMessage?: string;
}

export interface Alarm {
  name: string;
  /** `ALARM`, `OK` or `INSUFFICIENT_DATA`. */
  state: string;
  reason: string;
  description?: string;
}

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

/** Lambda's destination record: "Capturing records of Lambda asynchronous invocations" in its developer guide. */
const crashSchema = z.object({
  // Not every sender of such records names the request, and a crash must be heard of all the same.
  requestContext: z.object({ requestId: z.string().max(200).default('unknown'), condition: z.string().max(100) }),
  requestPayload: z.unknown().optional(),
  responsePayload: z
    .object({ errorType: z.string().optional(), errorMessage: z.string().optional() })
    .nullish()
    .catch(undefined),
});

const alarmSchema = z.object({
  AlarmName: z.string(),
  NewStateValue: z.string(),
  NewStateReason: z.string().default(''),
  AlarmDescription: z.string().nullish(),
});

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
  if (TopicArn === topics.alerts)
    return parseCrash(message) ?? parseAlarm(message) ?? foreign('unknown on the alerts topic');
  return foreign(`topic ${TopicArn} is not ours`);
}

function parseCrash(message: unknown): Incoming | undefined {
  const { data } = crashSchema.safeParse(message);
  if (!data) return undefined;
  const payload = provisionerEventSchema.safeParse(data.requestPayload);
  const { errorType, errorMessage } = data.responsePayload ?? {};
  return {
    kind: 'crash',
    crash: {
      ...data.requestContext,
      ...(payload.success && { operationId: payload.data.operationId }),
      ...(errorType !== undefined && { errorType }),
      ...(errorMessage !== undefined && { errorMessage }),
    },
  };
}

function parseAlarm(message: unknown): Incoming | undefined {
  const { data } = alarmSchema.safeParse(message);
  if (!data) return undefined;
  return {
    kind: 'alarm',
    alarm: {
      name: data.AlarmName,
      state: data.NewStateValue,
      reason: data.NewStateReason,
      ...(data.AlarmDescription && { description: data.AlarmDescription }),
    },
  };
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
