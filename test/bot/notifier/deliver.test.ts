import { describe, expect, test, vi } from 'vitest';
import { createUpdate, WINDOW_SECONDS } from '../../../bot/notifier/updates.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { wordsOf } from '../support/fake-slack.ts';
import { ADA, GRACE, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { deliver, id, only, setUp } from './deliver-world.ts';

describe('the one message of an operation', () => {
  test('is posted to the owner, findable, and kept', async () => {
    const { deps, slack, registry } = setUp();
    await deliver(id, deps);
    expect(slack.shown).toMatchObject([
      {
        channel: `D${ADA}`,
        tag: { operation_id: id, playground_id: 'demo-0a1b2c3d', kind: 'create', state: 'queued' },
      },
    ]);
    expect(registry.operations.get(id)).toMatchObject({ message: { channel: `D${ADA}`, ts: '1.0' }, shownSequence: 1 });
  });

  test('is updated in place from then on', async () => {
    const { deps, slack, change } = setUp();
    await deliver(id, deps);
    change({ state: 'running', progress: { done: 1, total: 4, label: 'starting containers' } });
    await deliver(id, deps);
    expect(only(slack)).toContain('Step 2 of 4: starting containers');
  });

  test('says that it is tried again, though progress has used up its part of the window', async () => {
    const { deps, slack, change, count } = setUp();
    await deliver(id, deps);
    await count.close(NOW - (NOW % WINDOW_SECONDS));
    change({ state: 'running', attempt: 1, progress: { done: 1, total: 4, label: 'starting containers' } });
    await deliver(id, deps);
    expect(only(slack)).not.toContain('starting containers');
    const failure = { code: 'ENGINE_FAILED', reason: 'It ended.', reference: 'ref-9' } as const;
    change({ state: 'queued', putOff: { failure, nextAt: NOW + 60 } });
    await deliver(id, deps);
    expect(only(slack)).toContain('is not made yet');
  });

  test('a late or repeated event writes nothing new', async () => {
    const { deps, slack } = setUp();
    await deliver(id, deps);
    const update = vi.spyOn(slack, 'update');
    await deliver(id, deps);
    expect([slack.shown.length, update.mock.calls.length]).toEqual([1, 0]);
  });

  test('what changes while it is written is written at once', async () => {
    const { deps, slack, change } = setUp();
    const post = slack.post;
    slack.post = async (...all) => {
      change({ state: 'running' });
      return post(...all);
    };
    await deliver(id, deps);
    expect(only(slack)).toContain('is being made');
  });

  test('two updates that land in the wrong order end with the newest', async () => {
    const { deps, slack, change } = setUp();
    await deliver(id, deps);
    change({ state: 'running' });
    const update = slack.update;
    let held = false;
    // The first update is read, then overtaken by a whole second delivery, and lands last.
    slack.update = async (...all) => {
      if (!held) {
        held = true;
        change({ state: 'failed' });
        await deliver(id, deps);
      }
      return update(...all);
    };
    await deliver(id, deps);
    expect(only(slack)).toContain('could not be made');
  });

  test('the last word is written again by a repeated event, in case a writer died before its correction', async () => {
    const { deps, slack } = setUp({ state: 'failed', shownSequence: 1, message: { channel: `D${ADA}`, ts: '1.0' } });
    await slack.post(ADA, { text: 'an old text', blocks: [] });
    await deliver(id, deps);
    expect(only(slack)).toContain('could not be made');
  });

  test.each([
    [119, 1],
    [120, 0],
  ])(
    'shown %i s after its end, a repeated event writes it %i times: by then no older writer is left',
    async (late, times) => {
      const { deps, slack } = setUp({ state: 'failed', finishedAt: NOW - late });
      await deliver(id, deps);
      const update = vi.spyOn(slack, 'update');
      await deliver(id, deps);
      expect(update).toHaveBeenCalledTimes(times);
    },
  );

  test('what another event has written while this one waited for its place is not written again', async () => {
    const message = { channel: `D${ADA}`, ts: '1.0' };
    const { deps, slack, registry, count, time } = setUp({ state: 'failed', finishedAt: NOW - 600, message });
    const update = vi.spyOn(slack, 'update');
    await count.close(NOW - (NOW % WINDOW_SECONDS));
    let waits = 0;
    const sleep = async (ms: number) => {
      time.now += ms;
      waits++;
      await registry.shown(id, 1, { isLast: true, at: NOW });
    };
    const { clock } = deps;
    const options = { slack, count, clock, sleep, random: () => 0, deadline: Number.POSITIVE_INFINITY };
    await deliver(id, { ...deps, update: createUpdate(options) });
    expect([waits, update.mock.calls.length]).toEqual([1, 0]);
  });

  test('many events at once make one message', async () => {
    const { deps, slack } = setUp();
    await Promise.all(Array.from({ length: 5 }, () => deliver(id, deps)));
    expect(slack.shown).toHaveLength(1);
  });
});

describe('credentials', () => {
  const done = { state: 'succeeded', address: 'http://198.51.100.7:8080' } as const;

  test('are read when the create is ready and its generation is there, and go to the owner alone', async () => {
    const { deps, slack } = setUp(done, [playground()]);
    await deliver(id, deps);
    expect(deps.password).toHaveBeenCalledExactlyOnceWith('demo-0a1b2c3d');
    expect(slack.shown).toMatchObject([{ channel: `D${ADA}` }]);
    expect(wordsOf(slack.shown[0]?.message ?? { text: '', blocks: [] })).toContain('pass-word-1');
  });

  const without: [when: string, row: Partial<Operation>, rows: Playground[]][] = [
    ['it is gone', done, []],
    ['the name belongs to a new generation', done, [playground({ id: 'demo-ffffffff' })]],
    ['it is being destroyed', done, [playground({ state: 'destroying' })]],
    ['it belongs to somebody else by now', done, [playground({ ownerId: GRACE })]],
    ['it is being made', { state: 'running' }, [playground({ state: 'creating' })]],
    ['it failed', { state: 'failed' }, [playground({ state: 'stuck' })]],
    ['it is a destroy', { kind: 'destroy', state: 'succeeded' }, [playground()]],
  ];
  test.each(without)('are not read when %s', async (_, row, rows) => {
    const { deps } = setUp(row, rows);
    await deliver(id, deps);
    expect(deps.password).not.toHaveBeenCalled();
  });

  test('that are gone already are no fault', async () => {
    const { deps, slack } = setUp(done, [playground()]);
    deps.password.mockResolvedValue(undefined);
    await deliver(id, deps);
    expect(only(slack)).toContain('is ready');
  });
});
