import { beforeEach, describe, expect, it } from 'vitest';
import { type RedriveDeps, redrive } from '../../../../provisioner/sweeper/redrive/redrive.ts';
import { type FakeDeadLetters, failedLetter, fakeDeadLetters } from './support.ts';

const NOW = 1_800_000_000;
const EVENTS = 'arn:aws:sns:eu-north-1:111122223333:events';
const ALERTS = 'arn:aws:sns:eu-north-1:111122223333:alerts';

let time: number;
let letters: FakeDeadLetters;
let told: Record<string, unknown>[];
let deps: RedriveDeps;
beforeEach(() => {
  time = NOW;
  letters = fakeDeadLetters(() => time);
  told = [];
  deps = {
    letters,
    tell: async (event) => {
      told.push(JSON.parse((event as { Records: [{ Sns: { Message: string } }] }).Records[0].Sns.Message));
    },
    remainingMs: () => 50_000,
    log: { info: () => undefined, error: () => undefined },
  };
});

const changed = (operation: number, sequence = 1) => ({
  type: 'operation-changed',
  operationId: `op-${operation}`,
  sequence,
});
const add = (message: unknown, topic = EVENTS, sentAt = NOW) => letters.add(failedLetter(topic, message, { sentAt }));

describe('while Slack is down', () => {
  it('one letter is tried in each sweep, however many wait, and none is lost', async () => {
    for (let operation = 0; operation < 200; operation += 1) add(changed(operation));
    const tried: number[] = [];
    deps.tell = async () => {
      tried.push(time);
      throw new Error('Slack is down');
    };
    for (let minute = 0; minute < 60; minute += 1) {
      time = NOW + minute * 60;
      expect(await redrive(deps)).toBe(0);
    }
    expect(tried).toHaveLength(60);
    expect(new Set(tried).size).toBe(60);
    expect(letters.waiting.size).toBe(200);
  });
});

describe('when Slack is back', () => {
  it('all is told and removed, many events of one row once', async () => {
    for (let operation = 0; operation < 10; operation += 1) {
      for (let sequence = 1; sequence <= 12; sequence += 1) add(changed(operation, sequence));
    }
    expect(await redrive(deps)).toBe(120);
    expect(letters.waiting.size).toBe(0);
    expect(new Set(told.map(({ operationId }) => operationId)).size).toBe(10);
    expect(told.length).toBeLessThan(40);
  });

  it('an alarm is told before its end, whatever the order of the letters', async () => {
    add(changed(1));
    add({ AlarmName: 'errors', NewStateValue: 'OK' }, ALERTS, NOW);
    add({ AlarmName: 'errors', NewStateValue: 'ALARM' }, ALERTS, NOW - 1);
    await redrive(deps);
    expect(told.slice(1).map(({ NewStateValue }) => NewStateValue)).toEqual(['ALARM', 'OK']);
  });

  it('one that fails for its own reasons gives way to the others', async () => {
    add({ type: 'poison' });
    for (let operation = 0; operation < 5; operation += 1) add(changed(operation));
    const { tell } = deps;
    deps.tell = async (event) => {
      if (JSON.stringify(event).includes('poison')) throw new Error('broken');
      await tell(event);
    };
    expect(await redrive(deps)).toBe(0);
    expect(await redrive(deps)).toBe(5);
    expect(letters.waiting.size).toBe(1);
  });
});

it('a letter that cannot be read stays, is logged with its id, and holds nobody up', async () => {
  const logged: unknown[] = [];
  deps.log.error = (_message, details) => void logged.push(details);
  letters.add({ id: 'strange', receipt: 'r', sentAt: NOW, body: 'no JSON' });
  add(changed(1));
  expect(await redrive(deps)).toBe(1);
  expect([...letters.waiting]).toEqual([[expect.objectContaining({ id: 'strange' }), NOW + 180]]);
  expect(logged).toEqual([{ letter: 'strange' }]);
});

it('what there is no time for is left to the next sweep', async () => {
  for (let operation = 1; operation < 30; operation += 1) add(changed(operation));
  let left = 50_000;
  deps.remainingMs = () => left;
  const { tell } = deps;
  deps.tell = async (event) => {
    left -= 5000;
    await tell(event);
  };
  const done = await redrive(deps);
  expect(done).toBeGreaterThan(0);
  expect(letters.waiting.size).toBe(29 - done);
  expect(await redrive(deps)).toBe(0);
});

it('a queue that cannot be asked is a fault of the sweep', async () => {
  deps.letters = { ...letters, receive: async () => Promise.reject(new Error('AccessDenied')) };
  await expect(redrive(deps)).rejects.toThrow('AccessDenied');
});
