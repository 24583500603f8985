import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { costByTemplate } from '../../../../bot/cost.ts';
import { createAlertBoard } from '../../../../bot/notifier/alert-board-dynamodb.ts';
import { notify } from '../../../../bot/notifier/notify.ts';
import { createUpdateCount } from '../../../../bot/notifier/update-count.ts';
import { createUpdate } from '../../../../bot/notifier/updates.ts';
import type { Slack } from '../../../../bot/slack/slack.ts';
import { readParameters } from '../../../../provisioner/contract/read-parameter.ts';
import { createPassword } from '../../../../provisioner/contract/read-password.ts';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import type { CloudClients } from '../cloud/clients.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { LogDouble } from './log.ts';
import { lookups } from './lookups.ts';
import { ALERTS_CHANNEL, ALERTS_TOPIC, CONSOLE, EVENTS_TOPIC, PRICES, SITE, SUMMARIES, TABLE } from './site.ts';

export interface NotifierParts {
  simulation: Simulation;
  clients: CloudClients;
  table: DynamoDBDocumentClient;
  registry: Registry;
  slack: Slack;
  log: LogDouble;
}

const RESERVE_MS = 10_000;

/** What the notifier's index.ts makes, on clients in memory. */
export function notifierHandler({ simulation, clients, table, registry, slack, log }: NotifierParts) {
  const { now: clock, wait: sleep } = simulation;
  const deps = {
    registry,
    board: createAlertBoard(table, TABLE),
    slack,
    lookups,
    password: createPassword(readParameters(clients.ssm), SITE.credentialsPrefix),
    costOf: costByTemplate(SUMMARIES, PRICES),
    alertsChannel: ALERTS_CHANNEL,
    topics: { events: EVENTS_TOPIC, alerts: ALERTS_TOPIC },
    consolePlace: CONSOLE,
    notice: undefined,
    clock,
    sleep,
    log,
  };
  const count = createUpdateCount(table, TABLE);
  return (event: unknown, { remainingMs }: { remainingMs(): number }): Promise<void> => {
    const deadline = clock() + remainingMs() - RESERVE_MS;
    const update = createUpdate({ ...deps, count, random: simulation.random.next, deadline });
    return notify(event, { ...deps, update });
  };
}
