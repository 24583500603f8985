import { type DeleteQueueCommand, QueueDoesNotExist } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { removeQueues } from '../../../infra/destroy/queues.ts';

const URL_OF = 'https://sqs.eu-north-1.amazonaws.com/111122223333/';
const of = (type: string, name: string) => ({ type, urn: `urn:pulumi:::${name}`, id: `${URL_OF}${name}` });
const RESOURCES = [
  of('aws:sqs/queue:Queue', 'gone'),
  of('aws:sqs/queue:Queue', 'letters'),
  of('aws:sqs/queuePolicy:QueuePolicy', 'letters'),
  of('aws:sns/topic:Topic', 'events'),
];

function sqsThat(refuses: (url: string) => Error | undefined) {
  const deleted: string[] = [];
  async function send({ input: { QueueUrl = '' } }: DeleteQueueCommand) {
    const refusal = refuses(QueueUrl);
    if (refusal) throw refusal;
    deleted.push(QueueUrl);
  }
  return { deleted, sqs: { send } as never };
}

it('every queue goes, and one that an earlier try removed is in nobody’s way', async () => {
  const { sqs, deleted } = sqsThat((url) =>
    url.endsWith('/gone') ? new QueueDoesNotExist({ message: 'no', $metadata: {} }) : undefined,
  );
  await removeQueues(sqs, RESOURCES);
  expect(deleted).toEqual([`${URL_OF}letters`]);
});

it('a queue that may not be removed stops the removal', async () => {
  const { sqs } = sqsThat(() => new Error('AccessDenied'));
  await expect(removeQueues(sqs, RESOURCES)).rejects.toThrow('AccessDenied');
});
