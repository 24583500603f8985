import { notify } from '../../../bot/notifier/notify.ts';
import type { Notice } from '../../../provisioner/contract/notice.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, notice, operation, playground } from '../support/rows.ts';

export const { id } = notice();

/** The notifier with a notice, and what it has said. */
export function setUp(
  row: { to?: string | undefined } & Partial<Omit<Notice, 'to'>> = {},
  playgrounds: Playground[] = [playground({ warnedBy: id })],
) {
  const registry = fakeRegistry({ playgrounds, operations: [operation({ state: 'succeeded' })] });
  registry.notices.set(id, notice({ to: ADA, ...row }));
  const slack = fakeSlack();
  const { deps, log, board } = notifierDeps(registry, slack);
  const tell = (noticeId = id) =>
    notify(snsEvent(topics.events, { type: 'notice-changed', noticeId, sequence: 1 }), deps);
  const playgroundChanged = (fields: Partial<Playground>, formerUsers: string[] = []) => {
    const before = registry.playgrounds.get('demo') ?? playground();
    registry.playgrounds.set('demo', { ...before, ...fields, revision: (before.revision ?? 0) + 1 });
    const { name: playgroundName, id: playgroundId } = before;
    return notify(
      snsEvent(topics.events, { type: 'playground-changed', playgroundName, playgroundId, formerUsers }),
      deps,
    );
  };
  const said = (channel: string) =>
    slack.shown.filter((one) => one.channel === channel).map(({ message }) => wordsOf(message));
  return { deps, registry, slack, log, board, tell, playgroundChanged, said };
}
