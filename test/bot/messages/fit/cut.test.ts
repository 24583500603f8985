import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepEnd, keepStart } from '../../../../bot/messages/fit/cut.ts';
import { holds } from '../../../support/holds.ts';
import { anyMrkdwn } from './any-blocks.ts';

const limit = fc.integer({ min: 60, max: 3000 });

describe.each([
  ['keepStart', keepStart],
  ['keepEnd', keepEnd],
] as const)('%s', (_, keep) => {
  test('never gives more than the limit, and leaves what fits alone', () => {
    holds(
      fc.property(anyMrkdwn, limit, (text, most) => {
        const kept = keep(text, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        if (text.length <= most) expect(kept).toBe(text);
        else expect(kept).toContain('…');
      }),
    );
  });

  test('cuts no entity, no mention and no emoji apart', () => {
    holds(
      fc.property(fc.constantFrom('&amp;', '<@U0ADA0001>', '😀'), limit, (token, most) => {
        const rest = keep(token.repeat(2000), most).replaceAll(token, '');
        expect(['…', '… (the rest does not fit in Slack)']).toContain(rest);
      }),
    );
  });
});

test('the start of a code block that is cut is still a code block', () => {
  const kept = keepStart(`Its log:\n\`\`\`${'line\n'.repeat(1000)}\`\`\``, 300);
  expect(kept).toMatch(/line\n+```… \(the rest does not fit in Slack\)$/);
  expect(kept.split('```')).toHaveLength(3);
});

test('the end is what keepEnd keeps', () => {
  expect(keepEnd('abcdef', 4)).toBe('…def');
});
