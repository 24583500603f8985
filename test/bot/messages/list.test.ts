import { describe, expect, test } from 'vitest';
import { costByTemplate } from '../../../bot/cost.ts';
import { fitMessage } from '../../../bot/messages/fit/fit.ts';
import { type ListContext, listAll, listMine, listOf } from '../../../bot/messages/list.ts';
import { at } from '../../../bot/messages/text.ts';
import { PLAYGROUND_STATES } from '../../../provisioner/contract/playground.ts';
import { ADA, GRACE, PRICES, playground, TEMPLATES } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const context: ListContext = { mayOpen: () => true, costOf: costByTemplate(TEMPLATES, PRICES), now: NOW };
const HOURS = 3600;

describe('mine', () => {
  test('each state has its words', () => {
    const rows = PLAYGROUND_STATES.map((state) => playground({ name: state, state }));
    const cost = 'under $0.01 so far, $0.07 until its end';
    expect(listMine(rows, [], context).text.split('\n')).toEqual([
      'Your playgrounds:',
      `• *creating* is being made, for 40 s now; 40 s old, ${cost}`,
      `• *ready* is ready at <http://198.51.100.7:8080>, until ${at(NOW + 4 * HOURS)}; 40 s old, ${cost}`,
      `• *updating* is being changed at <http://198.51.100.7:8080>, until ${at(NOW + 4 * HOURS)}; 40 s old, ${cost}`,
      `• *destroying* is being destroyed; 40 s old, ${cost}`,
      `• *stuck* could not be removed completely; \`/playground destroy stuck\` tries again; 40 s old, ${cost}`,
      'The credentials of each are in your direct messages.',
    ]);
  });

  test('says since when it is down, and when its time was up', () => {
    const health = { seenAt: NOW, taskArn: 'arn', restarts: 1, downSince: NOW - 90, containers: [] };
    const { text } = listMine([playground({ health, expiresAt: NOW - 5 })], [], context);
    expect(text).toContain(`is down since ${at(NOW - 90)}`);
    expect(text).toContain(`and its time was up ${at(NOW - 5)}`);
  });

  test('and what others share with me, whose it is', () => {
    const { text } = listMine([playground()], [playground({ name: 'hers', ownerId: GRACE })], context);
    expect(text.split('\n').slice(2, 4)).toEqual(['Shared with you:', expect.stringContaining(`is of <@${GRACE}>`)]);
  });

  test('nobody’s list says how to get one', () => {
    expect(listMine([], [], context).text).toBe('You have no playground. Type `/playground create` to get one.');
  });
});

describe('all', () => {
  const rows = [
    playground({ name: 'one' }),
    playground({ name: 'two', ownerId: GRACE }),
    playground({ name: 'three', ownerId: GRACE }),
  ];

  test('names who has the most, and what that costs an hour', () => {
    const [most, which] = listAll(rows, false, context).text.split('\n');
    expect(most).toBe(`Who has the most: <@${GRACE}> 2 ($0.035 an hour), <@${ADA}> 1 ($0.017 an hour).`);
    expect(which).toBe('All 3 playgrounds, the next to expire first:');
  });

  test('shows an address only to who may open it', () => {
    const { text } = listAll(rows, false, { ...context, mayOpen: ({ ownerId }) => ownerId === ADA });
    expect(text.match(/http:/g)).toHaveLength(1);
  });

  test('says when there are more than were read', () => {
    expect(listAll(rows, true, context).text).toContain('The next 3 to expire; there are more:');
    expect(listAll(rows, true, context).text).toContain('Who has the most of these:');
  });

  test('two hundred of them fit one message, with a word about the rest', () => {
    const many = Array.from({ length: 200 }, (_, index) => playground({ name: `playground-number-${index}` }));
    const answer = listAll(many, true, context);
    expect(fitMessage(answer).blocks).toEqual(answer.blocks);
    expect(JSON.stringify(answer.blocks)).toMatch(/\d+ more…"/);
  });
});

test('a person’s', () => {
  expect(listOf(GRACE, [playground({ ownerId: GRACE })], context).text).toContain(
    `Playgrounds of <@${GRACE}>:\n• *demo*`,
  );
  expect(listOf(GRACE, [], context).text).toBe(`<@${GRACE}> has no playground.`);
});

test('one whose template is gone is listed without its cost', () => {
  expect(listMine([playground({ template: 'removed' })], [], context).text).not.toContain('$');
});
