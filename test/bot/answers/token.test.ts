import { describe, expect, it } from 'vitest';
import { answerCommand } from '../../../bot/answer.ts';
import { tokenAuthentication } from '../../../bot/api/authenticate.ts';
import { readEvent } from '../../../bot/api/incoming.ts';
import { mask } from '../../../provisioner/contract/mask.ts';
import { urlEvent } from '../api/support/api.ts';
import { answerDeps } from '../support/answer-deps.ts';
import { ADA, GRACE } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const DAY = 24 * 3600;
const gate = { requestedAt: NOW, signature: 'v0=1', arrivedAt: NOW * 1000, reference: 'lambda-1' };

function world(changes: Partial<ReturnType<typeof answerDeps>> = {}) {
  const deps = answerDeps({ admins: [ADA], apiTokens: 'with-credentials' as const, ...changes });
  const say = async (text: string, userId = ADA) => {
    const { text: said, blocks } = await answerCommand(
      { text, userId, teamId: 'T0TEST001', triggerId: text },
      gate,
      deps,
    );
    return `${blocks?.[0]?.block_id ?? ''} ${said}`;
  };
  const authenticate = tokenAuthentication(deps.tokens);
  const caller = async (token: string, now = NOW) => {
    const incoming = readEvent(urlEvent('GET', '/playgrounds', { headers: { authorization: `Bearer ${token}` } }));
    if ('refused' in incoming) throw new Error('not read');
    return authenticate(incoming, now);
  };
  return { deps, say, caller };
}

const tokenIn = (said: string) => /`(pgtok_[^`]+)`/.exec(said)?.[1] ?? '';
const REFUSED = { refused: 'UNAUTHENTICATED' };

describe('a token', () => {
  it('is made by an admin, shown once, kept as a hash, and good for what it says until it ends', async () => {
    const { deps, say, caller } = world();
    const said = await say(
      'token create pipeline <@U0GRACE01|grace> --template default --max 2 --ttl 7d --with-credentials',
    );
    const token = tokenIn(said);
    expect(await caller(token)).toEqual({
      id: expect.stringMatching(/^token:[0-9a-f]{12}$/),
      actsFor: [GRACE],
      templates: ['default'],
      maxPlaygrounds: 2,
      credentials: true,
    });
    expect(await caller(token, NOW + 7 * DAY - 1)).toMatchObject({ actsFor: [GRACE] });
    expect(await caller(token, NOW + 7 * DAY)).toEqual(REFUSED);
    const secret = token.slice(-43);
    expect(JSON.stringify([await deps.tokens.list(), deps.log.lines, await say('token list')])).not.toContain(secret);
    expect(mask(`curl -H "x: ${token}"`)).toBe('curl -H "x: [secret]"');
  });

  it('acts for its maker and 30 days where nothing else is said, and is told no passwords', async () => {
    const { deps, say } = world();
    await say('token create Pipeline');
    expect(await deps.tokens.list()).toEqual([
      expect.objectContaining({ label: 'pipeline', actsFor: [ADA], credentials: false, expiresAt: NOW + 30 * DAY }),
    ]);
  });

  it('is worth nothing once it is revoked, or where a letter of it is wrong', async () => {
    const { say, caller } = world();
    const token = tokenIn(await say('token create pipeline'));
    const [, id = ''] = token.split('_');
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect(await caller(wrong)).toEqual(REFUSED);
    expect(await caller(token)).toMatchObject({ actsFor: [ADA] });
    expect(await say(`token revoke ${id}`)).toContain('worth nothing any more');
    expect(await caller(token)).toEqual(REFUSED);
    expect(await say(`token revoke ${id}`)).toContain('error:NO_SUCH_TOKEN');
    expect(await say('token')).toContain('There are no tokens');
  });
});

describe('the command', () => {
  it('says how it is typed where a token is to be made without a name', async () => {
    expect(await world().say('token create')).toContain('create &lt;label&gt;');
  });

  it.each([
    ['token create', 'INVALID_LABEL'],
    ['token create two words', 'TOO_MANY_WORDS'],
    ['token create pipeline <#C0GENERAL1>', 'INVALID_TARGET'],
    ['token create pipeline --max 0', 'INVALID_MAX'],
    ['token create pipeline --ttl 2h --template nothing', 'UNKNOWN_TEMPLATE'],
    ['token create pipeline --ttl 5m', 'TOKEN_LIFETIME'],
    ['token create pipeline --ttl 400d', 'TOKEN_LIFETIME'],
    ['token revoke', 'NO_SUCH_TOKEN'],
    ['token revoke one two', 'TOO_MANY_WORDS'],
    ['token burn', 'UNKNOWN_COMMAND'],
  ])('%s is answered with %s, and makes nothing', async (text, code) => {
    const { deps, say } = world();
    expect(await say(text)).toContain(`error:${code}`);
    expect(await deps.tokens.list()).toEqual([]);
  });

  it('is for admins', async () => {
    const { say } = world();
    for (const text of ['token create pipeline', 'token list', 'token revoke 3f2a9c01d4e8']) {
      const said = await say(text, GRACE);
      expect(said).toContain('error:ADMINS_ONLY');
      expect(said).toContain(`Ask <@${ADA}>.`);
    }
  });

  it('makes none where the API takes none, or none that may have passwords', async () => {
    expect(await world({ apiTokens: 'off' }).say('token create pipeline')).toContain('error:TOKENS_OFF');
    const { say } = world({ apiTokens: 'on' });
    expect(await say('token create pipeline --with-credentials')).toContain('error:TOKENS_OFF');
    expect(await say('token create pipeline')).toContain('pgtok_');
  });

  it('makes none for somebody whom Slack does not know', async () => {
    const { deps, say } = world();
    deps.lookups.person.mockResolvedValue(undefined);
    expect(await say('token create pipeline <@U0NOBODY1>')).toContain('error:NO_SUCH_PERSON');
  });
});
