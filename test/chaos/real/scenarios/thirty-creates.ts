import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario } from '../../scenario.ts';
import { type Functions, startFunctions } from '../functions.ts';
import { grown, leftFolders } from '../invariants/grown.ts';
import { look, seeAll } from '../invariants/look.ts';
import { type Violation, workspaceMiscounted } from '../invariants/resources.ts';
import { beginLife, type Life, SECRET } from '../life.ts';
import { type AwsProxy, startProxy } from '../proxy/proxy.ts';
import { type RealWorld, realWorld } from '../world.ts';

const PLAYGROUNDS = { short: 2, long: 30 };
/** Lambda environments: as many as two cores carry. */
const FUNCTIONS = 2;

/** Thirty people create at once and then destroy at once, and each invoke comes twice. Two warm functions do all of it. */
export const thirtyCreates: Scenario = {
  name: 'thirty-creates',
  async run({ seed, short, log }) {
    const world = await realWorld(log);
    const proxies = await Promise.all(Array.from({ length: FUNCTIONS }, () => startProxy(world.endpoint, SECRET)));
    // Of their own, so that what they leave in it is seen.
    const TMPDIR = await mkdtemp(join(world.folder, 'functions-'));
    const functions = startFunctions(
      world.bundles.warmFunction,
      proxies.map(({ endpoint }) => ({ ...world.envBy(endpoint), TMPDIR })),
    );
    const count = short ? PLAYGROUNDS.short : PLAYGROUNDS.long;
    const lives = await Promise.all(Array.from({ length: count }, () => beginMany(world, functions)));
    try {
      const violations = [
        ...(await together(world, lives, 'create', log)),
        ...(await together(world, lives, 'destroy', log)),
      ];
      violations.push(...leaked(proxies), ...grown(functions.courses, log), ...(await leftFolders(TMPDIR)));
      const faults = 2 * count;
      const replay = `npm run chaos -- --only thirty-creates --seed ${seed}`;
      const broken = violations.map((violation) => ({ ...violation, replay }));
      return { faults, survived: Math.max(0, faults - broken.length), broken };
    } finally {
      await functions.stop();
      await Promise.all([...proxies, ...lives].map(({ stop }) => stop()));
      await world.stop();
    }
  },
};

async function beginMany(world: RealWorld, { run }: Functions): Promise<Life> {
  const life = await beginLife(world, `many${world.serial()}`, run);
  life.deliveries = 2;
  return life;
}

async function together(world: RealWorld, lives: Life[], act: 'create' | 'destroy', log: (line: string) => void) {
  const began = Date.now();
  await Promise.all(lives.map((life) => life[act]()));
  log(`${lives.length} at once, ${act}: ${Math.round((Date.now() - began) / 1000)} s`);
  const looks: Violation[] = [];
  for (const life of lives) looks.push(...(await look(world, life)));
  const { rows } = await seeAll(world);
  const there = rows.filter(({ pk, state }) => pk.startsWith('PLAYGROUND#') && state === 'ready').length;
  const expected = act === 'create' ? lives.length : 0;
  if (there !== expected)
    looks.push({ invariant: 'none lost, none doubled', detail: `${there} are ready, not ${expected}` });
  return [...looks, ...workspaceMiscounted(rows)];
}

function leaked(proxies: AwsProxy[]): Violation[] {
  return proxies.flatMap(({ leaks }) =>
    leaks.map((detail) => ({ invariant: 'no credential goes anywhere but to SSM', detail })),
  );
}
