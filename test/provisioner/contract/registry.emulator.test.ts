import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { friendlyName } from '../../../provisioner/contract/name.ts';
import type { Failure } from '../../../provisioner/contract/operation.ts';
import {
  type CreateRequest,
  type Held,
  LEASE_SECONDS,
  LeaseLostError,
  type Registry,
} from '../../../provisioner/contract/registry.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { startEmulator } from '../../support/emulator.ts';
import { registryTable } from '../../support/registry-table.ts';

const NOW = 1_800_000_000;
const LIMITS = { perOwner: 2, total: 100 };
const FAILURE: Failure = { code: 'ENGINE_FAILED', reason: 'The engine stopped.', reference: 'ref-1' };

let registry: Registry;
let table: Awaited<ReturnType<typeof registryTable>>;
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let serial = 0;

beforeAll(async () => {
  emulator = await startEmulator();
  table = await registryTable(emulator.endpoint);
  registry = createRegistry(table.client, table.table);
});
afterAll(async () => {
  await table?.remove();
  await emulator?.stop();
});

/** A request of its own owner and name, so that tests share a table without meeting. */
function request(overrides: Partial<CreateRequest> = {}): CreateRequest {
  serial += 1;
  return {
    name: `demo-${serial}`,
    ownerId: `U${serial}`,
    template: 'default',
    requestedAt: NOW,
    lifetimeSeconds: 3600,
    warningSeconds: 1800,
    requestKey: `request-${serial}`,
    ...overrides,
  };
}

async function claimed(overrides: Partial<CreateRequest> = {}) {
  const claim = await registry.claimCreate(request(overrides), LIMITS);
  if (claim.outcome !== 'claimed') throw new Error(`claim: ${claim.outcome}`);
  return claim;
}

async function taken(operationId: string, now = NOW): Promise<Held> {
  const take = await registry.take(operationId, now);
  if (take.outcome !== 'taken') throw new Error(`take: ${take.outcome}`);
  return take.operation;
}

async function ready() {
  const { operation, playground } = await claimed();
  await registry.ready(await taken(operation.id), { address: 'http://192.0.2.1:8080' }, NOW + 50);
  return { operation, playground };
}

describe('claiming a name', () => {
  it('writes the playground, its operation and both counters at once', async () => {
    const { playground, operation } = await claimed({ name: 'atomic' });
    expect(await registry.getPlayground('atomic')).toEqual(playground);
    expect(await registry.getOperation(operation.id)).toEqual(operation);
    expect(operation).toMatchObject({ state: 'queued', attempt: 0, playgroundId: playground.id });
  });

  it('tells who holds a name that is taken', async () => {
    const first = await claimed({ name: 'wanted', ownerId: 'UFIRST' });
    const second = await registry.claimCreate(request({ name: 'wanted' }), LIMITS);
    expect(second).toEqual({ outcome: 'name-taken', holder: first.playground });
  });

  it('gives the same operation for a request that is delivered twice', async () => {
    const twice = request();
    const first = await registry.claimCreate(twice, LIMITS);
    const second = await registry.claimCreate(twice, LIMITS);
    if (first.outcome !== 'claimed' || !('operation' in second)) throw new Error('not claimed');
    expect(second.operation.id).toBe(first.operation.id);
    const third = await registry.claimCreate(request({ ownerId: twice.ownerId }), LIMITS);
    expect(third.outcome, 'the repeat was not counted').toBe('claimed');
  });

  it('gives the same operation also for a repeat that is a little later, or asks for something else by now', async () => {
    const twice = request();
    const first = await registry.claimCreate(twice, LIMITS);
    if (first.outcome !== 'claimed') throw new Error(first.outcome);
    for (const change of [{ requestedAt: NOW + 1 }, { lifetimeSeconds: 7200 }]) {
      const repeat = await registry.claimCreate({ ...twice, ...change }, LIMITS);
      expect(repeat).toMatchObject({ outcome: 'repeated', operation: { id: first.operation.id } });
    }
  });

  it('gives a request that was refused its playground once it is corrected', async () => {
    const { playground } = await claimed();
    const refused = request({ name: playground.name });
    expect(await registry.claimCreate(refused, LIMITS)).toMatchObject({ outcome: 'name-taken' });
    const corrected = await registry.claimCreate({ ...refused, name: `${playground.name}-2` }, LIMITS);
    expect(corrected).toMatchObject({ outcome: 'claimed' });
  });

  it('refuses what is over the limit of one person', async () => {
    const ownerId = 'UGREEDY';
    await claimed({ ownerId });
    await claimed({ ownerId });
    expect(await registry.claimCreate(request({ ownerId }), LIMITS)).toEqual({ outcome: 'owner-limit' });
  });

  it('lets one of many win one name, and each other learn who it was', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => registry.claimCreate(request({ name: 'rush' }), LIMITS)),
    );
    const outcomes = claims.map((claim) => claim.outcome);
    expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['claimed', 'name-taken']));
  });
});

describe('the lease', () => {
  it('is held by one attempt at a time', async () => {
    const { operation } = await claimed();
    const takes = await Promise.all([registry.take(operation.id, NOW), registry.take(operation.id, NOW)]);
    expect(takes.map((take) => take.outcome).sort()).toEqual(['held', 'taken']);
  });

  it('is taken over when it has lapsed, and the old holder can write no more', async () => {
    const { operation } = await claimed();
    const old = await taken(operation.id);
    expect((await registry.take(operation.id, NOW + LEASE_SECONDS)).outcome).toBe('held');
    const later = await taken(operation.id, NOW + LEASE_SECONDS + 10);
    expect(later.attempt).toBe(2);
    await expect(registry.renew(old, NOW + 80)).rejects.toThrow(LeaseLostError);
    await expect(registry.ready(old, { address: 'http://192.0.2.1' }, NOW)).rejects.toThrow(LeaseLostError);
    await expect(registry.failed(old, FAILURE, NOW)).rejects.toThrow(LeaseLostError);
    await registry.renew(later, NOW + 80);
  });

  it('is refused for what is finished and for what never was', async () => {
    const { operation } = await ready();
    expect(await registry.take(operation.id, NOW)).toEqual({ outcome: 'finished' });
    expect(await registry.take('op-nobody-knows-it', NOW)).toEqual({ outcome: 'unknown' });
  });

  it('given back is free at once, and due', async () => {
    const { operation } = await claimed();
    await registry.requeue(await taken(operation.id), NOW + 5);
    const due = await registry.due(NOW + 5);
    expect(due.operations.map((row) => row.id)).toContain(operation.id);
    expect((await taken(operation.id, NOW + 6)).attempt).toBe(2);
  });
});

describe('outcomes', () => {
  it('ready: the playground has its address and is due at its warning', async () => {
    const { playground, operation } = await ready();
    expect(await registry.getPlayground(playground.name)).toMatchObject({
      state: 'ready',
      address: 'http://192.0.2.1:8080',
    });
    expect(await registry.getOperation(operation.id)).toMatchObject({ state: 'succeeded', finishedAt: NOW + 50 });
    const names = async (at: number) => (await registry.due(at)).playgrounds.map((row) => row.name);
    const warnAt = playground.warnAt ?? 0;
    expect(warnAt).toBeLessThan(playground.expiresAt);
    expect(await names(warnAt - 1)).not.toContain(playground.name);
    expect(await names(warnAt)).toContain(playground.name);
  });

  it('failed: the name and the place are free, the operation stays as history', async () => {
    const { playground, operation } = await claimed();
    await registry.failed(await taken(operation.id), FAILURE, NOW + 9);
    expect(await registry.getPlayground(playground.name)).toBeUndefined();
    expect(await registry.getOperation(operation.id)).toMatchObject({ state: 'failed', failure: FAILURE });
    for (const _ of [1, 2]) await claimed({ ownerId: playground.ownerId });
  });

  it('stuck: it can be destroyed again, and then is gone', async () => {
    const { playground, operation } = await claimed();
    await registry.stuck(await taken(operation.id), FAILURE, NOW);
    expect(await registry.getPlayground(playground.name)).toMatchObject({ state: 'stuck' });
    const destroy = await registry.claimDestroy({
      name: playground.name,
      cause: 'asked',
      requestedAt: NOW,
      requestKey: 'd1',
    });
    if (destroy.outcome !== 'claimed') throw new Error(destroy.outcome);
    await registry.gone(await taken(destroy.operation.id), NOW);
    expect(await registry.getPlayground(playground.name)).toBeUndefined();
  });

  it('raises the sequence with each change that people see', async () => {
    const { operation } = await claimed();
    const held = await taken(operation.id);
    const first = await registry.progress(held, { done: 1, total: 4, label: 'Making it' });
    await registry.renew(held, NOW + 15);
    const second = await registry.progress(held, { done: 2, total: 4, label: 'Starting it' });
    expect(second.sequence).toBe(first.sequence + 1);
  });
});

describe('claiming a destroy', () => {
  it('is possible once, and a repeat of it gives the same operation', async () => {
    const { playground } = await ready();
    const ask = {
      name: playground.name,
      cause: 'asked' as const,
      requestedAt: NOW,
      requestKey: `destroy-${playground.id}`,
    };
    const first = await registry.claimDestroy(ask);
    const again = await registry.claimDestroy(ask);
    const other = await registry.claimDestroy({ ...ask, requestKey: 'another' });
    expect(first.outcome).toBe('claimed');
    expect(['claimed', 'repeated']).toContain(again.outcome);
    expect(other).toMatchObject({ outcome: 'not-destroyable', playground: { state: 'destroying' } });
  });

  it('by two sweeps at different times is one operation', async () => {
    const { playground } = await ready();
    const { name, expiresAt } = playground;
    const expiring = { name, cause: 'expired', expiredBy: expiresAt, requestKey: `expired-${name}` } as const;
    const first = await registry.claimDestroy({ ...expiring, requestedAt: expiresAt });
    const second = await registry.claimDestroy({ ...expiring, requestedAt: expiresAt + 60 });
    if (first.outcome !== 'claimed') throw new Error(first.outcome);
    expect(second).toMatchObject({ outcome: 'repeated', operation: { id: first.operation.id } });
  });

  it('leaves a playground that is being made alone, and one of a later generation', async () => {
    const { playground } = await claimed();
    const ask = { name: playground.name, cause: 'asked' as const, requestedAt: NOW };
    expect((await registry.claimDestroy({ ...ask, requestKey: 'early' })).outcome).toBe('not-destroyable');
    const old = await registry.claimDestroy({ ...ask, requestKey: 'old', playgroundId: `${playground.name}-00000000` });
    expect(old.outcome).toBe('no-such-playground');
    expect((await registry.claimDestroy({ ...ask, name: 'nobody', requestKey: 'x' })).outcome).toBe(
      'no-such-playground',
    );
  });
});

describe('reading', () => {
  it("lists one owner's playgrounds, newest first", async () => {
    const ownerId = 'ULISTS';
    await claimed({ ownerId, name: 'older', requestedAt: NOW });
    await claimed({ ownerId, name: 'newer', requestedAt: NOW + 1 });
    expect((await registry.listByOwner(ownerId)).map((row) => row.name)).toEqual(['newer', 'older']);
  });

  it('finds queued operations that nobody took, and running ones whose lease has lapsed', async () => {
    const queued = await claimed();
    const running = await claimed();
    await taken(running.operation.id);
    const ids = async (at: number) => (await registry.due(at)).operations.map((row) => row.id);
    expect(await ids(NOW + 59)).not.toContain(queued.operation.id);
    expect(await ids(NOW + 60)).toContain(queued.operation.id);
    expect(await ids(NOW + 60)).not.toContain(running.operation.id);
    expect(await ids(NOW + LEASE_SECONDS + 10)).toContain(running.operation.id);
  });

  it('names a row that is not ours', async () => {
    await table.client.send(
      new PutCommand({ TableName: table.table, Item: { pk: 'PLAYGROUND#odd', name: 'odd', state: 'asleep' } }),
    );
    await expect(registry.getPlayground('odd')).rejects.toThrow(/reading row PLAYGROUND#odd/);
  });
});

describe('the one message of an operation', () => {
  it('is claimed by one notifier at a time, until it is posted', async () => {
    const { operation } = await claimed();
    const claims = await Promise.all([1, 2, 3].map(() => registry.claimPost(operation.id, NOW, NOW + 10)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await registry.claimPost(operation.id, NOW + 11, NOW + 20), 'the first lapsed').toBe(true);
    await registry.posted(operation.id, { channel: 'D1', ts: '1.0' });
    expect(await registry.claimPost(operation.id, NOW + 99, NOW + 109)).toBe(false);
  });

  it('never goes back to an older text, and alerts once', async () => {
    const { operation } = await claimed();
    await registry.shown(operation.id, 3);
    await registry.shown(operation.id, 2);
    expect((await registry.getOperation(operation.id))?.shownSequence).toBe(3);
    const alerts = await Promise.all([1, 2].map(() => registry.claimAlert(operation.id, NOW)));
    expect(alerts.sort()).toEqual([false, true]);
    expect(await registry.claimAlert('op-nobody-knows-it', NOW)).toBe(false);
  });
});

it('makes the same friendly name of the same seed, and it is a legal one', () => {
  expect(friendlyName('a')).toBe(friendlyName('a'));
  expect(friendlyName('a')).toMatch(/^[a-z]{3,14}-[a-z]{3,14}$/);
});
