import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SlackRefusal } from '../../../../bot/slack/slack.ts';
import { alertsChannel } from '../../support/notifier-deps.ts';
import { ADA, GRACE } from '../../support/rows.ts';
import { NOW } from '../../support/slack-request.ts';
import { type OutageWorld, outageWorld } from './world.ts';

let world: OutageWorld;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
  world = outageWorld();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

const refused = (place: string, code: string) => (method: string, to: unknown) =>
  String(to).includes(place) ? new SlackRefusal(method, code) : undefined;

test('an alerts channel that is archived for an hour: the owner hears at once, the channel when it is back, once', async () => {
  world.fault = refused(alertsChannel, 'is_archived');
  await world.run(await world.create('demo', ADA), { fails: true });
  await world.minutes(1);
  expect(world.direct(ADA)).toEqual([expect.stringContaining('could not be made')]);
  await world.minutes(60);
  expect(world.alerts()).toEqual([]);
  world.fault = () => undefined;
  await world.minutes(30);
  expect(world.direct(ADA)).toHaveLength(1);
  expect(world.alerts().filter((words) => words.includes('No image of'))).toHaveLength(1);
  expect(world.alerts().filter((words) => words.includes('ALARM'))).toHaveLength(1);
  expect(world.letters.waiting.size).toBe(0);
});

test('an owner who is gone: the alerts channel hears it once, nobody else waits, and nothing is tried for ever', async () => {
  world.left.set(ADA, NOW - 60);
  world.fault = (method, to) => (method === 'leftAt' ? undefined : refused(ADA, 'user_not_found')(method, to));
  for (const owner of [ADA, GRACE]) await world.run(await world.create(`demo-${owner}`, owner));
  await world.minutes(5);
  expect(world.direct(GRACE)).toEqual([expect.stringContaining('is ready')]);
  expect(world.alerts()).toEqual([expect.stringContaining(ADA)]);
  const before = world.calls.length;
  await world.minutes(120);
  expect(world.calls.length).toBe(before);
  expect(world.letters.waiting.size).toBe(0);
});
