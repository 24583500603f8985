import { describe, expect, test } from 'vitest';
import { GRACE, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { idOf, setUp } from './alerts-world.ts';

test('a failed create can be tried again from its alert, which leads to its logs', async () => {
  const { happens, words } = setUp();
  await happens(1);
  expect(words()[0]).toContain('"action_id":"retry"');
  expect(words()[0]).toContain(idOf(1));
  expect(words()[0]).toContain('console.aws.amazon.com/cloudwatch');
});

test('a destroy that failed can be done again from its alert, by its operation', async () => {
  const { happens, words, pressable } = setUp();
  await happens(1, { kind: 'destroy' });
  expect(pressable()).toEqual([`destroy-again ${idOf(1)}`]);
  expect(words()[0]).toContain('Destroy again');
});

describe('the alert itself shows how things stand', () => {
  const demo = { playgroundName: 'demo', playgroundId: 'demo-1' };

  test('somebody is at it: nothing to press, and who asked', async () => {
    const { happens, words, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'running', askedBy: GRACE });
    expect(words()[0]).toMatch(new RegExp(`is being made now.*<@${GRACE}> asked for it`));
    expect(pressable()).toEqual([]);
  });

  test('it failed again: the newest operation is the one that can be tried again', async () => {
    const { happens, words, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'running' });
    await happens(2, { ...demo, playgroundId: 'demo-2' });
    expect(words()[0]).toContain('Since then: *demo*');
    expect(pressable()).toEqual([`retry ${idOf(2)}`]);
  });

  test('it is solved: nothing to press, and what it was about', async () => {
    const { happens, words, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    expect(words()[0]).toMatch(/Solved: \*demo\*.*The create of \*demo\* failed.*ref-9/);
    expect(pressable()).toEqual([]);
  });

  test('an update that was taken back leaves it as it was', async () => {
    const { happens, words, registry, pressable } = setUp();
    registry.playgrounds.set('demo', playground({ id: 'demo-1' }));
    await happens(1, { ...demo, kind: 'destroy' });
    const before = words()[0];
    await happens(2, { ...demo, kind: 'restart', state: 'running' });
    expect(pressable()).toEqual([]);
    await happens(2, { ...demo, kind: 'restart' });
    expect(words()).toEqual([before]);
  });

  test('drawn again when its event comes again, as after a click on a button that is out of date', async () => {
    const { happens, words, slack, alerts, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    const [alert] = alerts();
    if (!alert) throw new Error('no alert');
    const old = { text: 'old', blocks: [] };
    await slack.update(alert, old);
    await happens(1, demo);
    expect(words()[0]).toContain('Solved: *demo*');
    expect(words()).toHaveLength(2);
    expect(pressable()).toEqual([]);
  });
});

describe('a writer that dies', () => {
  test('with the right to draw leaves the message to the next, when its claim has lapsed', async () => {
    const { happens, words, deps, time } = setUp();
    await happens(1);
    const [id = ''] = [...deps.board.groups.keys()];
    await deps.board.claimDraw(id, NOW, NOW + 90);
    await happens(2);
    expect(words()[0]).not.toContain('2 times');
    time.now += 91_000;
    await happens(2);
    expect(words()[0]).toContain('2 times within minutes');
  });

  test('of an error gives the right back at once', async () => {
    const { happens, words, slack } = setUp();
    await happens(1);
    const { update } = slack;
    slack.update = async () => {
      throw new Error('ECONNRESET');
    };
    await expect(happens(2)).rejects.toThrow();
    slack.update = update;
    await happens(2);
    expect(words()[0]).toContain('2 times within minutes');
  });
});
