import * as fc from 'fast-check';
import type { Block } from '../../../../bot/messages/message.ts';

/** Lengths around Slack's limits and far over them, of plain letters, so that they are quick to make. */
const longText = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.integer({ min: 1990, max: 2010 }),
  fc.integer({ min: 2990, max: 3010 }),
  fc.integer({ min: 0, max: 6000 }),
);
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  longText.map((length) => 'x'.repeat(length)),
  longText.map((length) => '"\n&amp;'.repeat(Math.ceil(length / 7))),
  fc.constantFrom('&amp;', '&lt;', '<@U0ADA0001>', '```', '`', '<!date^1790000000^{date}|then>', ' ', '<', '😀'),
);

/** Text as it may come: empty, blank, marked up, with emoji, half a code block, and far too long. */
export const anyMrkdwn = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

const mrkdwn = anyMrkdwn.map((text) => ({ type: 'mrkdwn' as const, text }));
const filled = fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), anyMrkdwn);
const plain = filled.map(([start, text]) => ({ type: 'plain_text' as const, text: `a${start}${text}` }));
const confirm = fc.record({ title: plain, text: plain, confirm: plain, deny: plain });
const value = fc.oneof(fc.string({ maxLength: 100 }), fc.constant('v'.repeat(2001)));
const button = fc.record(
  { type: fc.constant('button' as const), text: plain, value, url: fc.constant('https://example.com/'), confirm },
  { requiredKeys: ['type', 'text'] },
);
const short = fc
  .integer({ min: 1, max: 80 })
  .map((length) => ({ type: 'plain_text' as const, text: 'o'.repeat(length) }));
const option = fc.record({ text: short, value: fc.constantFrom('v', 'v'.repeat(151)), description: short });
const select = fc.record({
  type: fc.constant('static_select' as const),
  placeholder: plain,
  options: fc.array(option, { minLength: 1, maxLength: 105 }),
});
const overflow = fc.record({
  type: fc.constant('overflow' as const),
  options: fc.array(option, { minLength: 1, maxLength: 9 }),
});
const element = fc.oneof(button, select, overflow);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('section' as const), text: mrkdwn }),
  fc.record(
    {
      type: fc.constant('section' as const),
      text: mrkdwn,
      fields: fc.array(mrkdwn, { minLength: 1, maxLength: 14 }),
      accessory: element,
    },
    { requiredKeys: ['type', 'text'] },
  ),
  fc.record({ type: fc.constant('context' as const), elements: fc.array(mrkdwn, { minLength: 1, maxLength: 14 }) }),
  fc.record({ type: fc.constant('header' as const), text: plain }),
  fc.record({ type: fc.constant('actions' as const), elements: fc.array(element, { minLength: 1, maxLength: 28 }) }),
  fc.constant({ type: 'divider' as const }),
);

/** Blocks of every type that the product uses, legal and illegal in size, as the blocks of one message. */
export const anyBlocks = fc.array(block, { maxLength: 60 });
/** So few that they are often legal. */
export const fewBlocks = fc.array(block, { maxLength: 3 });
