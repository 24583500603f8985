import { describe, expect, test } from 'vitest';
import { operationActionValue, pageActionValue, playgroundActionValue } from '../../../bot/actions.ts';
import { answerClick } from '../../../bot/interactions/click.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { answerDeps, never } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { click, gate, RESPONSE_URL } from '../support/interactions.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const demo = playground();
const value = playgroundActionValue(demo);

function setUp(playgrounds: Playground[] = [demo], operations: Operation[] = []) {
  const registry = fakeRegistry({ playgrounds, operations });
  const deps = answerDeps({ registry });
  const press = (...all: Parameters<typeof click>) => answerClick(click(...all), gate, deps);
  const said = () => deps.respond.mock.calls.map(([, { text }]) => text);
  const row = () => registry.playgrounds.get('demo');
  const refreshed = () =>
    deps.publish.mock.calls.map(([event]) => event).filter(({ type }) => type === 'playground-changed');
  return { registry, deps, press, said, row, refreshed };
}

describe('extend', () => {
  test('moves the end by an hour, and says until when to whoever clicked', async () => {
    const { press, row, said, deps } = setUp();
    await press('extend', value);
    expect(row()?.expiresAt).toBe(demo.expiresAt + 3600);
    expect(deps.respond).toHaveBeenCalledExactlyOnceWith(RESPONSE_URL, expect.anything());
    expect(said()[0]).toContain('*demo* lives until');
  });

  test('to max goes as far as may be', async () => {
    const { press, row } = setUp();
    await press('extend-max', value);
    expect(row()?.expiresAt).toBe(demo.createdAt + 24 * 3600);
  });

  test('clicked twice beside the same end is one wish, one after the other or at one moment', async () => {
    const { press, row, said } = setUp();
    await Promise.all([press('extend', value, { trigger: '1' }), press('extend', value, { trigger: '2' })]);
    await press('extend', value, { trigger: '3' });
    expect(row()?.expiresAt).toBe(demo.expiresAt + 3600);
    expect(said()).toHaveLength(3);
    for (const words of said()) expect(words).toContain('until');
  });

  test('on words that are older than an extension says so, and has the message drawn again', async () => {
    const later = NOW + 9 * 3600;
    const { press, row, said, refreshed } = setUp([playground({ expiresAt: later })]);
    await press('extend', value);
    expect(row()?.expiresAt).toBe(later);
    expect(said()).toEqual([expect.stringContaining('has been extended since')]);
    expect(refreshed()).toMatchObject([{ playgroundName: 'demo', formerUsers: [ADA] }]);
  });

  test('by a stranger is refused, with whom to ask', async () => {
    const { press, row, said } = setUp();
    await press('extend', value, { user: GRACE });
    expect(row()?.expiresAt).toBe(demo.expiresAt);
    expect(said()[0]).toContain(`<@${ADA}>`);
  });
});

describe('destroy', () => {
  test('claims the destroying, once for two clicks', async () => {
    const { press, row, registry, said } = setUp();
    await press('destroy', value, { trigger: '1' });
    await press('destroy', value, { trigger: '2' });
    expect(row()?.state).toBe('destroying');
    expect([...registry.operations.values()].filter(({ kind }) => kind === 'destroy')).toHaveLength(1);
    expect(said()).toEqual([expect.stringContaining('is being destroyed'), expect.stringContaining('being destroyed')]);
  });

  test('of an old message leaves a newer playground of the same name alone, and has the message drawn again', async () => {
    const { press, row, said, refreshed } = setUp([playground({ id: 'demo-ffffffff' })]);
    await press('destroy', value);
    expect(row()?.state).toBe('ready');
    expect(said()[0]).toContain('There is no such playground');
    expect(refreshed()).toMatchObject([{ playgroundId: demo.id, formerUsers: [ADA] }]);
  });

  test('by somebody whom it is shared with is refused', async () => {
    const shared = playground({ sharedWith: [{ kind: 'user', id: GRACE, credentials: true }] });
    const { press, row, said } = setUp([shared]);
    await press('destroy', value, { user: GRACE });
    expect(row()?.state).toBe('ready');
    expect(said()[0]).toContain('belongs to somebody else');
  });
});

describe('retry', () => {
  const failed = operation({ state: 'failed' });

  test('claims the name anew, once for two clicks', async () => {
    const { press, row, deps } = setUp([], [failed]);
    await press('retry', operationActionValue(failed), { trigger: '1' });
    await press('retry', operationActionValue(failed), { trigger: '2' });
    expect(row()).toMatchObject({ ownerId: ADA, state: 'creating' });
    expect(deps.invoke).toHaveBeenCalledOnce();
  });

  test('is one create also for two clicks at one moment', async () => {
    const { press, deps, said, registry } = setUp([], [failed]);
    const again = operationActionValue(failed);
    await Promise.all([press('retry', again, { trigger: '1' }), press('retry', again, { trigger: '2' })]);
    expect(deps.invoke).toHaveBeenCalledOnce();
    expect(registry.playgrounds.size).toBe(1);
    expect(said().sort()).toEqual([
      expect.stringContaining('*It is being made already.*'),
      expect.stringContaining('is being made, and lives until'),
    ]);
  });

  test('says so when somebody else has the name by now', async () => {
    const { press, said } = setUp([playground({ ownerId: GRACE })], [failed]);
    await press('retry', operationActionValue(failed));
    expect(said()[0]).toContain(`belongs to <@${GRACE}>`);
  });
});

describe('destroy again', () => {
  const failed = operation({ kind: 'destroy', state: 'failed' });
  const again = operationActionValue(failed);

  test('claims the destroying of what is left, once for two clicks', async () => {
    const { press, row, deps, said } = setUp([playground({ state: 'stuck' })], [failed]);
    await press('destroy-again', again, { trigger: '1' });
    await press('destroy-again', again, { trigger: '2' });
    expect(row()?.state).toBe('destroying');
    expect(deps.invoke).toHaveBeenCalledOnce();
    expect(said()[1]).toContain('being destroyed');
  });

  test('of what is gone says so, and leaves alone who has the name by now', async () => {
    const { press, row, said } = setUp([playground({ id: 'demo-ffffffff', ownerId: GRACE })], [failed]);
    await press('destroy-again', again);
    expect(row()?.state).toBe('ready');
    expect(said()[0]).toMatch(new RegExp(`gone already.*<@${GRACE}>`));
  });

  test('by a stranger is refused, with whom to ask', async () => {
    const { press, row, said } = setUp([playground({ state: 'stuck' })], [failed]);
    await press('destroy-again', again, { user: GRACE });
    expect(row()?.state).toBe('stuck');
    expect(said()[0]).toContain(`<@${ADA}>`);
  });
});

describe('a button on a failed operation that is out of date', () => {
  const failed = operation({ state: 'failed' });
  const redrawn = (deps: ReturnType<typeof setUp>['deps']) =>
    deps.publish.mock.calls.map(([event]) => event).filter(({ type }) => type === 'operation-changed');

  test.each([
    ['retry', [playground({ ownerId: GRACE })]],
    ['destroy-again', []],
    ['destroy-again', [playground()]],
  ] as [string, Playground[]][])('%s: whatever shows it is drawn again', async (action, rows) => {
    const { press, deps } = setUp(rows, [failed]);
    await press(action, operationActionValue(failed));
    expect(redrawn(deps)).toEqual([{ type: 'operation-changed', operationId: failed.id, sequence: failed.sequence }]);
  });

  test('one that is in time needs no drawing: the operation itself has it drawn', async () => {
    const { press, deps } = setUp([], [failed]);
    await press('retry', operationActionValue(failed));
    expect(redrawn(deps)).toEqual([]);
  });

  test('chosen from a menu is the same as pressed', async () => {
    const { deps, row } = setUp([], [failed]);
    const body = click('retry');
    const chosen = {
      type: 'static_select',
      action_id: 'retry',
      selected_option: { value: operationActionValue(failed) },
    };
    await answerClick({ ...body, actions: [chosen] }, gate, deps);
    expect(row()?.state).toBe('creating');
  });
});

describe('logs', () => {
  test('are shown to whoever may see them', async () => {
    const { press, said } = setUp();
    await press('logs', value);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain('demo');
  });

  test('of an old message are not those of a newer playground of the same name', async () => {
    const { press, said } = setUp([playground({ id: 'demo-ffffffff' })]);
    await press('logs', value);
    expect(said()[0]).toContain('There is no such playground');
  });

  test('are refused to a stranger', async () => {
    const { press, said } = setUp();
    await press('logs', value, { user: GRACE });
    expect(said()[0]).toContain('belongs to somebody else');
  });
});

describe('a click that is none of these', () => {
  test('opens an address: nothing is left to do', async () => {
    const { press, deps } = setUp();
    await press('open');
    expect(deps.respond).not.toHaveBeenCalled();
  });

  test('turns the page of a Home', async () => {
    const { press, deps } = setUp();
    await press('home-page-on', pageActionValue(2), { home: true });
    expect(deps.publish).toHaveBeenCalledExactlyOnceWith({ type: 'home-opened', userId: ADA, page: 2 });
  });

  test.each([
    ['destroy', 'not JSON'],
    ['destroy', undefined],
    ['format-disk', value],
    ['retry', value],
  ])('%s with %j is out of date, and does nothing', async (actionId, odd) => {
    const { press, said, deps, row } = setUp();
    await press(actionId, odd);
    expect(said()).toEqual([expect.stringContaining('out of date')]);
    expect(row()).toEqual(demo);
    expect(deps.invoke).not.toHaveBeenCalled();
  });

  test.each([undefined, {}, { actions: [] }, { user: { id: 7 } }])('is not of Slack’s shape: %j', async (body) => {
    const { deps } = setUp();
    await answerClick(body, gate, deps);
    expect(deps.log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('comes from another workspace: refused', async () => {
    const { deps, row } = setUp();
    const others = { ...deps, allowed: { ...deps.allowed, teams: ['T0OTHER01'] } };
    await answerClick(click('destroy', value), gate, others);
    expect(row()?.state).toBe('ready');
    expect(deps.respond.mock.calls[0]?.[1].text).toContain('You may not use playgrounds from here');
  });
});

describe('the answer', () => {
  test('to a click in App Home opens in a window, because there is no message to put it under', async () => {
    const { press, deps } = setUp();
    await press('destroy', value, { home: true });
    expect(deps.openModal).toHaveBeenCalledExactlyOnceWith('1.2.3', expect.objectContaining({ title: 'Playground' }));
    expect(JSON.stringify(deps.openModal.mock.calls)).toContain('is being destroyed');
  });

  test('that cannot be shown is in the log, and what was done is done', async () => {
    const { press, deps, row } = setUp();
    deps.respond.mockRejectedValue(new Error('ECONNRESET'));
    await press('destroy', value);
    expect(row()?.state).toBe('destroying');
    expect(deps.log.lines).toMatchObject([{ level: 'error', details: { answer: expect.stringContaining('demo') } }]);
  });

  test('when something broke has a reference and no more', async () => {
    const { press, said, registry } = setUp();
    registry.getPlayground = async () => {
      throw new Error('the table said: secret');
    };
    await press('extend', value);
    expect(said()).toEqual([expect.stringContaining('ref-1')]);
    expect(said()[0]).not.toContain('secret');
  });

  test('comes also when the registry does not', async () => {
    const { press, said, registry } = setUp();
    registry.getRemains = never;
    await press('destroy', value);
    expect(said()).toEqual([expect.stringContaining('longer than Slack lets me wait')]);
  });
});

describe('New', () => {
  test('opens the form', async () => {
    const { press, deps } = setUp();
    await press('new', undefined, { home: true });
    expect(deps.openModal).toHaveBeenCalledExactlyOnceWith(
      '1.2.3',
      expect.objectContaining({ title: 'New playground' }),
    );
  });

  test('where Slack does not open it, tells the way by text', async () => {
    const { press, deps, said } = setUp();
    deps.openModal.mockRejectedValue(new Error('expired_trigger_id'));
    await press('new');
    expect(said()).toEqual([expect.stringContaining('/playground create')]);
  });
});
