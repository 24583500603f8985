import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isFinished } from '../../../provisioner/contract/operation.ts';
import { operationKey, playgroundKey } from '../../../provisioner/contract/registry-dynamodb/rows.ts';
import { sweep } from '../../../provisioner/sweeper/sweep.ts';
import type { RealWorld } from './world.ts';

/** The product's sweeper, called directly, for one playground among others. Its clock is wound by ageing rows. */
export interface Sweeping {
  /** As if the time had gone by that a lease lasts, or until what is stuck is tried again. Only while nobody works on it. */
  lapse(operationId: string): Promise<void>;
  /** As if the time had gone by after which an end that nobody has shown is told again. */
  makeDue(operationId: string): Promise<void>;
  /** @returns the operations that it would start */
  sweep(): Promise<string[]>;
}

export function sweepingFor({ registry, client, env, publish }: RealWorld, name: string): Sweeping {
  async function wind(Key: { pk: string }, fields: string[]): Promise<void> {
    await client.send(
      new UpdateCommand({
        TableName: env['REGISTRY_TABLE'],
        Key,
        UpdateExpression: `SET ${fields.map((field) => `${field} = :past`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':past': 1 },
      }),
    );
  }

  async function due(now: number) {
    const all = await registry.due(now);
    return {
      ...all,
      playgrounds: all.playgrounds.filter((playground) => playground.name === name),
      operations: all.operations.filter(({ playgroundName }) => playgroundName === name),
    };
  }

  return {
    async lapse(operationId) {
      const operation = await registry.getOperation(operationId);
      if (operation && !isFinished(operation)) await wind(operationKey(operationId), ['dueAt', 'leaseUntil']);
      else await wind(playgroundKey(name), ['dueAt']);
    },
    makeDue: (operationId) => wind(operationKey(operationId), ['dueAt']),
    async sweep() {
      const started: string[] = [];
      const { faults } = await sweep(
        {
          registry: { ...registry, due },
          invoke: async (operationId) => void started.push(operationId),
          publish,
          // What went wrong is thrown below.
          log: { info: () => undefined, error: () => undefined },
        },
        Math.floor(Date.now() / 1000),
      );
      if (faults.length > 0) throw new AggregateError(faults, 'the sweeper could not do all');
      return started;
    },
  };
}
