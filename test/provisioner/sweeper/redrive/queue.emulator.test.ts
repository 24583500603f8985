import { randomUUID } from 'node:crypto';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { createDeadLetters, type DeadLetters } from '../../../../provisioner/sweeper/redrive/queue.ts';
import { startEmulator } from '../../../support/emulator.ts';
import { fakeDeadLetters } from './support.ts';

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let sqs: SQSClient;
beforeAll(async () => {
  emulator = await startEmulator();
  sqs = new SQSClient({ ...clientOptions(emulator.endpoint), useQueueUrlAsEndpoint: false });
});
afterAll(async () => {
  sqs.destroy();
  await emulator.stop();
});

interface World {
  letters: DeadLetters;
  add(body: string): Promise<void>;
}

async function inSqs(): Promise<World> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: randomUUID() }));
  const add = async (MessageBody: string) => void (await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody })));
  return { letters: createDeadLetters(sqs, QueueUrl), add };
}

async function inMemory(): Promise<World> {
  const seconds = () => Math.floor(Date.now() / 1000);
  const letters = fakeDeadLetters(seconds);
  return {
    letters,
    add: async (body) => letters.add({ id: randomUUID(), receipt: randomUUID(), sentAt: seconds(), body }),
  };
}

/** The same rules for SQS and for what tests put in its place. */
describe.each([
  ['in SQS', inSqs],
  ['in memory', inMemory],
] as [string, () => Promise<World>][])('the dead letters %s', (_, make) => {
  it('are received by one, until they are hidden no longer, and are gone when they are removed', async () => {
    const { letters, add } = await make();
    for (let index = 0; index < 13; index += 1) await add(`letter ${index}`);
    const received = await letters.receive(50);
    expect(received.map(({ body }) => body).sort()).toHaveLength(13);
    for (const { sentAt } of received) expect(sentAt).toBeGreaterThan(1_700_000_000);
    expect(await letters.receive(50)).toEqual([]);
    const [first, second, ...others] = received;
    if (!first || !second) throw new Error('13 letters were received, and there are not two');
    for (const letter of others) await letters.remove(letter);
    await letters.hide(first, 0);
    await letters.hide(second, 60);
    expect((await letters.receive(50)).map(({ id }) => id)).toEqual([first.id]);
  });

  it('are as few as somebody asks for', async () => {
    const { letters, add } = await make();
    for (const body of ['one', 'two']) await add(body);
    expect(await letters.receive(1)).toHaveLength(1);
    expect(await letters.receive(1)).toHaveLength(1);
  });
});
