import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Letter } from './letter.ts';

/** The dead-letter queue, as whoever empties it needs it. */
export interface DeadLetters {
  /** At most so many; nobody else receives them for a while. */
  receive(most: number): Promise<Letter[]>;
  remove(letter: Letter): Promise<void>;
  /** Nobody receives it before so many seconds have passed. */
  hide(letter: Letter, seconds: number): Promise<void>;
}

/** What SQS gives at once: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const RECEIVED_AT_ONCE = 10;
/** Longer than one sweep: what a sweep that died had received comes back to a later one. */
const HELD_SECONDS = 120;

export function createDeadLetters(sqs: Pick<SQSClient, 'send'>, QueueUrl: string): DeadLetters {
  return {
    async receive(most) {
      const letters: Letter[] = [];
      while (letters.length < most) {
        // Without a wait: each second of it would be paid for each minute, and what is missed is there a minute later.
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: Math.min(most - letters.length, RECEIVED_AT_ONCE),
            VisibilityTimeout: HELD_SECONDS,
            MessageSystemAttributeNames: ['SentTimestamp'],
          }),
        );
        if (Messages.length === 0) break;
        letters.push(
          ...Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '', Attributes }) => {
            const sentAt = Math.floor(Number(Attributes?.SentTimestamp ?? 0) / 1000);
            return { id: MessageId, receipt: ReceiptHandle, sentAt, body: Body };
          }),
        );
      }
      return letters;
    },
    async remove({ receipt }) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receipt }));
    },
    async hide({ receipt }, seconds) {
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: seconds }),
      );
    },
  };
}
