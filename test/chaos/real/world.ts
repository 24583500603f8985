import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { provisionerWorld } from '../../provisioner/support/provisioner-world.ts';
import { startEmulator } from '../../support/emulator.ts';
import { buildProvisioners, type ProvisionerBundles } from './engine/bundles.ts';
import { collectEvents, type Events } from './events.ts';
import { useTools } from './tools.ts';

/** Short, so that what a killed holder keeps is free soon. A holder that cannot renew kills its engine after 10 s. */
const SHORT_LEASES = { LEASE_SECONDS: '12', LEASE_RENEW_SECONDS: '2' };

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The product's cloud in the emulator, with containers that are simulated, and what came over its events topic. */
export interface RealWorld extends Awaited<ReturnType<typeof provisionerWorld>> {
  endpoint: string;
  /** Goes with it. */
  folder: string;
  bundles: ProvisionerBundles;
  events: Events;
  /** The environment of a provisioner that reaches AWS at another endpoint. */
  envBy(endpoint: string): Record<string, string>;
  /** Another number at each call, for names. */
  serial(): number;
  stop(): Promise<void>;
}

export async function realWorld(log: (line: string) => void): Promise<RealWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  const bundles = await buildProvisioners(folder);
  await useTools(folder, log);
  const emulator = await startEmulator();
  const world = await provisionerWorld(emulator.endpoint);

  let serial = 0;
  const events = await collectEvents(world.sns, world.env['EVENTS_TOPIC_ARN'] ?? '');
  const env = Object.entries({ ...world.env, ...SHORT_LEASES });
  async function stop(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, breakOff);
    await events.stop();
    await emulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
  // The emulator has a session of its own, which a Ctrl-C does not reach.
  const breakOff = (): void => void emulator.stop().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.on(signal, breakOff);
  return {
    ...world,
    envBy: (other) =>
      Object.fromEntries(env.map(([name, value]) => [name, value.replaceAll(emulator.endpoint, other)])),
    endpoint: emulator.endpoint,
    folder,
    bundles,
    events,
    serial: () => ++serial,
    stop,
  };
}
