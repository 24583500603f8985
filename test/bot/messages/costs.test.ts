import { describe, expect, test } from 'vitest';
import { costByTemplate } from '../../../bot/cost.ts';
import { costAhead, costs } from '../../../bot/messages/costs.ts';
import { at } from '../../../bot/messages/text.ts';
import { ADA, PRICES, playground, TEMPLATES } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const HOURS = 3600;
const costOf = costByTemplate(TEMPLATES, PRICES);
const view = {
  whose: 'mine' as const,
  playgrounds: [playground()],
  isCut: false,
  costOf,
  borrowedFrom: undefined,
  now: NOW,
};

describe('cost', () => {
  test('each and all, the dearest first', () => {
    const playgrounds = [
      playground({ createdAt: NOW - HOURS }),
      playground({ name: 'long', expiresAt: NOW + 400 * HOURS }),
    ];
    expect(costs({ ...view, playgrounds }).text.split('\n')).toEqual([
      'Your playgrounds cost about $0.035 an hour: $0.02 so far, $7.02 until their ends.',
      `• *long*: under $0.01 so far, $6.94 until its end (${at(NOW + 400 * HOURS)}), $0.017 an hour`,
      `• *demo*: about $0.02 so far, $0.09 until its end (${at(NOW + 4 * HOURS)}), $0.017 an hour`,
      'That is task and address at list price; data transfer, logs and taxes are not in it.',
    ]);
  });

  test('of all says whose each is, and that there are more', () => {
    const { text } = costs({ ...view, whose: 'all', isCut: true });
    expect(text).toContain('The next 1 to expire cost about');
    expect(text).toContain(`*demo* of <@${ADA}>:`);
  });

  test('by another region’s prices says whose, and where they are set', () => {
    const { text } = costs({ ...view, borrowedFrom: 'us-east-1' });
    expect(text).toMatch(/The prices are those of us-east-1: .* the setting `prices`\.$/);
  });

  test('of nothing', () => {
    expect(costs({ ...view, playgrounds: [] }).text).toBe('You have no playground, so you cost nothing.');
    expect(costs({ ...view, whose: 'all', playgrounds: [] }).text).toBe('There is no playground at all.');
  });

  test('of one whose template is gone is not known', () => {
    expect(costs({ ...view, playgrounds: [playground({ template: 'removed' })] }).text).toContain(
      'its template is gone',
    );
  });
});

test('ahead, for whoever has just got one', () => {
  expect(costAhead({ perHour: 0.0173, soFar: 0, untilExpiry: 0.0694 })).toBe(
    'It costs about $0.07 until then, $0.017 an hour.',
  );
});
