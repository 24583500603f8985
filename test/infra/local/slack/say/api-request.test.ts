import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../../../infra/local/slack/say/api-request.ts';

const demo = { params: { name: 'demo' } };

describe('a command over HTTP', () => {
  it.each([
    [
      'create demo --ttl 90m --tag web=v2',
      'createPlayground',
      { body: { name: 'demo', lifetimeMinutes: 90, tags: { web: 'v2' } } },
    ],
    ['destroy demo', 'destroyPlayground', demo],
    ['list', 'listPlaygrounds', {}],
    ['status demo', 'getPlayground', demo],
    ['logs demo web --lines 5', 'getLogs', { ...demo, query: { container: 'web', lines: 5 } }],
    ['extend demo 2h', 'changePlayground', { ...demo, body: { change: 'extend', minutes: 120 } }],
    ['extend demo max', 'changePlayground', { ...demo, body: { change: 'extend', minutes: 'max' } }],
    ['update demo --tag web=v3', 'changePlayground', { ...demo, body: { change: 'update', tags: { web: 'v3' } } }],
    ['restart demo', 'changePlayground', { ...demo, body: { change: 'update' } }],
    [
      'share demo <@U0GRACE01> --with-credentials',
      'changePlayground',
      { ...demo, body: { change: 'share', with: { kind: 'user', id: 'U0GRACE01', credentials: true } } },
    ],
    [
      'unshare demo <#C0GENERAL1>',
      'changePlayground',
      { ...demo, body: { change: 'unshare', with: { kind: 'channel', id: 'C0GENERAL1' } } },
    ],
  ])('%s is %s', (text, operationId, asked) => {
    expect(requestOf(`/playground ${text}`)).toEqual({ operationId, asked });
  });

  it('says what is wrong with one that is not understood', () => {
    expect(requestOf('/playground destroy')).toEqual({ fault: expect.stringContaining('Which playground?') });
  });

  it('says so where the API has nothing like it', () => {
    expect(requestOf('/playground cost')).toEqual({ fault: expect.stringContaining('`cost` is for Slack') });
  });
});
