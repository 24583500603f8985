import { describe, expect, test } from 'vitest';
import { pageActionValue, playgroundActionValue } from '../../../bot/actions.ts';
import { answerClick } from '../../../bot/interactions/click.ts';
import { never } from '../support/answer-deps.ts';
import { click, gate } from '../support/interactions.ts';
import { ADA } from '../support/rows.ts';
import { demo, setUp } from './click-world.ts';

const value = playgroundActionValue(demo);

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
