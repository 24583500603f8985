import { expect, test } from 'vitest';
import { countingErrors } from '../../../bot/slack/counted.ts';
import { SlackRefusal } from '../../../bot/slack/slack.ts';
import { recordMeasures } from '../../support/record-measures.ts';
import { fakeSlack } from '../support/fake-slack.ts';

test('counts each call that comes to nothing, and hands the error on', async () => {
  const { measure, written } = recordMeasures();
  const refused = new SlackRefusal('chat.postMessage', 'is_archived');
  const slack = countingErrors({ ...fakeSlack(), post: () => Promise.reject(refused) }, measure);
  await expect(slack.post('C1', { text: 'hello', blocks: [] })).rejects.toBe(refused);
  await expect(slack.update({ channel: 'C1', ts: 'none' }, { text: 'hello', blocks: [] })).rejects.toThrow();
  await slack.publishHome('U1', []);
  expect(written).toEqual([
    [{ SlackErrors: 1 }, { call: 'post' }],
    [{ SlackErrors: 1 }, { call: 'update' }],
  ]);
});
