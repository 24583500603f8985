import type { Notice } from '../../provisioner/contract/notice.ts';
import { noticeMessage } from '../messages/notice.ts';
import { mention } from '../messages/text.ts';
import { type AlertDeps, gather, reply, secondsNow } from './alerts.ts';
import { deliver } from './deliver.ts';
import { type OwnerLeftDeps, tellWhereOwnerLeft } from './owner-left.ts';
import { closeThread } from './solved.ts';
import { noticeSubject, type SubjectDeps } from './subjects.ts';

export type NoticeDeps = AlertDeps &
  OwnerLeftDeps &
  SubjectDeps & { registry: AlertDeps['registry'] & SubjectDeps['registry'] };

/** Shows a notice: to a person, or to the alerts channel where it names nobody. */
export async function tellNotice(noticeId: string, deps: NoticeDeps): Promise<void> {
  const notice = await deps.registry.getNotice(noticeId);
  if (!notice) {
    deps.log.warn('Nothing to show: there is no such row', { what: 'notice', id: noticeId });
    return;
  }
  if (notice.to !== undefined) {
    await deliver(noticeSubject(noticeId, notice.to, deps), deps);
    if (notice.kind === 'expiring') await tellWhereOwnerLeft(notice, deps);
  } else if (notice.shownSequence === undefined || notice.shownSequence < notice.sequence) {
    await tellAlerts(notice, deps);
  }
}

const DOWN = 'A playground is down.';

/** `down` opens a thread of the alerts channel, `recovered` ends it; each is told once. */
async function tellAlerts(notice: Notice, deps: NoticeDeps): Promise<void> {
  const { id, kind, playgroundName: name, playgroundId } = notice;
  const holder = await deps.registry.getPlayground(name);
  const playground = holder?.id === playgroundId ? holder : undefined;
  const message = noticeMessage({ notice, playground, password: undefined, addressNotice: undefined });
  const thread = await deps.board.getThread(name);
  if (kind === 'recovered') {
    await closeThread(name, message, deps);
  } else if (thread && thread.playgroundId === playgroundId) {
    await reply(thread.group, message, { notice }, deps);
  } else {
    const owner = playground ? ` of ${mention(playground.ownerId)}` : '';
    const entry = { id, line: `*${name}*${owner}` };
    const group = await gather(DOWN, entry, message, notice.createdAt, deps);
    await deps.board.openThread({ name, playgroundId, cause: DOWN, group }, secondsNow(deps));
  }
  await deps.registry.shown(id, notice.sequence);
}
