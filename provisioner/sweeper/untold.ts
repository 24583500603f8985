import type { Event } from '../contract/event.ts';
import { retellTime } from '../contract/lifetime.ts';
import { isFinished } from '../contract/operation.ts';
import { noticeChanged, operationChanged, type PublishEvent } from '../contract/publish.ts';
import type { Due, Messages } from '../contract/registry.ts';

export interface UntoldDeps {
  registry: Pick<Messages, 'tellAgain'>;
  publish: PublishEvent;
  log: { info(message: string, details: Record<string, unknown>): void };
}

/**
 * What nobody has shown, though it should have been a while ago: its event was lost, or Slack does not take it. Each is
 * told again when it is acted on, and then at ever longer intervals.
 * @param now epoch seconds
 */
export function untold(due: Pick<Due, 'operations' | 'notices'>, deps: UntoldDeps, now: number) {
  const { registry, publish, log } = deps;
  const again = (id: string, event: Event, since: number) => ({
    id,
    async act(): Promise<void> {
      await publish(event);
      await registry.tellAgain(id, retellTime(now, since));
      log.info('Nobody has shown it: told again.', { id });
    },
  });
  return [
    ...due.operations
      .filter(isFinished)
      .map((operation) => again(operation.id, operationChanged(operation), operation.finishedAt ?? now)),
    ...due.notices.map((notice) => again(notice.id, noticeChanged(notice), notice.createdAt)),
  ];
}
