import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  OPERATION_ACTIONS,
  operationActionValue,
  PAGE_ACTIONS,
  PLAYGROUND_ACTIONS,
  pageActionValue,
  parseAction,
  playgroundActionValue,
} from '../../bot/actions.ts';
import { holds } from '../support/holds.ts';

const demo = { name: 'demo', id: 'demo-0a1b2c3d' };
const operation = { id: 'op-0123456789abcdef0123' };

describe('what a button was given comes back from its click', () => {
  test.each(PLAYGROUND_ACTIONS)('%s', (action) => {
    expect(parseAction(action, playgroundActionValue(demo))).toEqual({
      action,
      playgroundName: 'demo',
      playgroundId: 'demo-0a1b2c3d',
    });
  });

  test.each(OPERATION_ACTIONS)('%s', (action) => {
    expect(parseAction(action, operationActionValue(operation))).toEqual({ action, operationId: operation.id });
  });

  test('the end that the person saw', () => {
    expect(parseAction('extend', playgroundActionValue({ ...demo, expiresAt: 1_790_000_000 }))).toMatchObject({
      expiresAt: 1_790_000_000,
    });
  });

  test.each(PAGE_ACTIONS)('%s: a page of App Home', (action) => {
    expect(parseAction(action, pageActionValue(3))).toEqual({ action, page: 3 });
  });

  test.each(['open', 'new'] as const)('%s needs no value', (action) => {
    expect(parseAction(action, undefined)).toEqual({ action });
  });
});

describe('a value that does not parse is no action', () => {
  test.each([
    ['nothing', 'destroy', undefined],
    ['no text', 'destroy', 7],
    ['no JSON', 'destroy', '{'],
    ['another version', 'destroy', '{"v":2,"playground":"demo","id":"demo-0a1b2c3d"}'],
    ['a field too many', 'destroy', '{"v":1,"playground":"demo","id":"demo-0a1b2c3d","as":"U1"}'],
    ['no id', 'destroy', '{"v":1,"playground":"demo"}'],
    ['a name that is none', 'destroy', '{"v":1,"playground":"../demo","id":"demo-0a1b2c3d"}'],
    ['an id that is none', 'destroy', '{"v":1,"playground":"demo","id":"demo/0a1b"}'],
    ['an operation where a playground belongs', 'destroy', operationActionValue(operation)],
    ['a playground where an operation belongs', 'retry', playgroundActionValue(demo)],
    ['an operation id that is none', 'retry', '{"v":1,"operation":"PLAYGROUND#demo"}'],
    ['a page below the first', 'home-page-on', '{"v":1,"page":-1}'],
    ['half a page', 'home-page-on', '{"v":1,"page":1.5}'],
    ['an action that is not ours', 'format-disk', playgroundActionValue(demo)],
  ])('%s', (_, actionId, value) => {
    expect(parseAction(actionId, value)).toBeUndefined();
  });

  test('whatever it is, nothing throws', () => {
    const ids = fc.oneof(fc.constantFrom(...PLAYGROUND_ACTIONS, ...OPERATION_ACTIONS, ...PAGE_ACTIONS), fc.string());
    const values = fc.oneof(fc.json(), fc.string(), fc.anything());
    holds(
      fc.property(ids, values, (actionId, value) => {
        expect(parseAction(actionId, value)).toSatisfy(
          (action) => action === undefined || (action as { action: string }).action === actionId,
        );
      }),
    );
  });
});
