import { type Life, SECRET } from '../life.ts';
import type { RealWorld } from '../world.ts';
import { directClients } from './clients.ts';
import { listResources } from './listed.ts';
import { type Seen, type Violation, violationsOf } from './resources.ts';
import { listRows } from './rows.ts';
import { wronglyTold } from './told.ts';

/** However busy this machine is. */
const TOLD_AGAIN_MS = 60_000;

/** A look from outside at the world when nobody works on a playground, and what is wrong with it. */
export async function look(world: RealWorld, life: Life): Promise<Violation[]> {
  const now = Math.floor(Date.now() / 1000);
  const told = await Promise.all([...life.operations].map((id) => toldOf(world, life, id)));
  return [...violationsOf(life, await seeAll(world), now), ...told.flat(), ...leaked(world, life)];
}

export async function seeAll(world: RealWorld): Promise<Seen> {
  const place = { ...world.engine.site, bucket: new URL(world.engine.backendUrl).hostname };
  const [resources, rows] = await Promise.all([
    listResources(directClients(world.endpoint), place),
    listRows(world.client, world.env['REGISTRY_TABLE'] ?? ''),
  ]);
  return { resources, rows };
}

async function toldOf({ registry, events }: RealWorld, life: Life, id: string): Promise<Violation[]> {
  const operation = await registry.getOperation(id);
  if (operation && !(await events.reaches(id, operation.sequence))) {
    await life.tellAgain(id);
    await events.reaches(id, operation.sequence, TOLD_AGAIN_MS);
  }
  return wronglyTold(operation, events.toldOf(id));
}

function leaked({ events }: RealWorld, { printed, proxy }: Life): Violation[] {
  const where = [
    ...proxy.leaks,
    ...(SECRET.test(printed) ? ['the log of the provisioner'] : []),
    ...(events.texts.some((text) => SECRET.test(text)) ? ['an event'] : []),
  ];
  return where.map((detail) => ({ invariant: 'no credential goes anywhere but to SSM', detail }));
}
