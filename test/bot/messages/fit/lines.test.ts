import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBlocks } from '../../../../bot/messages/fit/fit.ts';
import { fitLines } from '../../../../bot/messages/fit/lines.ts';
import { type Block, section } from '../../../../bot/messages/message.ts';
import { holds } from '../../../support/holds.ts';

const more = (left: number) => `${left} more…`;
const textOf = (blocks: Block[]) =>
  blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : '')).join('\n');

test('what fits is one section', () => {
  expect(fitLines({ head: ['Yours:'], lines: ['a', 'b'], tail: ['That is all.'], more })).toEqual([
    section('Yours:', 'a', 'b', 'That is all.'),
  ]);
});

test('head and tail stay, and each line is there or counted', () => {
  const line = fc.integer({ min: 1, max: 900 }).map((length) => 'x'.repeat(length));
  holds(
    fc.property(fc.array(line, { maxLength: 300 }), (lines) => {
      const blocks = fitLines({ head: ['first'], lines, tail: ['last'], more });
      expect(fitBlocks(blocks, 'message'), 'it needs no further cut').toEqual(blocks);
      const shown = textOf(blocks).split('\n');
      expect([shown[0], shown.at(-1)]).toEqual(['first', 'last']);
      const left = Number(/^(\d+) more…$/.exec(shown.at(-2) ?? '')?.[1] ?? 0);
      const kept = shown.slice(1, left > 0 ? -2 : -1);
      expect(kept).toEqual(lines.slice(0, kept.length));
      expect(kept.length + left).toBe(lines.length);
    }),
  );
});

test('as many lines are kept as there is room for', () => {
  const lines = Array.from({ length: 300 }, (_, index) => `${index} ${'x'.repeat(96)}`);
  const blocks = fitLines({ lines, more });
  expect(JSON.stringify(blocks).length).toBeGreaterThan(12_800);
});
