import * as z from 'zod';
import { jsonOf } from '../../contract/json-text.ts';

/** One message of the dead-letter queue. */
export interface Letter {
  /** SQS's id of it, for the log. */
  id: string;
  /** What it is removed or hidden by. */
  receipt: string;
  /** When it came into the queue, epoch seconds. */
  sentAt: number;
  body: string;
}

/** What the notifier is to be invoked with again. */
export interface Untold {
  event: unknown;
  /** Letters of one subject are told in their order: an alarm's end after its beginning. */
  subject: string;
  /** Letters with the same text need telling once: events are wake-ups, whatever the sequence that they were sent at. */
  text: string;
}

const note = z.object({ TopicArn: z.string(), Message: z.string() });
/** Lambda's record of an invocation that failed each time: "Capturing records of Lambda asynchronous invocations" in its developer guide. */
const failedInvocation = z.object({ requestPayload: z.object({ Records: z.tuple([z.object({ Sns: note })]) }) });
/** What SNS could not even hand to Lambda, such as while the right to invoke it is missing. */
const undelivered = note.extend({ Type: z.literal('Notification'), MessageId: z.string() });

/** Undefined for what neither Lambda nor SNS has put there. */
export function readLetter({ body }: Pick<Letter, 'body'>): Untold | undefined {
  const content = jsonOf(body);
  const failed = failedInvocation.safeParse(content);
  if (failed.success) {
    const { requestPayload } = content as { requestPayload: unknown };
    return { event: requestPayload, ...about(failed.data.requestPayload.Records[0].Sns) };
  }
  const { data } = undelivered.safeParse(content);
  return data && { event: { Records: [{ Sns: data }] }, ...about(data) };
}

function about({ TopicArn, Message }: z.infer<typeof note>): Pick<Untold, 'subject' | 'text'> {
  const message = z.record(z.string(), z.unknown()).safeParse(jsonOf(Message)).data ?? { Message };
  const { sequence: _, ...rest } = message;
  const text = JSON.stringify([TopicArn, rest]);
  const { AlarmName } = message;
  return { text, subject: typeof AlarmName === 'string' ? `alarm ${AlarmName}` : text };
}
