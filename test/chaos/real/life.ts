import { PASSWORD_MARK } from '../../../provisioner/contract/password.ts';
import { goesOn, killAll, runProvisioner } from './provisioners.ts';
import { type AwsProxy, startProxy } from './proxy/proxy.ts';
import { sweepingFor } from './sweeping.ts';
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
  /** Takes away all of these. */
  heal(): void;
  /** All that its provisioners printed. */
  printed: string;
  /** How often each of its invokes is delivered. */
  deliveries: number;
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

const UNHARMED: Pick<Life, 'killAtEvent' | 'beforeRun' | 'calm'> = {
  killAtEvent: 0,
  beforeRun: () => undefined,
  calm: async () => undefined,
};

/** Runs the provisioner on an operation. @returns what it printed */
type Run = (operationId: string) => Promise<string>;

/**
 * @param name no other of this world's
 * @param shared in place of a process of its own for each run
 */
export async function beginLife(world: RealWorld, name: string, shared?: Run): Promise<Life> {
  const sweeping = sweepingFor(world, name);
  const proxy = await startProxy(world.endpoint, SECRET);
  const env = world.envBy(proxy.endpoint);
  const runAlone: Run = (operationId) => {
    const { killAtEvent } = life;
    life.killAtEvent = 0;
    return runProvisioner({ script: world.bundles.cli, operationId, env, killAtEvent });
  };
  const run = shared ?? runAlone;
  const life: Life = {
    name,
    ownerId: `U0${name.toUpperCase()}`,
    operations: new Set(),
    proxy,
    deliveries: 1,
    printed: '',
    ...UNHARMED,
    heal() {
      Object.assign(life, UNHARMED);
      proxy.harm = () => undefined;
    },
    async create() {
      await deliver((await world.claim(name, life.ownerId)).operationId);
      await untilQuiet();
    },
    async destroy() {
      await deliver(await world.claimDestroy(name));
      await untilQuiet();
    },
    invoke,
    untilQuiet,
    async tellAgain(operationId) {
      await sweeping.makeDue(operationId);
      await sweeping.sweep();
    },
    async stop() {
      await killAll(proxy.endpoint);
      await proxy.stop();
    },
  };

  async function deliver(operationId: string): Promise<void> {
    await Promise.all(Array.from({ length: life.deliveries }, () => invoke(operationId)));
  }

  let running = 0;
  async function invoke(operationId: string): Promise<void> {
    life.operations.add(operationId);
    life.beforeRun();
    running++;
    const printed = await run(operationId);
    running--;
    life.printed += printed;
    const left = running === 0 ? await goesOn(proxy.endpoint) : undefined;
    if (left) throw new Error(`the provisioner of ${operationId} has ended, and this goes on: ${left.command}`);
  }

  async function untilQuiet(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const playground = await world.registry.getPlayground(name);
      if (!playground || playground.state === 'ready') return;
      await life.calm();
      await sweeping.lapse(playground.operationId);
      const started = await sweeping.sweep();
      if (started.length === 0) throw new Error(`it is ${playground.state}, and the sweeper starts nothing`);
      for (const operationId of started) await invoke(operationId);
    }
    throw new Error(`it comes to no end within ${MOST_ROUNDS} rounds of the sweeper`);
  }

  return life;
}
