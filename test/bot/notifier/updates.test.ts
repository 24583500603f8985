import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deliver } from '../../../bot/notifier/deliver.ts';
import { operationSubject } from '../../../bot/notifier/subjects.ts';
import { createUpdate, UPDATES_PER_WINDOW, WINDOW_SECONDS } from '../../../bot/notifier/updates.ts';
import { type Slack, SlackBusy } from '../../../bot/slack/slack.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack } from '../support/fake-slack.ts';
import { fakeUpdateCount, notifierDeps } from '../support/notifier-deps.ts';
import { operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

/** Begins at the first second of a window. */
const START = (NOW - (NOW % WINDOW_SECONDS)) * 1000;
const SLACK_PER_MINUTE = 50;
const where = { channel: 'D1', ts: '1.0' };
const message = { text: 'hello', blocks: [] };

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

/** Slack's own limit, in any 60 seconds, and what went over it. */
function strict(update: Slack['update']) {
  const taken: number[] = [];
  const refused: number[] = [];
  const limited: Slack['update'] = async (...all) => {
    const recent = taken.filter((at) => at > Date.now() - 60_000);
    if (recent.length >= SLACK_PER_MINUTE) {
      refused.push(Date.now());
      throw new SlackBusy('chat.update', 30);
    }
    taken.push(Date.now());
    return update(...all);
  };
  return { limited, taken, refused };
}

function connect(update: Slack['update'], deadline = Number.POSITIVE_INFINITY) {
  const count = fakeUpdateCount();
  const options = { slack: { update }, count, clock: Date.now, sleep, random: () => 0, deadline };
  return { update: createUpdate(options), count };
}

describe('25 creates at once', () => {
  function setUp(before: (slack: Slack['update']) => Slack['update']) {
    const ids = Array.from({ length: 25 }, (_, index) => `op-${String(index).padStart(20, '0')}`);
    const named = (id: string) => ({ name: `demo-${id}`, id: `demo-${id}-1` });
    const registry = fakeRegistry({
      operations: ids.map((id) => operation({ id, playgroundName: named(id).name, playgroundId: named(id).id })),
      playgrounds: ids.map((id) => playground(named(id))),
    });
    const slack = fakeSlack();
    const { limited, taken, refused } = strict(slack.update);
    const { update, count } = connect(before(limited));
    const deps = { ...notifierDeps(registry, slack).deps, update, clock: Date.now, sleep };
    const change = (id: string, fields: Partial<Operation>): void => {
      const row = registry.operations.get(id) ?? operation();
      registry.operations.set(id, { ...row, ...fields, sequence: row.sequence + 1 });
    };
    const tellAll = (fields: Partial<Operation>) =>
      Promise.all(
        ids.map((id) => {
          change(id, fields);
          return deliver(operationSubject(id, deps), deps);
        }),
      );
    const texts = () => slack.shown.map(({ message: { text } }) => text);
    return { tellAll, texts, taken, refused, count };
  }

  const progressOf = (done: number) => ({ done, total: 4, label: 'making' });

  test('lose no final state, and are never told by Slack to wait', async () => {
    const { tellAll, texts, refused, taken } = setUp((update) => update);
    const told: Promise<unknown>[] = [tellAll({})];
    await minutes(0.1);
    for (let done = 0; done < 4; done += 1) {
      told.push(tellAll({ state: 'running', attempt: 1, progress: progressOf(done) }));
      await minutes(0.05);
    }
    told.push(tellAll({ state: 'succeeded', address: 'http://198.51.100.7:8080' }));
    await minutes(2);
    await Promise.all(told);
    expect(texts()).toHaveLength(25);
    for (const text of texts()) expect(text).toContain('is ready');
    expect(refused).toEqual([]);
    expect(taken.length).toBeGreaterThanOrEqual(25);
  });

  test('are told so once when others have used Slack’s limit up, and not each', async () => {
    let busy = true;
    const refusals: number[] = [];
    const { tellAll, texts } = setUp((update) => async (...all) => {
      if (!busy) return update(...all);
      refusals.push(Date.now());
      throw new SlackBusy('chat.update', 30);
    });
    await tellAll({});
    const told = tellAll({ state: 'failed', failure: { code: 'NOT_PLACED', reason: 'full', reference: 'r' } });
    setTimeout(() => {
      busy = false;
    }, 25_000);
    await minutes(3);
    await told;
    // Those that were on their way together; nobody after them.
    expect(refusals.length).toBeLessThanOrEqual(UPDATES_PER_WINDOW);
    expect(new Set(refusals).size).toBe(1);
    for (const text of texts()) expect(text).toContain('could not be made');
  });
});

describe('one update', () => {
  const all = (count: number, isToStand: boolean, update: ReturnType<typeof createUpdate>) =>
    Promise.all(Array.from({ length: count }, () => update(where, message, { isToStand })));

  test('of progress is left out when its part of the window is used up', async () => {
    const slack = vi.fn<Slack['update']>();
    const { update } = connect(slack);
    const written = await all(20, false, update);
    expect(written.filter(Boolean)).toHaveLength(slack.mock.calls.length);
    expect(slack.mock.calls.length).toBeLessThan(UPDATES_PER_WINDOW);
    // Room is left for final states in the very same window.
    expect(await update(where, message, { isToStand: true })).toBe(true);
    expect(Date.now()).toBe(START);
  });

  test('of a final state waits for the next window', async () => {
    const slack = vi.fn<Slack['update']>();
    const { update } = connect(slack);
    await all(UPDATES_PER_WINDOW, true, update);
    const last = update(where, message, { isToStand: true });
    await vi.advanceTimersByTimeAsync(WINDOW_SECONDS * 1000 - 1);
    expect(slack).toHaveBeenCalledTimes(UPDATES_PER_WINDOW);
    await vi.advanceTimersByTimeAsync(1);
    expect(await last).toBe(true);
  });

  test('that would wait beyond the invocation’s end is thrown, so that SNS delivers it again', async () => {
    const { update, count } = connect(vi.fn(), START + 5000);
    await count.close(START / 1000);
    await expect(update(where, message, { isToStand: true })).rejects.toThrow('used up');
  });

  test('that Slack has no place for is written when Slack says', async () => {
    const slack = vi.fn<Slack['update']>().mockRejectedValueOnce(new SlackBusy('chat.update', 7));
    const { update } = connect(slack);
    const written = update(where, message, { isToStand: true });
    await vi.advanceTimersByTimeAsync(6999);
    expect(slack).toHaveBeenCalledOnce();
    await minutes(1);
    expect(await written).toBe(true);
    expect(slack).toHaveBeenCalledTimes(2);
  });

  test('that broke for another reason is thrown', async () => {
    const { update } = connect(vi.fn<Slack['update']>().mockRejectedValue(new Error('ECONNRESET')));
    await expect(update(where, message, { isToStand: true })).rejects.toThrow('ECONNRESET');
  });
});
