import type { Broken } from '../../scenario.ts';
import { faultsIn } from '../invariants/all.ts';
import { look } from '../invariants/seen.ts';
import { settle } from '../world/settle.ts';
import { createWorld, type World, type WorldOptions } from '../world/world.ts';

/** One run of a world: what people do in it, what goes wrong meanwhile, and what is left when it is quiet again. */
export interface Play {
  world: WorldOptions;
  act(world: World): Promise<void>;
  /** The command that plays it again. */
  replay: string;
  /** What was broken stays so until the world is quiet; it is mended after the first look. */
  forGood?: boolean;
}

/** Where all is well again, what is stuck is removed within an hour, and what waits for Slack is told within another. */
const LONGEST_MINUTES = 6 * 60;
/** Longer than an operation can take whose every run hangs until Lambda ends it. */
const LONGEST_FOR_GOOD_MINUTES = 24 * 60;
const HOUR_MS = 60 * 60_000;

/** @returns the invariants that did not hold, each once */
export async function play({ world: options, act, replay, forGood = false }: Play): Promise<Broken[]> {
  const world = createWorld(options);
  const broken = new Map<string, Broken>();
  const check = (when: string, also: { invariant: string; detail: string }[] = []): void => {
    for (const { invariant, detail } of [...faultsIn(look(world)), ...also]) {
      if (!broken.has(invariant)) broken.set(invariant, { invariant, detail: `${when}: ${detail}`, replay });
    }
  };
  const mend = (): void => {
    world.simulation.faultOf = () => undefined;
  };
  try {
    await act(world);
    if (!forGood) mend();
    const minutes = forGood ? LONGEST_FOR_GOOD_MINUTES : LONGEST_MINUTES;
    await settle(world, minutes);
    // What nobody knows of is found by the comparison of each hour.
    const { simulation } = world;
    await simulation.run(Math.ceil(simulation.now() / HOUR_MS) * HOUR_MS + HOUR_MS / 30);
    await settle(world, minutes);
    check('once it is quiet');
    mend();
    await destroyAll(world);
    check('once all is destroyed', left(world));
  } finally {
    world.simulation.close();
  }
  return [...broken.values()];
}

/** Everybody destroys what is theirs; what cannot be destroyed at that moment is asked for again. */
async function destroyAll(world: World): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await settle(world, LONGEST_MINUTES);
    const { playgrounds } = look(world);
    if (playgrounds.length === 0) return;
    for (const { ownerId, name } of playgrounds) world.people.type(ownerId, `destroy ${name}`);
  }
  await settle(world, LONGEST_MINUTES);
}

function left(world: World): { invariant: string; detail: string }[] {
  const { live, playgrounds } = look(world);
  const rows = playgrounds.map(({ id, state }) => `${id} is ${state}`);
  return [...rows, ...live.map(({ kind, id }) => `${kind} ${id} is there`)].map((detail) => ({
    invariant: 'destroy always works, and leaves nothing',
    detail,
  }));
}
