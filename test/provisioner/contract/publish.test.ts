import { expect, it } from 'vitest';
import {
  noticeChangedSchema,
  operationChangedSchema,
  playgroundChangedSchema,
} from '../../../provisioner/contract/event.ts';
import {
  createPublish,
  noticeChanged,
  operationChanged,
  playgroundChanged,
} from '../../../provisioner/contract/publish.ts';
import * as z from '../../../provisioner/contract/zod.ts';

const ROW = { id: 'row-1', sequence: 7, name: 'demo', ownerId: 'U1', address: 'http://198.51.100.7' };

it.each([
  [z.strictObject(operationChangedSchema.shape), operationChanged(ROW), { operationId: 'row-1', sequence: 7 }],
  [z.strictObject(noticeChangedSchema.shape), noticeChanged(ROW), { noticeId: 'row-1', sequence: 7 }],
  [
    z.strictObject(playgroundChangedSchema.shape),
    playgroundChanged(ROW, ['U2']),
    { playgroundId: 'row-1', playgroundName: 'demo', formerUsers: ['U2'] },
  ],
])(
  'what goes over the events topic names the row and its change, and nothing else of it',
  async (schema, event, says) => {
    const inputs: { TopicArn: string; Message: string }[] = [];
    const send = (async (command: { input: (typeof inputs)[number] }) => void inputs.push(command.input)) as never;
    await createPublish({ send }, 'arn:topic')(event);
    expect(inputs.map(({ TopicArn }) => TopicArn)).toEqual(['arn:topic']);
    const message: unknown = JSON.parse(inputs[0]?.Message ?? '');
    expect(schema.parse(message)).toEqual({ type: event.type, ...says });
  },
);

it('publishing does not hide that the topic could not be reached', async () => {
  const send = (() => Promise.reject(new Error('SNS is down'))) as never;
  await expect(createPublish({ send }, 'arn:topic')(operationChanged(ROW))).rejects.toThrow('SNS is down');
});
