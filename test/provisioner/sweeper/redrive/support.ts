import type { Letter } from '../../../../provisioner/sweeper/redrive/letter.ts';
import type { DeadLetters } from '../../../../provisioner/sweeper/redrive/queue.ts';

let serial = 0;

/** As Lambda puts it into the queue when the notifier has failed each time. @param fields `sentAt` in epoch seconds */
export function failedLetter(
  TopicArn: string,
  message: unknown,
  fields: { MessageId?: string; sentAt?: number } = {},
): Letter {
  const { MessageId = `m-${++serial}`, sentAt = 0 } = fields;
  const Sns = { TopicArn, Message: JSON.stringify(message), MessageId };
  return failedInvocation({ Records: [{ EventSource: 'aws:sns', Sns }] }, sentAt);
}

/** The same for an event as the notifier got it. */
export function failedInvocation(requestPayload: unknown, sentAt: number): Letter {
  const id = `letter-${++serial}`;
  const body = JSON.stringify({
    version: '1.0',
    requestContext: { requestId: id, condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    requestPayload,
    responsePayload: { errorType: 'AggregateError' },
  });
  return { id, receipt: id, sentAt, body };
}

export interface FakeDeadLetters extends DeadLetters {
  /** All that waits, and from when on it can be received. */
  waiting: Map<Letter, number>;
  add(letter: Letter): void;
}

/** The queue in memory. @param now epoch seconds */
export function fakeDeadLetters(now: () => number): FakeDeadLetters {
  const waiting: FakeDeadLetters['waiting'] = new Map();
  return {
    waiting,
    add: (letter) => void waiting.set(letter, 0),
    async receive(most) {
      const visible = [...waiting].filter(([, from]) => from <= now()).slice(0, most);
      for (const [letter] of visible) waiting.set(letter, now() + 120);
      return visible.map(([letter]) => letter);
    },
    async remove(letter) {
      waiting.delete(letter);
    },
    async hide(letter, seconds) {
      waiting.set(letter, now() + seconds);
    },
  };
}
