import { LIST_LIMIT } from '../../../bot/answers/list-limit.ts';
import { sharedWith } from '../../../bot/channels.ts';
import { type HomeDeps, publishHome } from '../../../bot/notifier/home.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { measureGauges } from '../../../provisioner/sweeper/gauges.ts';
import { sweep } from '../../../provisioner/sweeper/sweep.ts';
import { registryTable } from '../../support/registry-table.ts';
import type { Pair, Table } from '../frame/figures.ts';
import { withUnit } from '../frame/units.ts';
import { inTurns, timed } from '../in-turns.ts';
import { median } from '../percentile.ts';
import { countReads } from '../registry/count-reads.ts';
import { ownerOf, writePlaygrounds } from '../registry/many-playgrounds.ts';

const SIZES = ['10', '1000', '10000'] as const;
type Size = (typeof SIZES)[number];
/** As many for whoever asks, however many there are of others. */
const OWN = 10;
const NOW = 1_800_000_000;
/** Names have one digit more, and a row so many bytes. */
const AS_MUCH = 1.05;
const CHANNELS = ['C0CHANNEL1', 'C0CHANNEL2', 'C0CHANNEL3'];

type Act = () => Promise<unknown>;

/** What people and the clock ask of the registry, in tables of 10, 1,000 and 10,000 playgrounds in turns. */
export async function registryGrowth(endpoint: string, rounds: number): Promise<{ pairs: Pair[]; table: Table }> {
  const made = await Promise.all(SIZES.map((size) => actsIn(endpoint, Number(size))));
  const bySize = Object.fromEntries(SIZES.map((size, at) => [size, made[at]])) as Record<
    Size,
    Awaited<ReturnType<typeof actsIn>>
  >;
  const pairs: Pair[] = [];
  const rows: string[][] = [];
  for (const what of Object.keys(bySize['10'].acts)) {
    const contenders = Object.fromEntries(
      SIZES.map((size) => [size, () => measured(bySize[size].acts[what] as Act, bySize[size].reads)]),
    ) as Record<Size, () => ReturnType<typeof measured>>;
    const samples = await inTurns(contenders, rounds);
    const units = (size: Size): number[] => samples[size].map((sample) => sample.units);
    const ms = (size: Size): number[] => samples[size].map((sample) => sample.ms);
    pairs.push({
      what: `${what}, with 10,000: read units`,
      unit: 'count',
      ours: units('10000'),
      against: 'with 1,000',
      theirs: units('1000'),
      goal: AS_MUCH,
    });
    rows.push([
      what,
      ...SIZES.map((size) => `${withUnit(median(units(size)), 'count')}, ${withUnit(median(ms(size)), 'ms')}`),
    ]);
  }
  await Promise.all(made.map(({ remove }) => remove()));
  const title =
    'Read capacity units and time by how many playgrounds there are, of which ten are of the person who asks';
  return { pairs, table: { title, head: ['', '10', '1,000', '10,000'], rows } };
}

async function measured(act: Act, reads: ReturnType<typeof countReads>): Promise<{ ms: number; units: number }> {
  reads();
  const ms = await timed(act);
  return { ms, units: reads().units };
}

async function actsIn(endpoint: string, playgrounds: number) {
  const { client, table, remove } = await registryTable(endpoint);
  const many = { playgrounds, owners: playgrounds / OWN, now: NOW, due: 0 };
  await writePlaygrounds(client, table, many);
  const reads = countReads(client);
  const registry = createRegistry(client, table);
  const person = ownerOf(0, many);
  const nothing = async (): Promise<void> => undefined;
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const home = { publishHome: nothing } as HomeDeps['slack'];
  let created = 0;
  const acts: Record<string, Act> = {
    async 'create, its claim'() {
      created += 1;
      const request = { name: `new-${created}`, ownerId: 'U0NEWONE1', template: 'sample', requestedAt: NOW };
      const times = { lifetimeSeconds: 3600, warningSeconds: 600, requestKey: crypto.randomUUID() };
      const { outcome } = await registry.claimCreate({ ...request, ...times }, { perOwner: 9999, total: 99_999 });
      if (outcome !== 'claimed') throw new Error(`a claim of the bench ended as ${outcome}`);
    },
    list: async () => [await registry.listByOwner(person), await sharedWith(person, new Set(CHANNELS), registry)],
    'list all': () => registry.listAll(LIST_LIMIT + 1),
    Home: () =>
      publishHome(person, {
        registry,
        slack: home,
        lookups: { channelsOf: async () => new Set(CHANNELS) },
        log: silent,
      }),
    sweep: () => sweep({ registry, invoke: nothing, publish: nothing, log: silent }, NOW - 1),
    "the sweep's gauges": () =>
      measureGauges({
        registry,
        templates: { default: { cpu: 256, memory: 512 } },
        prices: { vcpuHour: 1, gbHour: 1, publicAddressHour: 1 },
        measure: () => undefined,
      }),
  };
  return { acts, reads, remove };
}
