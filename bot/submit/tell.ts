import type { Event } from '../../provisioner/contract/event.ts';
import { noticeId } from '../../provisioner/contract/name.ts';
import type { Notice } from '../../provisioner/contract/notice.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { noticeChanged, operationChanged, playgroundChanged } from '../../provisioner/contract/publish.ts';
import { type Budget, overBudget } from '../budget.ts';
import type { Asker, SubmitDeps } from './deps.ts';

type TellDeps = Pick<SubmitDeps, 'publish' | 'log'> & { registry: Pick<SubmitDeps['registry'], 'putNotice'> };

/** What is left of the budget may be used up by the topic; the change itself is done. */
const PUBLISH_MS = 500;

/** Lets everything that shows the playground be drawn again. @param formerUsers whose App Home loses it */
export async function tellChanged(
  playground: Pick<Playground, 'name' | 'id'>,
  budget: Budget,
  deps: Pick<TellDeps, 'publish' | 'log'>,
  formerUsers: string[] = [],
): Promise<void> {
  await tell(playgroundChanged(playground, formerUsers), budget, deps);
}

/** Lets whatever shows an operation be drawn again, because somebody saw it out of date. A courtesy. */
export async function tellStale(
  operationId: string,
  budget: Budget,
  deps: Pick<TellDeps, 'publish' | 'log'> & { registry: Pick<SubmitDeps['registry'], 'getOperation'> },
): Promise<void> {
  const operation = await budget.within(deps.registry.getOperation(operationId));
  if (operation !== overBudget && operation) await tell(operationChanged(operation), budget, deps);
}

/**
 * Writes the message that somebody gets because of a request, once for each request. A notice whose event is lost is
 * shown by the sweeper.
 */
export async function notify(
  kind: Extract<Notice['kind'], 'shared' | 'transferred'>,
  to: string,
  { name, id }: Pick<Playground, 'name' | 'id'>,
  { requestKey, requestedAt }: Asker,
  budget: Budget,
  deps: TellDeps,
): Promise<void> {
  const notice: Notice = {
    id: noticeId(kind, id, to, requestKey),
    kind,
    playgroundName: name,
    playgroundId: id,
    to,
    createdAt: requestedAt,
    sequence: 1,
  };
  try {
    if ((await budget.within(deps.registry.putNotice(notice))) === overBudget) {
      deps.log.warn('A notice was not known to be written in time', { noticeId: notice.id });
    }
  } catch (error) {
    deps.log.error('A notice could not be written: nobody will show it', { noticeId: notice.id, kind, error });
    return;
  }
  await tell(noticeChanged(notice), budget, deps);
}

async function tell(event: Event, budget: Budget, { publish, log }: Pick<TellDeps, 'publish' | 'log'>): Promise<void> {
  try {
    const signal = AbortSignal.timeout(Math.min(PUBLISH_MS, budget.remaining()));
    if ((await budget.within(publish(event, signal))) !== overBudget) return;
    log.warn('The events topic was not told in time', { event });
  } catch (error) {
    log.warn('The events topic could not be told', { event, error });
  }
}
