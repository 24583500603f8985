import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createClaims } from '../../../../provisioner/contract/registry-dynamodb/claims.ts';

const TABLE = 'registry';
const TOTAL = 32;
const request = { name: 'demo', ownerId: 'U0ADA', template: 'sample', requestKey: 'T1:1', requestedAt: 1_800_000_000 };

/** A table whose parts of the workspace's count are all full, but for these. */
function workspace(roomIn: readonly number[], total = TOTAL) {
  const calls: string[] = [];
  const count = (pk: string): number => (roomIn.includes(Number(pk.split('#')[1])) ? 0 : 2);
  const send = async (command: TransactWriteCommand | BatchGetCommand): Promise<unknown> => {
    calls.push(command.constructor.name);
    if (command instanceof BatchGetCommand) {
      const { Keys = [] } = command.input.RequestItems?.[TABLE] ?? {};
      return { Responses: { [TABLE]: Keys.map(({ pk }) => ({ pk, playgrounds: count(String(pk)) })) } };
    }
    const items = command.input.TransactItems ?? [];
    const reasons = items.map(({ Update }) => {
      const pk = String(Update?.Key?.['pk'] ?? '');
      return { Code: pk.startsWith('WORKSPACE#') && count(pk) > 0 ? 'ConditionalCheckFailed' : 'None' };
    });
    if (reasons.every(({ Code }) => Code === 'None')) return {};
    throw new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons: reasons });
  };
  const client = Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
  const claims = createClaims(client, TABLE, 60_000);
  const times = { lifetimeSeconds: 3600, warningSeconds: 600 };
  return { calls, claim: () => claims.claimCreate({ ...request, ...times }, { perOwner: 3, total }) };
}

const ONE_READ = [TransactWriteCommand.name, BatchGetCommand.name];

it('is refused after one try and one read', async () => {
  const { calls, claim } = workspace([]);
  expect(await claim()).toEqual({ outcome: 'workspace-limit' });
  expect(calls).toEqual(ONE_READ);
});

it.each([0, 5, 15])('with room in part %i alone has that found by one read', async (part) => {
  const { calls, claim } = workspace([part]);
  expect(await claim()).toMatchObject({ outcome: 'claimed', playground: { countedIn: part } });
  const first = [TransactWriteCommand.name];
  expect([first, [...ONE_READ, TransactWriteCommand.name]]).toContainEqual(calls);
});

it('of one place alone is refused without any read, because there is no other part', async () => {
  const { calls, claim } = workspace([], 1);
  expect(await claim()).toEqual({ outcome: 'workspace-limit' });
  expect(calls).toEqual([TransactWriteCommand.name]);
});
