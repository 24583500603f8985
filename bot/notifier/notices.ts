import type { Notice, NoticeKind } from '../../provisioner/contract/notice.ts';
import { logsButton } from '../messages/buttons.ts';
import { noticeMessage } from '../messages/notice.ts';
import { downCause, downLine } from '../messages/notices/down.ts';
import { moment } from './alert-board.ts';
import type { AlertDeps } from './alerts.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { type OwnerLeftDeps, tellWhereOwnerLeft } from './owner-left.ts';
import { noticeSubject, type SubjectDeps } from './subjects.ts';
import { endKnownTrouble, gather, tellEndingTrouble } from './trouble.ts';

export type NoticeDeps = AlertDeps &
  DeliverDeps &
  OwnerLeftDeps &
  SubjectDeps & { registry: AlertDeps['registry'] & SubjectDeps['registry'] };

/** Shows a notice: to a person, or to the alerts channel where it names nobody. */
export async function tellNotice(noticeId: string, deps: NoticeDeps): Promise<void> {
  const notice = await deps.registry.getNotice(noticeId);
  if (!notice) {
    deps.log.warn('Nothing to show: there is no such row', { what: 'notice', id: noticeId });
    return;
  }
  const cause = GATHERED[notice.kind];
  if (cause !== undefined) return tellGathered(notice, cause, deps);
  if (notice.to !== undefined) {
    await deliver(noticeSubject(noticeId, notice.to, deps), deps);
    if (notice.kind === 'expiring') await tellWhereOwnerLeft(notice, deps);
  } else if (notice.shownSequence === undefined || notice.shownSequence < notice.sequence) {
    await tellAlerts(notice, deps);
  }
}

/** What the alerts channel is told with others of its kind, and what has no end that would be told. */
const GATHERED: Partial<Record<NoticeKind, string>> = {
  unreadable: 'The registry has rows that cannot be read.',
  leftovers: 'Something is there that no playground has.',
  unchecked: 'What is left over cannot be found out.',
};

async function tellGathered(notice: Notice, cause: string, deps: NoticeDeps): Promise<void> {
  const { id, sequence, shownSequence, createdAt, playgroundName, playgroundId } = notice;
  if (shownSequence !== undefined) return;
  const holder = playgroundId === '' ? undefined : await deps.registry.getPlayground(playgroundName);
  const playground = holder?.id === playgroundId ? holder : undefined;
  const message = noticeMessage({ notice, playground, password: undefined, addressNotice: undefined });
  await gather(cause, { id, line: message.text }, message, createdAt, deps);
  await deps.registry.shown(id, sequence, { isLast: true, at: secondsOf(deps) });
}

/** `down` opens a thread of the alerts channel, `recovered` ends it; each is told once. */
async function tellAlerts(notice: Notice, deps: NoticeDeps): Promise<void> {
  const { id, kind, playgroundName: name, playgroundId, createdAt: at } = notice;
  const holder = await deps.registry.getPlayground(name);
  const playground = holder?.id === playgroundId ? holder : undefined;
  const message = noticeMessage({ notice, playground, password: undefined, addressNotice: undefined });
  const since = moment({ requestedAt: at, attempt: 0 }, kind === 'recovered' ? 'finished' : 'broken-off');
  if (kind === 'recovered') {
    await endKnownTrouble(name, since, message, deps);
  } else {
    const press = playground && { name, button: logsButton(playground) };
    const entry = { id, line: downLine({ notice, playground }), ...(press && { press }) };
    await tellEndingTrouble(
      { name, playgroundId, cause: downCause(notice), entry, message, since, at, isRepeated: false },
      deps,
    );
  }
  await deps.registry.shown(id, notice.sequence, { isLast: true, at: secondsOf(deps) });
}

function secondsOf({ clock }: Pick<NoticeDeps, 'clock'>): number {
  return Math.floor(clock() / 1000);
}
