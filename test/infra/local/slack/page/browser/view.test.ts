import { describe, expect, it } from 'vitest';
import type { Shown } from '../../../../../../infra/local/slack/live/events.ts';
import { unreadIn, withRead } from '../../../../../../infra/local/slack/page/browser/unread.ts';
import {
  channelName,
  messagesIn,
  NOTHING,
  type View,
  withEvent,
} from '../../../../../../infra/local/slack/page/browser/view.ts';
import type { Channel } from '../../../../../../infra/local/slack/workspace.ts';
import { ADA, GENERAL, GRACE } from '../../support.ts';

const general: Channel = { id: GENERAL, name: 'general', kind: 'public' };
const direct: Channel = { id: 'D0ADA0001', name: 'ada', kind: 'direct', userId: ADA };
const shown = (ts: string, text: string, user = GRACE): Shown => ({
  message: { channel: GENERAL, ts, user, text, edits: [] },
  html: text,
});
const seeing = (...messages: Shown[]): View =>
  withEvent(NOTHING, { type: 'snapshot', users: [], channels: [general], messages, modal: null, home: null });
const texts = (view: View) => messagesIn(view, GENERAL).map(({ html }) => html);

describe('what is seen after an event', () => {
  const view = seeing(shown('1.1', 'one'), shown('1.2', 'two'));

  it('is the snapshot alone, whatever was seen before', () => {
    const event = { type: 'snapshot' as const, users: [], channels: [general], messages: [shown('2.1', 'new')] };
    expect(texts(withEvent(view, { ...event, modal: null, home: null }))).toEqual(['new']);
  });

  it('has the new at the end, the edited in its place and not the deleted', () => {
    const posted = withEvent(view, { type: 'posted', channel: general, ...shown('1.3', 'three') });
    const edited = withEvent(posted, { type: 'edited', channel: general, ...shown('1.1', 'ONE') });
    expect(texts(edited)).toEqual(['ONE', 'two', 'three']);
    expect(texts(withEvent(edited, { type: 'deleted', channel: general, ...shown('1.2', 'two') }))).toEqual([
      'ONE',
      'three',
    ]);
    expect(texts(view)).toEqual(['one', 'two']);
  });

  it('has a new channel once', () => {
    const opened = withEvent(view, { type: 'channel', channel: direct });
    expect(withEvent(opened, { type: 'channel', channel: direct }).channels).toEqual([general, direct]);
  });

  it('calls direct messages by the one who writes there', () => {
    expect([general, direct].map(channelName)).toEqual(['general', 'Playground']);
  });
});

describe('unread messages', () => {
  it('are those of others that came after the last one read', () => {
    const view = seeing(shown('1.1', 'one'), shown('1.2', 'two'), shown('1.3', 'mine', ADA));
    expect(unreadIn(view, GENERAL, ADA, {})).toBe(2);
    expect(unreadIn(view, GENERAL, ADA, { [GENERAL]: '1.1' })).toBe(1);
    expect(unreadIn(view, GENERAL, ADA, withRead(view, GENERAL, {}))).toBe(0);
  });

  it('do not come back with an edit', () => {
    const view = seeing(shown('1.1', 'one'));
    const marks = withRead(view, GENERAL, {});
    const edited = withEvent(view, { type: 'edited', channel: general, ...shown('1.1', 'ONE') });
    expect(unreadIn(edited, GENERAL, ADA, marks)).toBe(0);
  });

  it('stay as they are where nothing was said', () => {
    const marks = { other: '1.0' };
    expect(withRead(seeing(), GENERAL, marks)).toBe(marks);
  });
});
