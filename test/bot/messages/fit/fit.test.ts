import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitBlocks, fitMessage } from '../../../../bot/messages/fit/fit.ts';
import { context, section } from '../../../../bot/messages/message.ts';
import { validateBlocks } from '../../../../infra/local/slack/block-kit/validate.ts';
import { holds } from '../../../support/holds.ts';
import { anyBlocks, anyMrkdwn, fewBlocks } from './any-blocks.ts';

/** The stand-in Slack judges, which knows the limits from Slack's pages and not from the code under test. */
function expectSlackTakes(blocks: unknown[]): void {
  if (blocks.length > 0) expect(validateBlocks(blocks)).toMatchObject({ outcome: 'valid' });
}

describe('whatever goes in', () => {
  test('Slack takes what comes out', () => {
    holds(
      fc.property(anyBlocks, (blocks) => expectSlackTakes(fitBlocks(blocks, 'message'))),
      { numRuns: 60 },
    );
  });

  test('fitting it again changes nothing', () => {
    holds(
      fc.property(anyBlocks, (blocks) => {
        const once = fitBlocks(blocks, 'message');
        expect(fitBlocks(once, 'message')).toEqual(once);
      }),
    );
  });

  test('what Slack would take already comes out as it went in', () => {
    holds(
      fc.property(fewBlocks, (blocks) => {
        const json = JSON.stringify(blocks);
        fc.pre(validateBlocks(blocks).outcome === 'valid' && json.length <= 13_000);
        // Slack may count a character beyond the basic plane as one; we count two, and take blank text for empty.
        fc.pre(!/[\u{10000}-\u{10FFFF}]|"text":"\s+"/u.test(json));
        expect(fitBlocks(blocks, 'message')).toEqual(blocks);
      }),
    );
  });

  test('where something is left out there is a "…"', () => {
    holds(
      fc.property(fc.array(anyMrkdwn, { minLength: 1, maxLength: 80 }), (texts) => {
        const blocks = texts.map((text) => section(`a${text}`));
        const fitted = fitBlocks(blocks, 'message');
        const isWhole = JSON.stringify(fitted) === JSON.stringify(blocks);
        expect(isWhole || JSON.stringify(fitted).includes('…')).toBe(true);
      }),
    );
  });

  test('the last block stays, because buttons are there', () => {
    holds(
      fc.property(anyBlocks, (blocks) => {
        const fitted = fitBlocks([...blocks, context('the end')], 'message');
        expect(fitted.at(-1)).toEqual(context('the end'));
      }),
    );
  });
});

test('the text beside the blocks is short enough for an update', () => {
  const { text } = fitMessage({ text: 'a'.repeat(5000) });
  expect(text.length).toBeLessThanOrEqual(4000);
  expect(text).toMatch(/a… \(the rest does not fit in Slack\)$/);
});

test('a long text is cut before a whole block is left out', () => {
  const blocks = [section('first'), ...Array.from({ length: 6 }, () => section('x'.repeat(2900))), section('last')];
  const fitted = fitBlocks(blocks, 'message');
  expect(fitted).toHaveLength(8);
  expect([fitted[0], fitted[7]]).toEqual([section('first'), section('last')]);
});

test('how many blocks are left out is said before the last one', () => {
  const blocks = Array.from({ length: 60 }, (_, index) => section(`part ${index}`));
  const fitted = fitBlocks(blocks, 'message');
  expect(fitted).toHaveLength(50);
  expect(fitted.slice(-3)).toEqual([
    section('part 47'),
    context('11 more that do not fit in Slack…'),
    section('part 59'),
  ]);
});

test('a view has room for a hundred blocks, and for more than a message in all', () => {
  const blocks = Array.from({ length: 100 }, () => section('x'.repeat(1000)));
  expect(fitBlocks(blocks, 'view')).toEqual(blocks);
  expect(fitBlocks([...blocks, ...blocks], 'view')).toHaveLength(100);
});

test('a button whose value or address cannot be cut is left out, and an empty block with it', () => {
  const text = { type: 'plain_text' as const, text: 'Open' };
  const long = { type: 'button' as const, text, value: 'v'.repeat(2001) };
  const far = { type: 'button' as const, text, url: `https://example.com/${'a'.repeat(3000)}` };
  const good = { type: 'button' as const, text, value: 'v' };
  expect(fitBlocks([{ type: 'actions', elements: [long, good, far] }], 'message')).toEqual([
    { type: 'actions', elements: [good] },
  ]);
  expect(fitBlocks([{ type: 'actions', elements: [long] }], 'message')).toEqual([]);
});
