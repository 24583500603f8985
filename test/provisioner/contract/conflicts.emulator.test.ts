import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateRequest } from '../../../provisioner/contract/registry.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { startEmulator } from '../../support/emulator.ts';
import { registryTable } from '../../support/registry-table.ts';

/** Longer than any of these can take: how fast this machine is must decide nothing. */
const ROOMY = { claimBudgetMs: 60_000 };

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator?.stop();
});

/**
 * The emulator takes one transaction after the other. DynamoDB cancels one that meets another on its way to the same
 * row, and so does this client.
 */
function withConflicts(client: DynamoDBDocumentClient): { client: DynamoDBDocumentClient; conflicts: () => number } {
  const busy = new Set<unknown>();
  let conflicts = 0;
  async function send(command: Parameters<DynamoDBDocumentClient['send']>[0]): Promise<unknown> {
    if (!(command instanceof TransactWriteCommand)) return client.send(command);
    const keys = (command.input.TransactItems ?? []).map(({ Put, Update, Delete }) =>
      String((Put?.Item ?? Update?.Key ?? Delete?.Key)?.['pk']),
    );
    if (keys.some((key) => busy.has(key))) {
      conflicts += 1;
      throw new TransactionCanceledException({
        $metadata: {},
        message: 'Transaction cancelled',
        CancellationReasons: keys.map((key) => ({ Code: busy.has(key) ? 'TransactionConflict' : 'None' })),
      });
    }
    for (const key of keys) busy.add(key);
    try {
      return await client.send(command);
    } finally {
      for (const key of keys) busy.delete(key);
    }
  }
  return { client: Object.assign(Object.create(client), { send }), conflicts: () => conflicts };
}

/** Claims so many playgrounds at once. @returns how often each outcome came, and how many conflicts there were */
async function claimAtOnce(count: number, limits: { perOwner: number; total: number }, ownerOf: (n: number) => string) {
  const table = await registryTable(emulator.endpoint);
  try {
    const { client, conflicts } = withConflicts(table.client);
    const registry = createRegistry(client, table.table, ROOMY);
    const request = (n: number): CreateRequest => ({
      name: `demo-${n}`,
      ownerId: ownerOf(n),
      template: 'default',
      requestedAt: 1_800_000_000,
      lifetimeSeconds: 3600,
      warningSeconds: 600,
      // The emulator remembers a transaction's token whatever the table.
      requestKey: `${table.table}-${n}`,
    });
    const claims = await Promise.all(Array.from({ length: count }, (_, n) => registry.claimCreate(request(n), limits)));
    const outcomes: Record<string, number> = {};
    for (const { outcome } of claims) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const rows = await registry.listAll(count);
    return { outcomes, conflicts: conflicts(), rows: rows.length };
  } finally {
    await table.remove();
  }
}

describe('creates that meet each other', () => {
  it('are one too many for one person: 19 of 20 get theirs, and one hears of the limit', async () => {
    const { outcomes, conflicts, rows } = await claimAtOnce(20, { perOwner: 19, total: 100 }, () => 'U0ADA');
    expect(outcomes).toEqual({ claimed: 19, 'owner-limit': 1 });
    expect(rows).toBe(19);
    expect(conflicts).toBeGreaterThan(0);
  });

  it('are one too many for the workspace: 19 of 20 people get theirs', async () => {
    const { outcomes, conflicts, rows } = await claimAtOnce(20, { perOwner: 2, total: 19 }, (n) => `U${n}`);
    expect(outcomes).toEqual({ claimed: 19, 'workspace-limit': 1 });
    expect(rows).toBe(19);
    expect(conflicts).toBeGreaterThan(0);
  });

  it('are more than a small workspace has room for, though its count lies in parts', async () => {
    const { outcomes, rows } = await claimAtOnce(12, { perOwner: 2, total: 3 }, (n) => `U${n}`);
    expect(outcomes).toEqual({ claimed: 3, 'workspace-limit': 9 });
    expect(rows).toBe(3);
  });

  it('are 200 at once where there is room for 200: nobody is refused', async () => {
    const { outcomes, conflicts, rows } = await claimAtOnce(200, { perOwner: 2, total: 200 }, (n) => `U${n}`);
    expect(outcomes).toEqual({ claimed: 200 });
    expect(rows).toBe(200);
    expect(conflicts).toBeGreaterThan(0);
  });
});
