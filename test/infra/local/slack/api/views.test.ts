import { describe, expect, it } from 'vitest';
import { ADA } from '../support.ts';
import { createTestApi } from './support.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const modal = (more: object = {}) => ({ type: 'modal', title: plain('A title'), blocks: [], ...more });
const divider = { type: 'divider' };
const field = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } };

function opened(view = modal()) {
  const slack = createTestApi();
  const open = (given: object) => slack.answer('views.open', { trigger_id: slack.triggerIds.issue(ADA), view: given });
  const first = open(view)['view'] as Record<string, string>;
  return { ...slack, open, first };
}

describe('a trigger', () => {
  it('opens one modal, within three seconds', () => {
    const { clock, triggerIds, answer } = createTestApi();
    const open = (trigger_id: string) => answer('views.open', { trigger_id, view: modal() });
    const [once, late] = [triggerIds.issue(ADA), triggerIds.issue(ADA)];
    clock.now += 3000;
    expect(open(once)).toMatchObject({ ok: true });
    expect(open(once)).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });
    clock.now += 1;
    expect(open(late)).toMatchObject({ ok: false, error: 'expired_trigger_id' });
    expect(open('1.2.abc')).toMatchObject({ ok: false, error: 'invalid_trigger_id' });
  });
});

describe('a view', () => {
  it('is answered with all that Slack knows of it', () => {
    const { first } = opened(modal({ private_metadata: 'm', external_id: 'e', blocks: [divider] }));
    expect(first).toMatchObject({
      id: expect.stringMatching(/^V[0-9A-F]{10}$/),
      hash: expect.any(String),
      root_view_id: first['id'],
      private_metadata: 'm',
      external_id: 'e',
      state: { values: {} },
      blocks: [{ type: 'divider', block_id: 'b0' }],
    });
  });

  it('is updated by its id or its own name, unless somebody was faster', () => {
    const { answer, first } = opened(modal({ external_id: 'mine' }));
    const second = answer('views.update', {
      view_id: first['id'],
      hash: first['hash'],
      view: modal({ external_id: 'mine' }),
    });
    expect(second).toMatchObject({
      ok: true,
      view: { id: first['id'], hash: expect.not.stringContaining(String(first['hash'])) },
    });
    expect(answer('views.update', { view_id: first['id'], hash: first['hash'], view: modal() })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(answer('views.update', { external_id: 'mine', view: modal() })).toMatchObject({ ok: true });
    expect(answer('views.update', { external_id: 'mine', view: modal() })).toMatchObject({ error: 'not_found' });
    expect(answer('views.update', { view: modal() })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('is one of three on top of each other at most', () => {
    const { answer, triggerIds, open, first } = opened();
    const push = (more = {}) => answer('views.push', { trigger_id: triggerIds.issue(ADA), view: modal(more) });
    expect(push()).toMatchObject({ view: { previous_view_id: first['id'], root_view_id: first['id'] } });
    expect(push({ external_id: 'top' })).toMatchObject({ ok: true });
    expect(push()).toMatchObject({ error: 'push_limit_reached' });
    expect(open(modal({ external_id: 'top' }))).toMatchObject({ error: 'duplicate_external_id' });
    expect(createTestApi().answer('views.push', { trigger_id: 'x', view: modal() })).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });

  it('cannot be pushed where none is open', () => {
    const { answer, triggerIds } = createTestApi();
    expect(answer('views.push', { trigger_id: triggerIds.issue(ADA), view: modal() })).toMatchObject({
      error: 'not_found',
    });
  });

  it.each([
    [
      '25 characters of title',
      modal({ title: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      '101 blocks',
      modal({ blocks: Array(101).fill(divider) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      '3001 characters of metadata',
      modal({ private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a field and nothing to submit it',
      modal({ blocks: [field] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'a field that Slack does not have',
      modal({ colour: 'red' }),
      'invalid additional property: colour [json-pointer:/view]',
    ],
    ['no blocks', modal({ blocks: undefined }), 'missing required field: blocks [json-pointer:/view]'],
    ['a Home tab', { type: 'home', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [
      'a fault in a block',
      modal({ blocks: [{ type: 'section', text: plain('') }] }),
      'must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
    ],
  ])('with %s is refused', (_, view, fault) => {
    const { answer, triggerIds } = createTestApi();
    const refused = answer('views.open', { trigger_id: triggerIds.issue(ADA), view });
    expect(refused).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(refused['errors']).toContain(fault);
  });

  it('of more than 250 kB is refused, and 100 blocks with fields are not', () => {
    const { open } = opened();
    expect(open(modal({ blocks: Array(100).fill({ type: 'section', text: plain('x'.repeat(2600)) }) }))).toMatchObject({
      error: 'view_too_large',
    });
    expect(open(modal({ submit: plain('Go'), blocks: Array(100).fill(field) }))).toMatchObject({ ok: true });
  });
});

describe('a Home tab', () => {
  it('replaces the former one unless somebody was faster', () => {
    const { answer } = createTestApi();
    const publish = (more = {}) =>
      answer('views.publish', { user_id: ADA, view: { type: 'home', blocks: [divider] }, ...more });
    const { id, hash } = publish()['view'] as Record<string, string>;
    expect(publish({ hash })).toMatchObject({ ok: true, view: { id } });
    expect(publish({ hash })).toMatchObject({ error: 'hash_conflict' });
    expect(publish({ view: modal() })).toMatchObject({ error: 'invalid_arguments' });
  });
});
