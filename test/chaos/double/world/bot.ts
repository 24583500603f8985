import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createApp } from '../../../../bot/app.ts';
import { createHandler } from '../../../../bot/handler.ts';
import { createTokens } from '../../../../bot/tokens/store.ts';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import { SIGNING_SECRET } from '../../../bot/support/slack-request.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { Bus } from './bus.ts';
import type { LogDouble } from './log.ts';
import { lookups } from './lookups.ts';
import { CONSOLE, PRICES, SUMMARIES, TABLE } from './site.ts';

export interface BotParts {
  simulation: Simulation;
  table: DynamoDBDocumentClient;
  registry: Registry;
  bus: Bus;
  log: LogDouble;
  limits: { perOwner: number; total: number };
}

const HOUR = 3600;

/** What the bot's index.ts makes, gate and Bolt included, on clients in memory. */
export function botHandler({ simulation, table, registry, bus, log, limits }: BotParts) {
  const bolt = createApp({
    registry,
    invoke: bus.invoke,
    publish: bus.publish,
    lookups,
    lastLines: async () => ({ lines: [], containers: [] }),
    tokens: createTokens(table, TABLE),
    openModal: async () => undefined,
    respond: async () => undefined,
    templates: SUMMARIES,
    prices: PRICES,
    consolePlace: CONSOLE,
    limits,
    lifetimeSeconds: 4 * HOUR,
    maxLifetimeSeconds: 24 * HOUR,
    warningSeconds: HOUR / 2,
    admins: ['U0ADMIN01'],
    allowed: { teams: [], enterprises: [], channels: [], userGroups: [] },
    apiTokens: 'off',
    measureAck: () => undefined,
    log,
    clock: simulation.now,
  });
  return createHandler({ signingSecret: async () => SIGNING_SECRET, bolt, log, clock: simulation.now });
}
