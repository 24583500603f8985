import { describe, expect, it } from 'vitest';
import { follow, type LiveEvent } from '../../../../../infra/local/slack/live/events.ts';
import { createStore } from '../../../../../infra/local/slack/store.ts';
import { createRecorder } from '../../../../../infra/local/slack/trace/recorder.ts';
import { createViews } from '../../../../../infra/local/slack/views/views.ts';
import { ADA, GENERAL, GRACE } from '../support.ts';

function followed(userId: string, store = createStore(() => 1_700_000_000_000)) {
  const events: LiveEvent[] = [];
  const views = createViews(() => 1_700_000_000_000);
  const recorder = createRecorder(() => 0);
  const leave = follow({ store, views, recorder }, userId, (event) => events.push(event));
  return { store, views, events, leave };
}

describe('following the workspace', () => {
  it('begins with all that one person sees', () => {
    const store = createStore(() => 1_700_000_000_000);
    const { channel } = store.openDirectMessages(GRACE);
    store.post({ channel: channel.id, user: GRACE, content: { text: 'for grace' } });
    store.post({ channel: GENERAL, user: ADA, content: { text: 'for all' } });
    store.post({ channel: GENERAL, user: ADA, content: { text: 'for grace' }, visibleTo: GRACE });
    const [snapshot] = followed(ADA, store).events;
    expect(snapshot).toMatchObject({ type: 'snapshot', messages: [{ message: { text: 'for all' } }] });
    expect(JSON.stringify(snapshot)).not.toContain('for grace');
    expect(JSON.stringify(snapshot)).not.toContain(channel.id);
  });

  it('goes on with each change', () => {
    const { store, events } = followed(ADA);
    const message = store.post({ channel: GENERAL, user: ADA, content: { text: 'one' } });
    store.remove(store.edit(message, { text: 'two' }));
    expect(events.slice(1)).toMatchObject([
      { type: 'posted', html: expect.stringContaining('one') },
      { type: 'edited', message: { text: 'two' }, html: expect.stringContaining('two') },
      { type: 'deleted' },
    ]);
  });

  it('hears nothing of the direct and ephemeral messages of others', () => {
    const { store, events } = followed(ADA);
    const { channel } = store.openDirectMessages(GRACE);
    store.post({ channel: channel.id, user: GRACE, content: { text: 'x' } });
    store.post({ channel: GENERAL, user: ADA, content: { text: 'x' }, visibleTo: GRACE });
    expect(events).toHaveLength(1);
  });

  it('has the modals and the Home of that person, and of nobody else', () => {
    const { views, events } = followed(ADA);
    const title = { type: 'plain_text', text: 'A title' } as const;
    const shared = { blocks: [], private_metadata: '', callback_id: '', external_id: '' };
    const modal = { ...shared, type: 'modal', title, clear_on_close: false, notify_on_close: false } as const;
    const [, opened] = [views.open(GRACE, modal), views.open(ADA, modal)];
    views.publish(ADA, { ...shared, type: 'home' });
    views.close(opened);
    expect(events).toMatchObject([
      { type: 'snapshot', modal: null, home: null },
      { type: 'modal', view: { id: opened.id, html: expect.stringContaining('A title') } },
      { type: 'home', view: { html: expect.any(String) } },
      { type: 'modal', view: null },
    ]);
  });

  it('ends when told to', () => {
    const { store, views, events, leave } = followed(ADA);
    leave();
    views.publish(ADA, { type: 'home', blocks: [], private_metadata: '', callback_id: '', external_id: '' });
    store.post({ channel: GENERAL, user: ADA, content: { text: 'x' } });
    expect(events).toHaveLength(1);
  });
});
