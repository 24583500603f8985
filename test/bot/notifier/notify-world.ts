import type { Operation } from '../../../provisioner/contract/operation.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, operation } from '../support/rows.ts';

export const { id } = operation();
export const failure = {
  code: 'IMAGE_NOT_FOUND',
  reason: 'The image web:1 is not there.',
  reference: 'ref-9',
} as const;

export const changed = (operationId = id) =>
  snsEvent(topics.events, { type: 'operation-changed', operationId, sequence: 1 });
export const crashed = (requestPayload: unknown, errorMessage = 'Task timed out after 900.00 seconds') =>
  snsEvent(topics.alerts, {
    requestContext: { requestId: 'req-1', condition: 'RetriesExhausted' },
    requestPayload,
    responsePayload: { errorType: 'Sandbox.Timedout', errorMessage },
  });

/** The notifier with these operations, and what it has said. */
export function setUp(...rows: Partial<Operation>[]) {
  const registry = fakeRegistry({ operations: rows.map((row) => operation(row)) });
  const slack = fakeSlack();
  const { deps, log } = notifierDeps(registry, slack);
  const alerts = () =>
    slack.shown.filter(({ channel }) => channel === alertsChannel).map(({ message }) => wordsOf(message));
  const direct = () =>
    slack.shown.filter(({ channel }) => channel === `D${ADA}`).map(({ message }) => wordsOf(message));
  return { deps, registry, slack, log, alerts, direct };
}
