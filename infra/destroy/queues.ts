import { DeleteQueueCommand, QueueDoesNotExist, type SQSClient } from '@aws-sdk/client-sqs';
import type { RecordedResource } from '../stack-record.ts';

/** Beginning of the types that the engine is not to remove, because `removeQueues` has. */
export const QUEUES = 'aws:sqs/';

/**
 * Removes a stage's queues, with what is in them; one that is gone already is nothing new. The engine would watch each for
 * two more minutes: its provider believes that a queue is gone when it has not found it 15 times.
 */
export async function removeQueues(
  sqs: Pick<SQSClient, 'send'>,
  resources: readonly RecordedResource[],
): Promise<void> {
  for (const { type, id } of resources) {
    if (type === `${QUEUES}queue:Queue` && id !== undefined) await removeQueue(sqs, id);
  }
}

async function removeQueue(sqs: Pick<SQSClient, 'send'>, QueueUrl: string): Promise<void> {
  try {
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
  }
}
