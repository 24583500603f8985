import { describe, expect, it } from 'vitest';
import { createResponseUrls } from '../../../../../infra/local/slack/delivery/response-urls.ts';
import { createStore } from '../../../../../infra/local/slack/store.ts';
import { ADA, GENERAL } from '../support.ts';

function opened() {
  const clock = { now: 1_700_000_000_000 };
  const store = createStore(() => clock.now);
  const urls = createResponseUrls(store, () => clock.now);
  const path = urls.open('commands', { channel: GENERAL, userId: ADA });
  const use = (body: unknown) => urls.use(path, JSON.stringify(body));
  return { clock, store, urls, path, use };
}

describe('a response URL', () => {
  it('shows its answers to the one who typed the command, five times', () => {
    const { store, use } = opened();
    for (let count = 0; count < 5; count += 1) expect(use({ text: 'hi' }).status).toBe(200);
    expect(use({ text: 'hi' })).toEqual({ status: 404, body: '{"ok":false,"error":"used_url"}' });
    expect(store.messages(GENERAL)).toHaveLength(5);
    expect(store.messages(GENERAL)[0]).toMatchObject({ text: 'hi', visibleTo: ADA });
  });

  it('ends after 30 minutes', () => {
    const { clock, use } = opened();
    clock.now += 30 * 60 * 1000;
    expect(use({ text: 'hi' }).status).toBe(200);
    clock.now += 1;
    expect(use({ text: 'hi' })).toMatchObject({ status: 404, body: expect.stringContaining('expired_url') });
  });

  it('replaces and deletes what was shown before', () => {
    const { store, urls, path, use } = opened();
    const flags = { responseType: 'ephemeral', replaceOriginal: false, deleteOriginal: false } as const;
    urls.show(path, { ...flags, content: { text: 'first' } });
    use({ text: 'second', replace_original: true });
    expect(store.messages(GENERAL)).toMatchObject([{ text: 'second', edits: [{ text: 'first' }] }]);
    use({ delete_original: true });
    expect(store.messages(GENERAL)).toEqual([]);
  });

  it('speaks to the channel when told to', () => {
    const { store, use } = opened();
    use({ text: 'all', response_type: 'in_channel' });
    expect(store.messages(GENERAL)[0]?.visibleTo).toBeUndefined();
  });

  it.each([
    ['nothing', '', 'no_text'],
    ['no text', '{}', 'no_text'],
    ['a response_type that does not exist', '{"text":"x","response_type":"loud"}', 'invalid_payload'],
    ['blocks that Slack does not take', '{"text":"x","blocks":[{"type":"video"}]}', 'invalid_blocks'],
  ])('refuses %s', (_, body, error) => {
    const { urls, path } = opened();
    expect(urls.use(path, body)).toEqual({ status: 400, body: JSON.stringify({ ok: false, error }) });
  });

  it('cannot be guessed', () => {
    const { urls, path } = opened();
    expect(urls.use(path.slice(0, -1), '{"text":"x"}').status).toBe(404);
  });
});
