import { type AlertDeps, alertAlarm, alertCrash, alertFailure } from './alerts.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { type Incoming, parseEvent, type Topics } from './parse.ts';
import { retireCreate } from './retire.ts';

export type NotifyDeps = DeliverDeps &
  AlertDeps & { topics: Topics; registry: DeliverDeps['registry'] & AlertDeps['registry'] };

/** Shows what the records of one SNS event are about. Throws when something could not be told, so that SNS delivers again. */
export async function notify(event: unknown, deps: NotifyDeps): Promise<void> {
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
      return [() => show(operationId, deps), () => alertFailure(operationId, deps)];
    }
    case 'crash': {
      const { crash } = incoming;
      const { operationId } = crash;
      // The row may have changed without an event before the end.
      return [() => alertCrash(crash, deps), ...(operationId ? [() => show(operationId, deps)] : [])];
    }
    case 'alarm':
      return [() => alertAlarm(incoming.alarm, deps)];
    case 'foreign':
      deps.log.warn('Dropped a message that is not ours', { why: incoming.why });
      return [];
  }
}

async function show(operationId: string, deps: NotifyDeps): Promise<void> {
  const operation = await deliver(operationId, deps);
  if (operation) await retireCreate(operation, deps);
}
