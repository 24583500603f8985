import type { PlaygroundChanged } from '../../provisioner/contract/event.ts';
import { isFinished } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Slack } from '../slack/slack.ts';
import { isOperationTag, type Tag } from '../slack/tag.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { type HomeDeps, peopleOf, refreshHomes } from './home.ts';
import type { OperationSubject } from './subject.ts';
import { noticeSubject, operationSubject, type SubjectDeps } from './subjects.ts';

export type RedrawDeps = Omit<DeliverDeps, 'slack'> &
  SubjectDeps &
  Omit<HomeDeps, 'slack' | 'registry'> & {
    registry: SubjectDeps['registry'] & HomeDeps['registry'];
    slack: Pick<Slack, 'post' | 'find' | 'publishHome'>;
  };

/** What offers an address, or buttons for what may be over, beside the operations' own messages. */
const OFFERS = ['create', 'transferred', 'moved', 'expiring'];

/** After a change of a playground's own row: all that shows it is drawn again. */
export async function redrawPlayground(change: PlaygroundChanged, deps: RedrawDeps): Promise<void> {
  const { playgroundName, playgroundId, formerUsers } = change;
  const holder = await deps.registry.getPlayground(playgroundName);
  const playground = holder?.id === playgroundId ? holder : undefined;
  if (playground) await redrawMessages(playground, deps);
  for (const userId of formerUsers) await redrawFound(userId, playgroundId, [...OFFERS, 'shared'], deps);
  const people = playground ? peopleOf(playground) : [];
  await refreshHomes([...people, ...formerUsers], playgroundName, deps);
}

async function redrawMessages({ id, ownerId, createdBy, warnedBy }: Playground, deps: RedrawDeps): Promise<void> {
  const made = createdBy && (await deliver(operationSubject(createdBy, deps), deps, { redraw: true }));
  // Whoever it was given to has its address from the notice of that.
  if (made && made.to !== ownerId) await redrawFound(ownerId, id, ['transferred'], deps);
  if (warnedBy) await deliver(noticeSubject(warnedBy, ownerId, deps), deps, { redraw: true });
}

/** An operation as its message shows it. */
type Told = Pick<OperationSubject, 'operation' | 'playground'>;

/** When an operation begins or ends, the Homes that show its playground change. */
export async function refreshHomesOf({ operation, playground }: Told, deps: RedrawDeps): Promise<void> {
  if (!isFinished(operation) && operation.attempt > 0) return;
  const people = playground ? peopleOf(playground) : [];
  await refreshHomes([operation.ownerId, ...people], operation.playgroundName, deps);
}

/**
 * At an operation's turns, has the other messages about its playground written again: what offered an address and
 * credentials that are gone, and what was shared before there were any. A courtesy: where it does not work the log says
 * so, and nothing is tried again.
 */
export async function redrawOffers({ operation, playground }: Told, deps: RedrawDeps): Promise<void> {
  const { kind, state, attempt, ownerId, playgroundId } = operation;
  if (kind === 'destroy' && state === 'succeeded') return redrawFound(ownerId, playgroundId, OFFERS, deps);
  const isMade = kind === 'create' && state === 'succeeded';
  const isLeaving = kind === 'destroy' && state === 'queued' && attempt === 0;
  if (!isMade && !isLeaving) return;
  for (const share of playground?.sharedWith ?? [])
    if (share.kind === 'user') await redrawFound(share.id, playgroundId, ['shared'], deps);
}

/** The messages of these kinds about this playground in somebody's direct messages. */
async function redrawFound(userId: string, playgroundId: string, kinds: string[], deps: RedrawDeps): Promise<void> {
  try {
    const matches = (tag: Tag): boolean => kinds.includes(tag.kind) && tag.playground_id === playgroundId;
    for (const { tag } of await deps.slack.find(userId, matches)) {
      const read = isOperationTag(tag)
        ? operationSubject(tag.operation_id, deps)
        : noticeSubject(tag.notice_id, userId, deps);
      await deliver(read, deps, { redraw: true });
    }
  } catch (error) {
    deps.log.warn('A message still offers what was', { userId, playgroundId, kinds, error });
  }
}
