import { vi } from 'vitest';
import { costByTemplate } from '../../../bot/cost.ts';
import type { NotifyDeps } from '../../../bot/notifier/notify.ts';
import { createUpdate, type UpdateCount } from '../../../bot/notifier/updates.ts';
import { fakeLookups } from './answer-deps.ts';
import { fakeAlertBoard } from './fake-alert-board.ts';
import { fakeLog } from './fake-log.ts';
import type { FakeRegistry } from './fake-registry.ts';
import type { FakeSlack } from './fake-slack.ts';
import { PRICES, TEMPLATES } from './rows.ts';
import { NOW } from './slack-request.ts';

export const topics = {
  events: 'arn:aws:sns:us-east-1:000000000000:events',
  alerts: 'arn:aws:sns:us-east-1:000000000000:alerts',
};
export const alertsChannel = 'C0ALERTS01';

/** One message of a topic, as SNS invokes the notifier with it. */
export function snsEvent(TopicArn: string, message: unknown) {
  return { Records: [{ Sns: { TopicArn, Message: JSON.stringify(message) } }] };
}

/** The count of updates in memory. */
export function fakeUpdateCount(): UpdateCount & { used: Map<number, number> } {
  const used = new Map<number, number>();
  return {
    used,
    async take(window, limit) {
      const before = used.get(window) ?? 0;
      if (before >= limit) return false;
      used.set(window, before + 1);
      return true;
    },
    async close(window) {
      used.set(window, Number.POSITIVE_INFINITY);
    },
  };
}

/** What the notifier works with, on a clock that only its own waits move. */
export function notifierDeps(registry: FakeRegistry, slack: FakeSlack) {
  const time = { now: NOW * 1000 };
  const log = fakeLog();
  const board = fakeAlertBoard();
  const count = fakeUpdateCount();
  const clock = () => time.now;
  const sleep = async (ms: number) => {
    time.now += ms;
  };
  // As it is at the time of the call, because tests change how Slack answers.
  const update = createUpdate({
    slack: { update: (...all) => slack.update(...all) },
    count,
    clock,
    sleep,
    random: () => 0,
    deadline: Number.POSITIVE_INFINITY,
  });
  const deps = {
    registry,
    slack,
    lookups: fakeLookups(),
    update,
    board,
    alertsChannel,
    consolePlace: { region: 'us-east-1', clusterName: 'playgrounds', logGroup: '/playground-bot/test/playgrounds' },
    topics,
    notice: undefined,
    costOf: costByTemplate(TEMPLATES, PRICES),
    password: vi.fn<NotifyDeps['password']>(async () => 'pass-word-1'),
    clock,
    sleep,
    log,
  } satisfies NotifyDeps;
  return { deps, time, log, board, count };
}
