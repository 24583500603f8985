import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, type TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { transact } from '../../../../provisioner/contract/registry-dynamodb/transact.ts';

const LONG = { budgetMs: 60_000, token: 'op-1' };
const holder = { pk: 'PLAYGROUND#demo', ownerId: 'U0GRACE' };

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({
      Code,
      ...(Code === 'ConditionalCheckFailed' && { Item: marshall(holder) }),
    })),
  });

/** A table that answers with each of these in turn, and takes the transaction after that. */
function answering(...faults: Error[]) {
  const send = vi.fn(async (_command: TransactWriteCommand) => {
    const fault = faults.shift();
    if (fault) throw fault;
  });
  return { send, client: Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send }) };
}

describe('a conflict with another writer', () => {
  test.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'such as %s is tried again, as the very same request',
    async (code) => {
      const { client, send } = answering(cancelled('None', code), cancelled(code, 'None'));
      expect(await transact(client, [], LONG)).toEqual({ outcome: 'written' });
      const [first, ...others] = send.mock.calls.map(([{ input }]) => input);
      expect(others).toEqual([first, first]);
    },
  );

  test('such as the same request that is still on its way is tried again', async () => {
    const { client } = answering(Object.assign(new Error('wait'), { name: 'TransactionInProgressException' }));
    expect(await transact(client, [], LONG)).toEqual({ outcome: 'written' });
  });

  test('that lasts longer than the budget is busy, and no lost condition', async () => {
    const { client } = answering(...Array.from({ length: 100 }, () => cancelled('TransactionConflict')));
    expect(await transact(client, [], { budgetMs: 30 })).toEqual({ outcome: 'busy' });
  });

  test('is waited out by a random part of more each time, while the budget lasts', async () => {
    const { client } = answering(...Array.from({ length: 100 }, () => cancelled('TransactionConflict')));
    let now = 0;
    const waits: number[] = [];
    const wait = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    const outcome = await transact(client, [], { budgetMs: 700, clock: () => now, random: () => 0.5, wait });
    expect([outcome, waits]).toEqual([{ outcome: 'busy' }, [10, 20, 40, 80, 160, 160]]);
  });
});

test('a condition that does not hold is lost at once, with the row that stood there, whatever else was in the way', async () => {
  const { client, send } = answering(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
  expect(await transact(client, [], LONG)).toEqual({ outcome: 'lost', conditions: [{ index: 1, row: holder }] });
  expect(send).toHaveBeenCalledOnce();
});

test.each([cancelled('ValidationError'), new Error('ECONNREFUSED')])(
  '%s is thrown, and not tried again',
  async (fault) => {
    const { client, send } = answering(fault);
    await expect(transact(client, [], LONG)).rejects.toBe(fault);
    expect(send).toHaveBeenCalledOnce();
  },
);

test('the token of other items is another one, which DynamoDB would refuse otherwise', async () => {
  const { client, send } = answering();
  const put = (name: string) => [{ Put: { TableName: 'table', Item: { pk: name } } }];
  await transact(client, put('demo'), LONG);
  await transact(client, put('demo'), LONG);
  await transact(client, put('other'), LONG);
  await transact(client, put('demo'), { ...LONG, token: 'op-2' });
  const [first, same, otherItems, otherToken] = send.mock.calls.map(([{ input }]) => input.ClientRequestToken);
  expect(same).toBe(first);
  expect(new Set([first, otherItems, otherToken]).size).toBe(3);
  expect(first).toMatch(/^.{1,36}$/);
});
