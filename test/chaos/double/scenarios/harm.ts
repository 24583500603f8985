import type { Fault } from '../simulation/faults.ts';
import { rootOf } from '../simulation/process.ts';
import type { Random } from '../simulation/random.ts';
import type { World } from '../world/world.ts';

const SERVICES = ['dynamodb', 'ecs', 'ec2', 'ssm', 's3', 'tagging', 'engine', 'slack', 'sns', 'lambda'];
const LONGEST_MS = 20 * 60_000;

/** One way of doing harm, now or for a while. @returns what it did, in words */
export type Harm = (world: World, random: Random) => string;

/** For harm that lasts: each call of a service goes wrong with some chance until then. */
interface Window {
  service: string;
  fault: Fault;
  chance: number;
  until: number;
}
const windows = new WeakMap<World, Window[]>();

function callsGoWrong(world: World, random: Random): string {
  const { simulation } = world;
  const open = windows.get(world) ?? [];
  windows.set(world, open);
  const service = random.pick(SERVICES);
  const faults: Fault[] = [
    { kind: 'refused' },
    { kind: 'lost' },
    { kind: 'slow', ms: random.below(30_000) },
    service === 'engine' ? { kind: 'hangs' } : { kind: 'times-out', ms: 60_000 },
  ];
  const chance = random.pick([0.05, 0.3, 1]);
  const [fault, ms] = [random.pick(faults), random.below(LONGEST_MS)];
  open.push({ service, fault, chance, until: simulation.now() + ms });
  simulation.faultOf = ({ label }) => {
    const hit = open.find((one) => label.startsWith(one.service) && simulation.now() < one.until);
    return hit && random.chance(hit.chance) ? hit.fault : undefined;
  };
  return `${service} ${fault.kind} with ${chance} for ${Math.round(ms / 1000)} s`;
}

function runsDie({ functions, people, simulation }: World, random: Random): string {
  const all = [...Object.values(functions).flatMap((one) => one.running()), ...people.answering()];
  if (all.length === 0) return 'nothing ran that could be killed';
  const victim = random.pick(all);
  simulation.kill(rootOf(victim));
  return `killed the ${victim.name}`;
}

function runsFreeze({ functions, simulation }: World, random: Random): string {
  const all = functions.provisioner.running();
  if (all.length === 0) return 'nothing ran that could be frozen';
  const ms = 10_000 + random.below(200_000);
  random.pick(all).frozenUntil = simulation.now() + ms;
  return `froze a provisioner for ${Math.round(ms / 1000)} s`;
}

/** Corrupt, missing, or as it was before. */
function stateIsSpoilt({ resources: { objects } }: World, random: Random): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith('.pulumi/stacks/') && key.endsWith('.json'));
  if (keys.length === 0) return 'there was no state to be spoilt';
  const key = random.pick(keys);
  const how = random.pick(['cut', 'removed', 'emptied'] as const);
  if (how === 'removed') objects.delete(key);
  else if (how === 'cut') objects.set(key, (objects.get(key) ?? '').slice(0, 40));
  else objects.set(key, '{"version":3,"checkpoint":{"latest":{"resources":[],"pending_operations":[]}}}');
  return `${how} ${key}`;
}

/** ECS replaces a task now and then. */
function tasksMove({ resources: { services }, simulation }: World, random: Random): string {
  const all = [...services.values()].filter(({ deletedAt }) => deletedAt === undefined);
  if (all.length === 0) return 'no task ran that could be replaced';
  const service = random.pick(all);
  const now = simulation.now();
  for (const task of service.tasks) task.stoppedAt ??= now;
  const arn = `${service.tasks[0]?.arn}-${now}`;
  service.tasks.push({ arn, definitionArn: service.definitionArn, createdAt: now, readyAt: now + 10_000 });
  return `replaced the task of ${service.name}`;
}

export const HARM: Harm[] = [callsGoWrong, callsGoWrong, runsDie, runsDie, runsFreeze, stateIsSpoilt, tasksMove];
