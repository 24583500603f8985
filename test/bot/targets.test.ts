import { expect, test } from 'vitest';
import { targetUnfit } from '../../bot/targets.ts';
import { answerDeps } from './support/answer-deps.ts';
import { GRACE } from './support/rows.ts';

const grace = { kind: 'user', id: GRACE } as const;
const general = { kind: 'channel', id: 'C0GENERAL1' } as const;
const home = { teamId: 'T0TEST001' };

test('a person is asked about as a person, and a channel as a channel', async () => {
  const parts = answerDeps();
  expect(await targetUnfit(grace, home, parts)).toBeUndefined();
  expect(await targetUnfit(general, home, parts)).toBeUndefined();
  expect([parts.lookups.person.mock.calls, parts.lookups.channel.mock.calls]).toEqual([[[GRACE]], [['C0GENERAL1']]]);
});

test('who belongs elsewhere is fit only where nothing says where the asker belongs', async () => {
  const parts = answerDeps();
  expect(await targetUnfit(grace, { teamId: 'T0ELSE001' }, parts)).toBe('foreign');
  expect(await targetUnfit(grace, undefined, parts)).toBeUndefined();
});

test.each([grace, general])('without an answer about %j it is no, and the log has the reason', async (target) => {
  const parts = answerDeps();
  parts.lookups.person.mockRejectedValue(new Error('used up'));
  parts.lookups.channel.mockRejectedValue(new Error('used up'));
  expect(await targetUnfit(target, home, parts)).toBe('unknown');
  expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
});
