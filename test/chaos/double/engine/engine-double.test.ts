import { afterEach, beforeEach, describe } from 'vitest';
import { awsInventory } from '../../../../provisioner/inventory/inventory.ts';
import { awsLeftovers } from '../../../../provisioner/inventory/leftovers.ts';
import { stateFiles } from '../../../../provisioner/state/files.ts';
import { type ContractWorld, engineContract } from '../../../provisioner/engine/engine-contract.ts';
import { sampleSpec } from '../../../provisioner/support/samples.ts';
import { cloudClients } from '../cloud/clients.ts';
import { emptyResources, makers } from '../cloud/resources.ts';
import { createSimulation, type Simulation } from '../simulation/simulation.ts';
import { SITE, STATE_URL } from '../world/site.ts';
import { stateKey } from './checkpoint.ts';
import { engineDouble } from './engine-double.ts';

const START = 1_800_000_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;
let simulation: Simulation;
let world: ContractWorld;

beforeEach(() => {
  simulation = createSimulation(1, START);
  const { now, call, wait } = simulation;
  const resources = emptyResources();
  const { groups, definitions, services, objects } = resources;
  const make = makers(resources, now, () => 1000);
  const clients = cloudClients(resources, now, call);
  const state = stateFiles(clients.s3, STATE_URL, now);
  const inventory = awsInventory(clients, SITE, state);
  world = {
    engine: ({ unending = false, deadlines } = {}) =>
      engineDouble({
        ...{ simulation, resources, make, clients },
        ...(unending && { program: 'unending' }),
        ...(deadlines && { deadlines }),
      }),
    leftovers: awsLeftovers(clients, SITE, inventory.tagged, wait, now),
    state,
    async existing(id) {
      const isLive = services.has(id) && services.get(id)?.deletedAt === undefined;
      return [
        ...(isLive ? ['service'] : []),
        ...[...groups.values()].filter(({ name }) => name === id).map(() => 'security group'),
        ...[...definitions.values()]
          .filter(({ family, status }) => family === id && status === 'ACTIVE')
          .map(() => 'task definition'),
      ];
    },
    stateKeys: async (id) => [...objects.keys()].filter((key) => key.includes(`/${id}`)),
    async setState(id, text) {
      objects.set(stateKey(id), text);
    },
    async makeServiceUnknownToStacks(id) {
      make.service(sampleSpec({ id }), 'another group', 'another definition');
    },
  };
});
afterEach(() => simulation.close());

/** A test's body in the simulated time. */
async function simulated(body: () => Promise<void>): Promise<void> {
  let isOver = false;
  const running = body().finally(() => {
    isOver = true;
  });
  // Told below; until then nobody may be there to hear of it.
  running.catch(() => undefined);
  await simulation.run(START + DAY_MS, () => isOver);
  await running;
}

describe("the engine's double", () => engineContract(() => world, simulated));
