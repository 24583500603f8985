import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SlackBusy } from '../../../../bot/slack/slack.ts';
import { ADA, GRACE, LINUS } from '../../support/rows.ts';
import { NOW } from '../../support/slack-request.ts';
import { type Fault, type OutageWorld, outageWorld } from './world.ts';

const OWNERS = [ADA, GRACE, LINUS];

let world: OutageWorld;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
  world = outageWorld();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** Three that began before, each at another point, and three that begin while Slack is down; half of them fail. */
async function anHourOf(fault: OutageWorld['fault']): Promise<void> {
  const before = await Promise.all(OWNERS.map((owner, index) => world.create(`before-${index}`, owner)));
  await world.minutes(0.1);
  world.fault = fault;
  const during = await Promise.all(OWNERS.map((owner, index) => world.create(`during-${index}`, owner)));
  for (const [index, id] of [...before, ...during].entries()) await world.run(id, { fails: index % 2 === 1 });
  void world.deliver('alerts', {
    requestContext: { requestId: 'req-crash', condition: 'RetriesExhausted' },
    requestPayload: { operationId: before[0] },
  });
  await world.minutes(60);
}

const finals = () => OWNERS.map((owner) => world.direct(owner));

describe.each<[what: string, fault: () => Fault]>([
  ['does not answer', () => new Error('ECONNREFUSED')],
  ['has revoked the token', () => new Error('An API error occurred: token_revoked')],
  ['says wait, to everybody', () => new SlackBusy('chat', 30)],
])('an hour in which Slack %s', (_, fault) => {
  test('loses nothing, and doubles nothing: each end is told once, within ten minutes after', async () => {
    await anHourOf(fault);
    expect(world.letters.waiting.size).toBeGreaterThan(0);
    world.fault = () => undefined;
    await world.minutes(10);
    for (const messages of finals()) {
      expect(messages).toHaveLength(2);
      for (const text of messages) expect(text).toMatch(/is ready|could not be made/);
    }
    expect(
      finals()
        .flat()
        .filter((text) => text.includes('could not be made')),
    ).toHaveLength(3);
    for (const reason of ['req-crash', 'No image of']) expect(world.alerts().join()).toContain(reason);
    await world.minutes(20);
    expect(world.letters.waiting.size).toBe(0);
  });

  test('is one alarm, which is solved after it', async () => {
    await anHourOf(fault);
    world.fault = () => undefined;
    await world.minutes(30);
    const alarms = world.alerts().filter((words) => words.includes('dead-letters'));
    expect(alarms).toEqual([expect.stringMatching(/is over.*ALARM/), expect.stringMatching(/is over/)]);
  });

  test('costs a few calls a minute, however much waits', async () => {
    await anHourOf(fault);
    const half = Date.now() - 30 * 60_000;
    const late = world.calls.filter(({ at }) => at > half);
    expect(late.length).toBeGreaterThan(25);
    expect(late.length).toBeLessThan(30 * 12);
  });
});

test('answers that are lost for an hour double no message to a person', async () => {
  await anHourOf(() => 'lost answer');
  world.fault = () => undefined;
  await world.minutes(20);
  for (const messages of finals()) expect(messages).toHaveLength(2);
  expect(world.letters.waiting.size).toBe(0);
});
