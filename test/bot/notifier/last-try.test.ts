import { expect, test } from 'vitest';
import { deliver } from '../../../bot/notifier/deliver.ts';
import { operationSubject } from '../../../bot/notifier/subjects.ts';
import { expiryRequestKey, requestIds } from '../../../provisioner/contract/name.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack } from '../support/fake-slack.ts';
import { notifierDeps } from '../support/notifier-deps.ts';
import { operation } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

/** A destroy that left something, and the sweeper's try after it, which removed that. */
function tries({ inOneMessage }: { inOneMessage: boolean }) {
  const failure = { code: 'NOT_REMOVED' as const, reason: 'Something of it is still there.', reference: 'op-1' };
  const ended = { kind: 'destroy' as const, finishedAt: NOW };
  const first = operation({ ...ended, state: 'failed', failure, sequence: 5 });
  const { operationId } = requestIds(expiryRequestKey({ id: first.playgroundId, operationId: first.id }));
  const second = operation({
    ...ended,
    id: operationId,
    cause: 'expired',
    state: 'succeeded',
    receiptAt: NOW,
    sequence: 4,
  });
  const registry = fakeRegistry({ operations: [first, second] });
  const slack = fakeSlack();
  const { deps } = notifierDeps(registry, slack);
  const tell = (id: string) => deliver(operationSubject(id, deps), deps);
  const share = (): void => {
    const { message } = registry.operations.get(first.id) ?? {};
    if (inOneMessage && message) registry.operations.set(second.id, { ...second, message });
  };
  return { first, second, registry, slack, tell, share };
}

test('a late event of an earlier try shows what the last one came to, and is told with it', async () => {
  const { first, second, registry, slack, tell, share } = tries({ inOneMessage: true });
  await tell(first.id);
  share();
  await tell(second.id);
  await tell(first.id);
  expect(slack.shown).toMatchObject([{ tag: { operation_id: second.id, state: 'succeeded' } }]);
  expect(slack.shown[0]?.message.text).toContain('0 resources left');
  expect(registry.operations.get(first.id)?.shownSequence).toBe(first.sequence);
  expect(registry.operations.get(second.id)?.shownSequence).toBe(second.sequence);
});

test('a try that has a message of its own leaves the earlier one what it says', async () => {
  const { first, second, slack, tell, share } = tries({ inOneMessage: false });
  await tell(first.id);
  share();
  await tell(second.id);
  await tell(first.id);
  expect(slack.shown).toMatchObject([{ tag: { operation_id: first.id } }, { tag: { operation_id: second.id } }]);
});
