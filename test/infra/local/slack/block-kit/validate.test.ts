import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../../../infra/local/slack/block-kit/validate.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const button = (more: Record<string, unknown> = {}) => ({ type: 'button', text: plain(3), ...more });
const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));
const option = { text: plain(1), value: 'a' };

const LIMITS: [string, unknown[], unknown[], string][] = [
  [
    '50 blocks',
    many(50, () => ({ type: 'divider' })),
    many(51, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    '3000 characters in a section',
    [{ type: 'section', text: mrkdwn(3000) }],
    [{ type: 'section', text: mrkdwn(3001) }],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '10 fields',
    [{ type: 'section', fields: many(10, () => mrkdwn(1)) }],
    [{ type: 'section', fields: many(11, () => mrkdwn(1)) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    '2000 characters in a field',
    [{ type: 'section', fields: [plain(2000)] }],
    [{ type: 'section', fields: [plain(2001)] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    '150 characters in a header',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '10 elements in a context',
    [{ type: 'context', elements: many(10, () => plain(1)) }],
    [{ type: 'context', elements: many(11, () => plain(1)) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '25 elements in actions',
    [{ type: 'actions', elements: many(25, () => button()) }],
    [{ type: 'actions', elements: many(26, () => button()) }],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    '75 characters on a button',
    [{ type: 'actions', elements: [button({ text: plain(75) })] }],
    [{ type: 'actions', elements: [button({ text: plain(76) })] }],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    '2000 characters of a value',
    [{ type: 'actions', elements: [button({ value: 'x'.repeat(2000) })] }],
    [{ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    '255 characters of an action id',
    [{ type: 'actions', elements: [button({ action_id: 'x'.repeat(255) })] }],
    [{ type: 'actions', elements: [button({ action_id: 'x'.repeat(256) })] }],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    '255 characters of a block id',
    [{ type: 'divider', block_id: 'x'.repeat(255) }],
    [{ type: 'divider', block_id: 'x'.repeat(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    '5 options of an overflow',
    [{ type: 'section', text: plain(1), accessory: { type: 'overflow', options: many(5, () => option) } }],
    [{ type: 'section', text: plain(1), accessory: { type: 'overflow', options: many(6, () => option) } }],
    'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
  ],
];

describe('Block Kit', () => {
  it.each(LIMITS)('takes %s and nothing beyond', (_, legal, illegal, fault) => {
    expect(validateBlocks(legal).outcome).toBe('valid');
    expect(validateBlocks(illegal)).toEqual({ outcome: 'invalid_blocks', faults: [fault] });
  });

  it.each([
    [{ type: 'divider', color: 'red' }, 'invalid additional property: color [json-pointer:/blocks/0]'],
    [{ type: 'rich_text', elements: [] }, 'unsupported type: rich_text [json-pointer:/blocks/0/type]'],
    [{ type: 'constructor' }, 'unsupported type: constructor [json-pointer:/blocks/0/type]'],
    [{}, 'missing required field: type [json-pointer:/blocks/0]'],
    ['text', 'must provide an object [json-pointer:/blocks/0]'],
    [{ type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [{ type: 'header', text: mrkdwn(1) }, 'value is not allowed [json-pointer:/blocks/0/text/type]'],
    [{ type: 'header', text: plain(0) }, 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [{ type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      { type: 'section', text: { type: 'markdown', text: 'x' } },
      'unsupported type: markdown [json-pointer:/blocks/0/text/type]',
    ],
    [
      { type: 'section', text: { type: 'mrkdwn', text: 7 } },
      'must provide a string [json-pointer:/blocks/0/text/text]',
    ],
    [{ type: 'context', elements: [] }, 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      { type: 'actions', elements: [button({ style: 'loud' })] },
      'value is not allowed [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      { type: 'actions', elements: [button({ action_id: 'a' }), button({ action_id: 'a' })] },
      'action_id a already exists for another element [json-pointer:/blocks/0/elements/1/action_id]',
    ],
  ])('refuses %j', (block, fault) => {
    expect(validateBlocks([block])).toEqual({ outcome: 'invalid_blocks', faults: [fault] });
  });

  it('names every fault of a message', () => {
    const validated = validateBlocks([{ type: 'header' }, { type: 'divider' }, { type: 'video' }]);
    expect(validated).toMatchObject({ faults: [expect.stringContaining('/0'), expect.stringContaining('/2/type')] });
  });

  it('refuses one block_id twice, and gives ids to blocks that have none', () => {
    const twice = validateBlocks([
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ]);
    expect(twice).toMatchObject({ outcome: 'invalid_blocks' });
    const given = validateBlocks([{ type: 'divider' }, { type: 'divider', block_id: 'mine' }]);
    expect(given).toMatchObject({ blocks: [{ block_id: 'b0' }, { block_id: 'mine' }] });
  });

  it('refuses more than about 13,200 characters in all, and what is no list', () => {
    const sections = (count: number) => many(count, () => ({ type: 'section', text: mrkdwn(2500) }));
    expect(validateBlocks(sections(5)).outcome).toBe('valid');
    expect(validateBlocks(sections(6)).outcome).toBe('msg_blocks_too_long');
    expect(validateBlocks('[').outcome).toBe('invalid_blocks_format');
    expect(validateBlocks({ type: 'divider' }).outcome).toBe('invalid_blocks_format');
  });
});
