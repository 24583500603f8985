import type { Message } from '../../../bot/messages/message.ts';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { operation } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

export const failure = {
  code: 'IMAGE_NOT_FOUND',
  reason: 'The image web:1 is not there.',
  reference: 'ref-9',
} as const;
export const idOf = (index: number) => `op-${String(index).padStart(20, '0')}`;

/** Buttons and what menus offer, as `action operation`. */
export function pressableIn(message: Message | undefined): string[] {
  const elements = (message?.blocks ?? []).flatMap((block): unknown[] => {
    if (block.type === 'actions') return block.elements;
    return block.type === 'section' && block.accessory ? [block.accessory] : [];
  }) as { action_id: string; value?: string; options?: { value: string }[] }[];
  return elements.flatMap(({ action_id, value, options }) =>
    (options?.map((option) => option.value) ?? [value ?? '']).map(
      (each) => `${action_id} ${(JSON.parse(each) as { operation: string }).operation}`,
    ),
  );
}

/** Operations that fail and what the alerts channel shows of it. */
export function setUp() {
  const registry = fakeRegistry();
  const slack = fakeSlack();
  const { deps, time, count } = notifierDeps(registry, slack);
  async function happens(index: number, fields: Partial<Operation> = {}): Promise<void> {
    const { id } = operation({ id: idOf(index) });
    const name = `demo-${index}`;
    const requestedAt = NOW + index;
    const about = { id, playgroundName: name, playgroundId: `${name}-${index}`, requestedAt, attempt: 1 };
    const row = operation({ ...about, state: 'failed', ...fields });
    registry.operations.set(id, row.state === 'failed' ? { ...row, failure: fields.failure ?? failure } : row);
    await notify(snsEvent(topics.events, { type: 'operation-changed', operationId: id, sequence: 1 }), deps);
  }
  const alerts = () => slack.shown.filter(({ channel }) => channel === alertsChannel);
  const words = () => alerts().map(({ message }) => wordsOf(message));
  /** What can be pressed in the newest state of the first alert: what it does, and about which operation. */
  const pressable = () => pressableIn(alerts()[0]?.message);
  return { happens, alerts, words, pressable, registry, time, slack, deps, count };
}
