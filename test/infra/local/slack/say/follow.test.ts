import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../../../infra/local/slack/live/events.ts';
import type { Message } from '../../../../../infra/local/slack/message.ts';
import { stepOf } from '../../../../../infra/local/slack/say/follow.ts';
import { verdictOf } from '../../../../../infra/local/slack/say/outcome.ts';
import { ADA, ALERTS, GENERAL } from '../support.ts';

const at = { now: new Date('2026-01-15T12:00:00Z'), timeZone: 'UTC' };
const direct = { id: 'D0ADA0001', name: 'ada', kind: 'direct', userId: ADA } as const;
const alerts = { id: ALERTS, name: 'playground-alerts', kind: 'public' } as const;
const general = { id: GENERAL, name: 'general', kind: 'public' } as const;
const tag = (operation_id: string, state: string) => ({
  event_type: 'playground_operation',
  event_payload: { operation_id, state },
});

function event(
  type: 'posted' | 'edited' | 'deleted',
  more: Partial<Message>,
  channel: typeof direct | typeof alerts | typeof general = direct,
): LiveEvent {
  const message = { channel: channel.id, ts: '1700000000.000100', user: 'U0BOT00001', text: '', edits: [], ...more };
  return { type, channel, message, html: '' };
}

describe('waiting for an operation', () => {
  it.each([
    ['queued', undefined],
    ['running', undefined],
    ['succeeded', 'well'],
    ['failed', 'badly'],
  ])('when it is %s the end is %s', (state, ended) => {
    expect(stepOf(event('posted', { text: 'x', metadata: tag('op-1', state) }), 'op-1', at).ended).toBe(ended);
  });

  it('shows only what an edit changed', () => {
    const edits = [{ text: '*demo* is being made.\nStep 1 of 4' }];
    const edited = event('edited', { text: '*demo* is being made.\nStep 2 of 4', edits });
    expect(stepOf(edited, 'op-1', at).lines).toEqual(['Direct message:', '  Step 2 of 4']);
    const same = event('edited', { text: 'same', edits: [{ text: 'same' }], metadata: tag('op-1', 'succeeded') });
    expect(stepOf(same, 'op-1', at)).toEqual({ lines: [], ended: 'well' });
  });

  it('shows alerts, which do not end it: what failed may be tried again', () => {
    const step = stepOf(event('posted', { text: 'It broke', metadata: tag('op-1', 'failed') }, alerts), 'op-1', at);
    expect(step).toEqual({ lines: ['#playground-alerts:', '  It broke'] });
  });

  it.each([
    ['of another operation', event('posted', { text: 'x', metadata: tag('op-2', 'succeeded') })],
    ['in another channel', event('posted', { text: 'x' }, general)],
    ['that only one person sees', event('posted', { text: 'x', visibleTo: ADA })],
    ['that was deleted', event('deleted', { text: 'x', metadata: tag('op-1', 'failed') })],
  ])('ignores a message %s', (_, ignored) => {
    expect(stepOf(ignored, 'op-1', at)).toEqual({ lines: [] });
  });
});

describe('the verdict in an answer', () => {
  it.each([
    [[{ block_id: 'b0' }, { block_id: 'operation:op-1' }], { kind: 'accepted', operationId: 'op-1' }],
    [[{ block_id: 'error:NAME_TAKEN' }], { kind: 'refused', code: 'NAME_TAKEN' }],
    [[{ block_id: 'b0' }], { kind: 'answered' }],
    [undefined, { kind: 'answered' }],
  ])('of %j', (blocks, verdict) => {
    expect(verdictOf(blocks)).toEqual(verdict);
  });
});
