import { describe, expect, test } from 'vitest';
import { operationActionValue } from '../../../bot/actions.ts';
import { answerClick } from '../../../bot/interactions/click.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { click, gate } from '../support/interactions.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { setUp } from './click-world.ts';

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
