import { expect, it } from 'vitest';
import type { InputElement } from '../../../../../infra/local/slack/block-kit/elements.ts';
import type { Message } from '../../../../../infra/local/slack/message.ts';
import { blocksHtml } from '../../../../../infra/local/slack/page/blocks.ts';
import { messageHtml } from '../../../../../infra/local/slack/page/message.ts';
import { ADA, GENERAL } from '../support.ts';

const at = { now: new Date('2026-01-15T12:00:00Z'), timeZone: 'UTC' };
const message = (more: Partial<Message> = {}): Message => ({
  channel: GENERAL,
  ts: '1700000000.000100',
  user: 'U0BOT00001',
  botId: 'B0LOCAL01',
  text: 'fallback',
  edits: [],
  ...more,
});
const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;

it('shows who wrote it, that it is an app, and when', () => {
  const html = messageHtml(message(), at);
  expect(html).toContain('<b>Playground</b> <span class="app">APP</span>');
  expect(html).toContain('datetime="2023-11-14T22:13:20.000Z">22:13:20<');
  expect(messageHtml(message({ user: ADA, botId: undefined as never }), at)).toContain('<b>Ada</b>');
});

it('says of an ephemeral message who sees it, and of an edited one that it is', () => {
  expect(messageHtml(message({ visibleTo: ADA }), at)).toContain('Only visible to you');
  expect(messageHtml(message({ edited: { user: ADA, ts: '1.0' } }), at)).toContain('(edited)');
  expect(messageHtml(message(), at)).not.toMatch(/Only visible|edited/);
});

it('draws each kind of block, and the text only where there are none', () => {
  const html = messageHtml(
    message({
      blocks: [
        { type: 'header', text: plain('A <b> header') },
        { type: 'section', text: mrkdwn('*bold*'), fields: [mrkdwn('one'), plain('*two*')] },
        { type: 'divider' },
        { type: 'context', elements: [mrkdwn('_small_')] },
        {
          type: 'actions',
          elements: [
            { type: 'button', text: plain('Open'), url: 'http://198.51.100.7:8080' },
            { type: 'button', text: plain('Bad'), url: 'javascript:alert(1)' },
            { type: 'button', text: plain('Destroy'), style: 'danger' },
            { type: 'static_select', placeholder: plain('Choose'), options: [{ text: plain('a'), value: 'a' }] },
          ],
        },
      ],
    }),
    at,
  );
  expect(html).toContain('<h3>A &lt;b&gt; header</h3>');
  expect(html).toContain('<div><b>bold</b></div><div class="fields"><div>one</div><div>*two*</div></div>');
  expect(html).toContain('<hr><div class="context"><span><i>small</i></span></div>');
  expect(html).toContain('<a class="button" href="http://198.51.100.7:8080"');
  expect(html).not.toContain('javascript:');
  expect(html).toContain('class="button danger" data-block="" data-name="" data-action>Destroy<');
  expect(html).toContain('>Choose<');
  expect(html).not.toContain('fallback');
});

it('draws each field of a view with its label, and escapes what stands in it', () => {
  const input = (block_id: string, element: InputElement) =>
    ({ type: 'input', block_id, label: plain(`The <${block_id}>`), element }) as const;
  const options = [{ text: plain('<One>'), value: '1"' }];
  const html = blocksHtml(
    [
      input('text', { type: 'plain_text_input', action_id: 'v', initial_value: '<b>', max_length: 30 }),
      input('lines', { type: 'plain_text_input', action_id: 'v', multiline: true, initial_value: '</textarea>' }),
      input('menu', { type: 'static_select', action_id: 'v', options, initial_option: options[0] }),
      input('boxes', { type: 'checkboxes', action_id: 'v', options, initial_options: options }),
      input('people', { type: 'multi_users_select', action_id: 'v', initial_users: [ADA] }),
      input('place', { type: 'conversations_select', action_id: 'v' }),
    ],
    at,
  );
  expect(html).toContain('<label><span class="label">The &lt;text&gt;</span><input type="text"');
  expect(html).toContain('value="&lt;b&gt;"');
  expect(html).toContain('&lt;/textarea&gt;</textarea>');
  expect(html).toContain('<option value="1&quot;" selected>&lt;One&gt;</option>');
  expect(html).toContain('<legend class="label">The &lt;boxes&gt;</legend>');
  expect(html).toContain('<input type="checkbox" value="1&quot;" checked>');
  expect(html).toContain(`<input type="checkbox" value="${ADA}" checked> @ada`);
  expect(html).toContain(`<option value="${GENERAL}">#general</option>`);
  expect(html).not.toContain('data-action');
});
