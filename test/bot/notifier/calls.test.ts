import { expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack } from '../support/fake-slack.ts';
import { notifierDeps } from '../support/notifier-deps.ts';
import { operation, playground } from '../support/rows.ts';
import { changed } from './notify-world.ts';

/** Counts the calls of each function of something. */
function counted<T extends object>(of: T, calls: Record<string, number>): T {
  return new Proxy(of, {
    get(target, name: string) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls[name] = (calls[name] ?? 0) + 1;
        return value.apply(target, args);
      };
    },
  });
}

/** What one event of an operation asks of the registry's table and of Slack. A burst of events is as slow as this is much. */
async function callsOf(row: Parameters<typeof operation>[0]) {
  const [rows, slack] = [fakeRegistry({ operations: [operation(row)], playgrounds: [playground()] }), fakeSlack()];
  const { deps } = notifierDeps(rows, slack);
  const [registry, board, told]: Record<string, number>[] = [{}, {}, {}];
  await notify(changed(), {
    ...deps,
    registry: counted(deps.registry, registry ?? {}),
    board: counted(deps.board, board ?? {}),
    slack: counted(deps.slack, told ?? {}),
  });
  return { registry, board, slack: told };
}

/** The message's row and its playground, before it is written and after, and the row once more for the alerts channel. */
const MESSAGE = { getOperation: 3, getPlayground: 2, claimPost: 1, posted: 1, shown: 1 };
/** Somebody's Home, which is looked at again after it was drawn. */
const HOME = { listByOwner: 2, listSharedWith: 2, getPlayground: 2 };
const BOTH = { ...MESSAGE, ...HOME, getPlayground: MESSAGE.getPlayground + HOME.getPlayground };

test('the event of an operation that is asked for costs a message and the Home of its owner', async () => {
  expect(await callsOf({})).toEqual({ registry: BOTH, board: { getThread: 1 }, slack: { post: 1, publishHome: 1 } });
});

test('the event of its end costs the same', async () => {
  expect(await callsOf({ state: 'succeeded' })).toEqual({
    registry: BOTH,
    board: { closeThread: 1 },
    slack: { post: 1, publishHome: 1 },
  });
});

test('the event of its progress costs the message alone', async () => {
  expect(await callsOf({ state: 'running', attempt: 1 })).toEqual({
    registry: MESSAGE,
    board: { getThread: 1 },
    slack: { post: 1 },
  });
});
