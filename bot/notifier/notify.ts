import type { Slack } from '../slack/slack.ts';
import { alertAlarm, alertCrash, alertFailure, alertUnknown } from './alerts.ts';
import { deliver } from './deliver.ts';
import { tellFollowUp } from './follow-up.ts';
import { type HomeDeps, publishHome } from './home.ts';
import { type NoticeDeps, tellNotice } from './notices.ts';
import { tellPersonLeft } from './owner-left.ts';
import { type Incoming, parseEvent, type Topics } from './parse.ts';
import { redrawOffers, redrawPlayground, refreshHomesOf } from './redraw.ts';
import { operationSubject } from './subjects.ts';

export type NotifyDeps = Omit<NoticeDeps, 'slack'> & {
  topics: Topics;
  slack: Omit<Slack, 'update'>;
  lookups: HomeDeps['lookups'];
  registry: NoticeDeps['registry'] & HomeDeps['registry'];
};

/** Shows what the records of one SNS event are about. Throws when something could not be told, so that SNS delivers again. */
export async function notify(event: unknown, given: NotifyDeps): Promise<void> {
  const deps = { ...given, refused: (userId: string) => tellPersonLeft(userId, given) };
  const works = parseEvent(event, deps.topics).flatMap((incoming) => worksOf(incoming, deps));
  // All are tried: one that cannot be told must not keep the others back.
  const results = await Promise.allSettled(works.map((work) => work()));
  const errors = results.filter((result) => result.status === 'rejected').map((result): unknown => result.reason);
  for (const error of errors) deps.log.error('Telling Slack broke', { error });
  if (errors.length > 0) throw new AggregateError(errors, `telling Slack: ${errors.length} of ${works.length} broke`);
}

function worksOf(incoming: Incoming, deps: NotifyDeps): (() => Promise<void>)[] {
  switch (incoming.kind) {
    case 'operation-changed': {
      const { operationId } = incoming;
      return [() => show(operationId, deps), () => tellAlertsChannel(operationId, deps)];
    }
    case 'playground-changed':
      return [() => redrawPlayground(incoming.change, deps)];
    case 'notice-changed':
      return [() => tellNotice(incoming.change.noticeId, deps)];
    case 'home-opened':
      return [() => publishHome(incoming.home.userId, deps, { page: incoming.home.page })];
    case 'person-left':
      return [() => tellPersonLeft(incoming.userId, deps)];
    case 'crash': {
      const { crash } = incoming;
      const { operationId } = crash;
      // The row may have changed without an event before the end.
      return [() => alertCrash(crash, deps), ...(operationId ? [() => show(operationId, deps)] : [])];
    }
    case 'alarm':
      return [() => alertAlarm(incoming.alarm, deps)];
    case 'foreign': {
      const { why, messageId } = incoming;
      deps.log.warn('Dropped a message that is not ours', { why, messageId });
      return messageId === undefined ? [] : [() => alertUnknown(why, messageId, deps)];
    }
  }
}

async function show(operationId: string, deps: NotifyDeps): Promise<void> {
  const shown = await deliver(operationSubject(operationId, deps), deps);
  if (!shown) return;
  await redrawOffers(shown, deps);
  await refreshHomesOf(shown, deps);
}

async function tellAlertsChannel(operationId: string, deps: NotifyDeps): Promise<void> {
  const operation = await deps.registry.getOperation(operationId);
  if (operation?.state === 'failed') await alertFailure(operation, deps);
  else if (operation) await tellFollowUp(operation, deps);
}
