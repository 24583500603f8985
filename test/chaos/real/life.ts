import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isFinished } from '../../../provisioner/contract/operation.ts';
import { PASSWORD_MARK } from '../../../provisioner/contract/password.ts';
import { operationKey, playgroundKey } from '../../../provisioner/contract/registry-dynamodb/rows.ts';
import { sweep } from '../../../provisioner/sweeper/sweep.ts';
import { processesOf } from '../../support/processes-of.ts';
import { killAll, runProvisioner } from './provisioners.ts';
import { type AwsProxy, startProxy } from './proxy/proxy.ts';
import type { RealWorld } from './world.ts';

/** More starts than any operation needs: three attempts that break off, their undoing, and the same again when it is stuck. */
const MOST_ROUNDS = 12;
export const SECRET = new RegExp(`${PASSWORD_MARK}[\\w-]{8,}`);

/** A playground from its create to its end, whose provisioners reach AWS by a way of their own that can be harmed. */
export interface Life {
  name: string;
  ownerId: string;
  /** All that were claimed for it, by whomever. */
  operations: Set<string>;
  proxy: AwsProxy;
  /** The engine's event at which the next run is killed, counted from 1; 0 is nowhere. */
  killAtEvent: number;
  /** Called before each run, to harm that one. */
  beforeRun: () => void;
  /** Resolves when what harms it is over: trouble passes sooner than a lease and the sweeper's next round. */
  calm: () => Promise<void>;
  /** All that its provisioners printed. */
  printed: string;
  /** Claims it and works on it until nobody has anything left to do. */
  create(): Promise<void>;
  /** The same with its destroy. */
  destroy(): Promise<void>;
  /** Has the provisioner begin with an operation, as an invoke does. Resolves when that run has ended. */
  invoke(operationId: string): Promise<void>;
  untilQuiet(): Promise<void>;
  /** The sweeper's next round, for an operation whose end nobody has shown. */
  tellAgain(operationId: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param name no other of this world's */
export async function beginLife(world: RealWorld, name: string): Promise<Life> {
  const { registry } = world;
  const proxy = await startProxy(world.endpoint, SECRET);
  const env = Object.fromEntries(
    Object.entries(world.env).map(([key, value]) => [key, value.replaceAll(world.endpoint, proxy.endpoint)]),
  );
  const life: Life = {
    name,
    ownerId: `U0${name.toUpperCase()}`,
    operations: new Set(),
    proxy,
    killAtEvent: 0,
    beforeRun: () => undefined,
    calm: async () => undefined,
    printed: '',
    async create() {
      await invoke((await world.claim(name, life.ownerId)).operationId);
      await untilQuiet();
    },
    async destroy() {
      await invoke(await world.claimDestroy(name));
      await untilQuiet();
    },
    invoke,
    untilQuiet,
    async tellAgain(operationId) {
      await wind(operationKey(operationId), ['dueAt']);
      await sweepOwn();
    },
    async stop() {
      await killAll(proxy.endpoint);
      await proxy.stop();
    },
  };

  let running = 0;
  async function invoke(operationId: string): Promise<void> {
    life.operations.add(operationId);
    life.beforeRun();
    const { killAtEvent } = life;
    life.killAtEvent = 0;
    running++;
    life.printed += await runProvisioner({ script: world.bundles.cli, operationId, env, killAtEvent });
    running--;
    const [left] = running === 0 ? await processesOf(proxy.endpoint) : [];
    if (left) throw new Error(`the provisioner of ${operationId} has ended, and this goes on: ${left.command}`);
  }

  async function untilQuiet(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const playground = await registry.getPlayground(name);
      if (!playground || playground.state === 'ready') return;
      await life.calm();
      await lapse(playground.operationId);
      const started = await sweepOwn();
      if (started.length === 0) throw new Error(`it is ${playground.state}, and the sweeper starts nothing`);
      for (const operationId of started) await invoke(operationId);
    }
    throw new Error(`it comes to no end within ${MOST_ROUNDS} rounds of the sweeper`);
  }

  /** As if the time had gone by that a lease lasts, or the time until what is stuck is tried again: nobody works on it. */
  async function lapse(operationId: string): Promise<void> {
    const operation = await registry.getOperation(operationId);
    if (operation && !isFinished(operation)) await wind(operationKey(operationId), ['dueAt', 'leaseUntil']);
    else await wind(playgroundKey(name), ['dueAt']);
  }

  async function wind(Key: { pk: string }, fields: string[]): Promise<void> {
    await world.client.send(
      new UpdateCommand({
        TableName: world.env['REGISTRY_TABLE'],
        Key,
        UpdateExpression: `SET ${fields.map((field) => `${field} = :past`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':past': 1 },
      }),
    );
  }

  /** What the sweeper would start now; it sees only this playground. */
  async function sweepOwn(): Promise<string[]> {
    const started: string[] = [];
    const { faults } = await sweep(
      {
        registry: { ...registry, due: (now) => dueOf(name, now) },
        invoke: async (operationId) => void started.push(operationId),
        publish: world.publish,
        // What went wrong is thrown below.
        log: { info: () => undefined, error: () => undefined },
      },
      Math.floor(Date.now() / 1000),
    );
    if (faults.length > 0) throw new AggregateError(faults, 'the sweeper could not do all');
    return started;
  }

  async function dueOf(own: string, now: number) {
    const due = await registry.due(now);
    return {
      ...due,
      playgrounds: due.playgrounds.filter((playground) => playground.name === own),
      operations: due.operations.filter(({ playgroundName }) => playgroundName === own),
    };
  }

  return life;
}
