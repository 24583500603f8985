import { describe, expect, it } from 'vitest';
import { follow, type LiveEvent } from '../../../../../infra/local/slack/live/events.ts';
import { createStore } from '../../../../../infra/local/slack/store.ts';
import { ADA, GENERAL, GRACE } from '../support.ts';

function followed(userId: string, store = createStore(() => 1_700_000_000_000)) {
  const events: LiveEvent[] = [];
  const leave = follow(store, userId, (event) => events.push(event));
  return { store, events, leave };
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

  it('ends when told to', () => {
    const { store, events, leave } = followed(ADA);
    leave();
    store.post({ channel: GENERAL, user: ADA, content: { text: 'x' } });
    expect(events).toHaveLength(1);
  });
});
