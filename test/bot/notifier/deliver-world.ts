import { expect } from 'vitest';
import { type DeliverDeps, deliver as deliverSubject } from '../../../bot/notifier/deliver.ts';
import { operationSubject, type SubjectDeps } from '../../../bot/notifier/subjects.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack } from '../support/fake-slack.ts';
import { notifierDeps } from '../support/notifier-deps.ts';
import { operation } from '../support/rows.ts';

export const { id } = operation();
export const deliver = (operationId: string, deps: DeliverDeps & SubjectDeps) =>
  deliverSubject(operationSubject(operationId, deps), deps);

/** A registry with this operation, and a Slack that has shown nothing yet. */
export function setUp(row: Partial<Operation> = {}, playgrounds: Playground[] = []) {
  const registry = fakeRegistry({ operations: [operation(row)], playgrounds });
  const slack = fakeSlack();
  const { deps, time, count } = notifierDeps(registry, slack);
  const change = (fields: Partial<Operation>): void => {
    const now = registry.operations.get(id) ?? operation();
    registry.operations.set(id, { ...now, ...fields, sequence: now.sequence + 1 });
  };
  return { deps, registry, slack, change, time, count };
}

/** The text of the only message. */
export const only = (slack: ReturnType<typeof fakeSlack>) => {
  expect(slack.shown).toHaveLength(1);
  return slack.shown[0]?.message.text ?? '';
};
