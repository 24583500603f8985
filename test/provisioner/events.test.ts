import { describe, expect, it } from 'vitest';
import { operationChangedSchema } from '../../provisioner/contract/event.ts';
import { publisher } from '../../provisioner/events.ts';

it('what goes over the events topic names the row and its change, and nothing else of it', async () => {
  const inputs: { TopicArn: string; Message: string }[] = [];
  const send = (async (command: { input: (typeof inputs)[number] }) => void inputs.push(command.input)) as never;
  const operation = { id: 'op-1', sequence: 7, ownerId: 'U1', address: 'http://198.51.100.7' };
  await publisher({ send }, 'arn:topic')(operation);
  expect(inputs).toHaveLength(1);
  expect(inputs[0]?.TopicArn).toBe('arn:topic');
  const message: unknown = JSON.parse(inputs[0]?.Message ?? '');
  expect(operationChangedSchema.strict().parse(message)).toEqual({
    type: 'operation-changed',
    operationId: 'op-1',
    sequence: 7,
  });
});

describe('publishing', () => {
  it('does not hide that the topic could not be reached', async () => {
    const send = (() => Promise.reject(new Error('SNS is down'))) as never;
    await expect(publisher({ send }, 'arn:topic')({ id: 'op-1', sequence: 1 })).rejects.toThrow('SNS is down');
  });
});
