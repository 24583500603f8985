import { PASSWORD_MARK } from '../../../../provisioner/contract/password.ts';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import { createRegistry } from '../../../../provisioner/contract/registry-dynamodb/index.ts';
import type { RunDeps } from '../../../../provisioner/run/run-context.ts';
import {
  type FakeDeadLetters,
  failedInvocation,
  fakeDeadLetters,
} from '../../../provisioner/sweeper/redrive/support.ts';
import { cloudClients } from '../cloud/clients.ts';
import { tableDouble } from '../cloud/dynamodb.ts';
import type { Row } from '../cloud/expressions.ts';
import { emptyResources, makers, type Resources } from '../cloud/resources.ts';
import { createSimulation, type Simulation } from '../simulation/simulation.ts';
import { botHandler } from './bot.ts';
import { createBus } from './bus.ts';
import { crashRecord } from './crash-record.ts';
import { type FunctionDouble, functionDouble } from './functions.ts';
import { type LogDouble, logDouble } from './log.ts';
import { notifierHandler } from './notifier.ts';
import { type People, people } from './people.ts';
import { provisionerHandler } from './provisioner.ts';
import { ALERTS_TOPIC, TABLE } from './site.ts';
import { slackDouble, type Workspace } from './slack.ts';
import { sweeperHandler } from './sweeper.ts';
import { turns } from './turns.ts';

/** The whole product in one process: its real code on doubles of Slack, AWS, the engine and time. */
export interface World {
  simulation: Simulation;
  /** To be looked at, and to be spoilt. */
  resources: Resources;
  rows: Map<string, Row>;
  workspace: Workspace;
  log: LogDouble;
  /** The registry as an onlooker asks it: at once, and whatever is broken. */
  registry: Registry;
  people: People;
  functions: { provisioner: FunctionDouble; notifier: FunctionDouble; sweeper: FunctionDouble };
  /** Events that were given up after all tries. */
  letters: FakeDeadLetters;
  /** What the topics carried. */
  events: string[];
}

export interface WorldOptions {
  seed: number;
  /** How often an async invoke or a message of a topic is delivered. */
  copies?: () => number;
  limits?: { perOwner: number; total: number };
  /** Provisioners side by side. */
  concurrency?: number;
  /** Operations side by side, where the registry counts them. */
  operationsAtOnce?: number | undefined;
  /** Breaks or changes what the provisioner works with. */
  change?: (deps: RunDeps) => RunDeps;
  /** Changes each write that reaches the table, before it is looked at: takes a condition away. */
  spoil?: (write: Record<string, unknown>) => void;
}

export const START_MS = 1_800_000_000_000;
const MINUTE_MS = 60_000;

export function createWorld({
  seed,
  copies = () => 1,
  limits = { perOwner: 3, total: 200 },
  concurrency = 100,
  operationsAtOnce,
  change,
  spoil,
}: WorldOptions): World {
  const simulation = createSimulation(seed, START_MS);
  const { call, now, random } = simulation;
  const resources = emptyResources();
  const make = makers(resources, now, () => 4_000 + random.below(20_000));
  const clients = cloudClients(resources, now, call);
  const tables = tableDouble(spoil);
  const table = tables.client(call);
  const registry = createRegistry(table, TABLE);
  const { workspace, slack } = slackDouble(call);
  const log = logDouble(now, (text) => text.includes(PASSWORD_MARK));
  const seconds = (): number => Math.floor(now() / 1000);
  const letters = fakeDeadLetters(seconds);
  const events: string[] = [];

  const inTurn = turns(table, operationsAtOnce, { seconds, log });
  const to = { notifier: () => functions.notifier, provisioner: () => functions.provisioner };
  const bus = inTurn.bus(createBus(simulation, to, events));
  const parts = { inTurn, simulation, resources, make, clients, registry, bus, log, table, slack, limits };
  const functions: World['functions'] = {
    provisioner: functionDouble(
      simulation,
      {
        name: 'provisioner',
        handler: provisionerHandler(parts, change),
        timeoutMs: 15 * MINUTE_MS,
        retries: 0,
        concurrency,
        failed: (requestPayload, errorMessage) => bus.deliver(ALERTS_TOPIC, crashRecord(requestPayload, errorMessage)),
      },
      copies,
    ),
    notifier: functionDouble(
      simulation,
      {
        name: 'notifier',
        handler: notifierHandler(parts),
        timeoutMs: 1.5 * MINUTE_MS,
        retries: 2,
        concurrency: 10,
        failed: (payload) => letters.add(failedInvocation(payload, seconds())),
      },
      copies,
    ),
    sweeper: functionDouble(
      simulation,
      {
        name: 'sweeper',
        handler: sweeperHandler({ ...parts, letters, tell: (event) => functions.notifier.ask(event) }),
        timeoutMs: 50_000,
        retries: 0,
        concurrency: 2,
        failed: (_payload, why) => log.error('The sweep broke.', { why }),
      },
      () => 1,
    ),
  };
  const sweepEachMinute = (): void => {
    functions.sweeper.invoke({});
    simulation.later(MINUTE_MS, sweepEachMinute);
  };
  simulation.later(MINUTE_MS, sweepEachMinute);

  return {
    simulation,
    resources,
    rows: tables.rows,
    workspace,
    log,
    registry: createRegistry(
      tables.client(async (_label, act) => act()),
      TABLE,
    ),
    people: people(simulation, botHandler(parts)),
    functions,
    letters,
    events,
  };
}
