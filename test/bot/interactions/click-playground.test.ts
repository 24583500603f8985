import { describe, expect, test } from 'vitest';
import { playgroundActionValue } from '../../../bot/actions.ts';
import { RESPONSE_URL } from '../support/interactions.ts';
import { ADA, GRACE, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { demo, setUp } from './click-world.ts';

const value = playgroundActionValue(demo);

describe('extend', () => {
  test('moves the end by an hour, and says until when to whoever clicked', async () => {
    const { press, row, said, deps } = setUp();
    await press('extend', value);
    expect(row()?.expiresAt).toBe(demo.expiresAt + 3600);
    expect(deps.respond).toHaveBeenCalledExactlyOnceWith(RESPONSE_URL, expect.anything());
    expect(said()[0]).toContain('*demo* lives until');
  });

  test('to max goes as far as may be', async () => {
    const { press, row } = setUp();
    await press('extend-max', value);
    expect(row()?.expiresAt).toBe(demo.createdAt + 24 * 3600);
  });

  test('clicked twice beside the same end is one wish, one after the other or at one moment', async () => {
    const { press, row, said } = setUp();
    await Promise.all([press('extend', value, { trigger: '1' }), press('extend', value, { trigger: '2' })]);
    await press('extend', value, { trigger: '3' });
    expect(row()?.expiresAt).toBe(demo.expiresAt + 3600);
    expect(said()).toHaveLength(3);
    for (const words of said()) expect(words).toContain('until');
  });

  test('on words that are older than an extension says so, and has the message drawn again', async () => {
    const later = NOW + 9 * 3600;
    const { press, row, said, refreshed } = setUp([playground({ expiresAt: later })]);
    await press('extend', value);
    expect(row()?.expiresAt).toBe(later);
    expect(said()).toEqual([expect.stringContaining('has been extended since')]);
    expect(refreshed()).toMatchObject([{ playgroundName: 'demo', formerUsers: [ADA] }]);
  });

  test('by a stranger is refused, with whom to ask', async () => {
    const { press, row, said } = setUp();
    await press('extend', value, { user: GRACE });
    expect(row()?.expiresAt).toBe(demo.expiresAt);
    expect(said()[0]).toContain(`<@${ADA}>`);
  });
});

describe('destroy', () => {
  test('claims the destroying, once for two clicks', async () => {
    const { press, row, registry, said } = setUp();
    await press('destroy', value, { trigger: '1' });
    await press('destroy', value, { trigger: '2' });
    expect(row()?.state).toBe('destroying');
    expect([...registry.operations.values()].filter(({ kind }) => kind === 'destroy')).toHaveLength(1);
    expect(said()).toEqual([expect.stringContaining('is being destroyed'), expect.stringContaining('being destroyed')]);
  });

  test('of an old message leaves a newer playground of the same name alone, and has the message drawn again', async () => {
    const { press, row, said, refreshed } = setUp([playground({ id: 'demo-ffffffff' })]);
    await press('destroy', value);
    expect(row()?.state).toBe('ready');
    expect(said()[0]).toContain('There is no such playground');
    expect(refreshed()).toMatchObject([{ playgroundId: demo.id, formerUsers: [ADA] }]);
  });

  test('by somebody whom it is shared with is refused', async () => {
    const shared = playground({ sharedWith: [{ kind: 'user', id: GRACE, credentials: true }] });
    const { press, row, said } = setUp([shared]);
    await press('destroy', value, { user: GRACE });
    expect(row()?.state).toBe('ready');
    expect(said()[0]).toContain('belongs to somebody else');
  });
});

describe('logs', () => {
  test('are shown to whoever may see them', async () => {
    const { press, said } = setUp();
    await press('logs', value);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain('demo');
  });

  test('of an old message are not those of a newer playground of the same name', async () => {
    const { press, said } = setUp([playground({ id: 'demo-ffffffff' })]);
    await press('logs', value);
    expect(said()[0]).toContain('There is no such playground');
  });

  test('are refused to a stranger', async () => {
    const { press, said } = setUp();
    await press('logs', value, { user: GRACE });
    expect(said()[0]).toContain('belongs to somebody else');
  });
});
