import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SlackBusy } from '../../../../bot/slack/slack.ts';
import { NOW } from '../../support/slack-request.ts';
import { type OutageWorld, outageWorld } from './world.ts';

/** Of chat.update, for the whole workspace: https://docs.slack.dev/apis/web-api/rate-limits (tier 3). */
const UPDATES_PER_MINUTE = 50;
const MANY = 200;

let world: OutageWorld;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
  world = outageWorld();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

test(`${MANY} ends at once: each is told, at Slack's own pace`, async () => {
  const owner = (index: number) => `U0MANY${String(index).padStart(4, '0')}`;
  const ids = await Promise.all(
    Array.from({ length: MANY }, (_, index) => world.create(`many-${index}`, owner(index))),
  );
  await world.minutes(1);
  let refused = 0;
  const taken: number[] = [];
  world.fault = (method) => {
    if (method !== 'update') return undefined;
    while ((taken[0] ?? Number.POSITIVE_INFINITY) <= Date.now() - 60_000) taken.shift();
    if (taken.length < UPDATES_PER_MINUTE) return void taken.push(Date.now());
    refused += 1;
    return new SlackBusy('chat.update', 30);
  };
  await Promise.all(ids.map((id) => world.run(id, { steps: 0 })));
  const texts = () => ids.flatMap((_, index) => world.direct(owner(index)));
  const untold = () => texts().filter((text) => !text.includes('is ready')).length;
  let minutes = 0;
  for (; untold() > 0 && minutes < 120; minutes += 1) await world.minutes(1);
  expect(untold()).toBe(0);
  expect(texts()).toHaveLength(MANY);
  expect(refused).toBe(0);
  expect(minutes).toBeLessThan(15);
  await world.minutes(60);
  expect(world.letters.waiting.size).toBe(0);
  expect(texts()).toHaveLength(MANY);
});
