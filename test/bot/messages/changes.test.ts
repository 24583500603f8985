import { describe, expect, test } from 'vitest';
import { extended } from '../../../bot/messages/extended.ts';
import { retried } from '../../../bot/messages/retried.ts';
import { shared, unshared } from '../../../bot/messages/shared.ts';
import { transferred } from '../../../bot/messages/transferred.ts';
import { updated } from '../../../bot/messages/updated.ts';
import type { ExtendOutcome } from '../../../bot/submit/extend.ts';
import type { RetryOutcome } from '../../../bot/submit/retry.ts';
import type { ShareOutcome, UnshareOutcome } from '../../../bot/submit/share.ts';
import type { TransferOutcome } from '../../../bot/submit/transfer.ts';
import type { UpdateOutcome } from '../../../bot/submit/update.ts';
import { prices, template } from '../support/answer-deps.ts';
import { ADA, GRACE, LINUS, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const expiry = '<!date^1790014400^{date_short_pretty} {time}|2026-09-21 18:13 UTC>';
const admins = [LINUS];
const view = { admins, maxLifetimeSeconds: 86_400, now: NOW };
const hers = playground({ ownerId: GRACE });

describe('extend', () => {
  test.each<[ExtendOutcome, string]>([
    [{ outcome: 'extended', expiresAt: NOW + 14_400, capped: false }, `*demo* lives until ${expiry}.`],
    [
      { outcome: 'extended', expiresAt: NOW + 14_400, capped: true },
      `*demo* lives until ${expiry}, which is the most: 24 h in all, extensions included.`,
    ],
    [{ outcome: 'at-most', playground: playground() }, 'as long as it may already.* *demo* lives until'],
    [{ outcome: 'not-extendable', playground: playground({ state: 'creating' }) }, 'is being made, for 40 s now'],
    [{ outcome: 'not-extendable', playground: playground({ state: 'updating' }) }, '*It is being updated.*'],
    [{ outcome: 'not-extendable', playground: playground({ state: 'stuck' }) }, '`/playground destroy demo`'],
    [{ outcome: 'over-budget' }, '`/playground status demo` shows it.'],
    [
      { outcome: 'not-yours', playground: hers, right: 'extend', unsure: false },
      `*demo* is <@${GRACE}>’s.\nAsk <@${GRACE}> to share it with you`,
    ],
    [
      { outcome: 'not-yours', playground: hers, right: 'extend', unsure: true },
      'Slack did not say in time whether you may do this.',
    ],
    [{ outcome: 'busy' }, '*demo* was left as it is.'],
  ])('%j', (outcome, words) => {
    expect(extended(outcome, 'demo', view).text).toContain(words);
  });
});

describe('share', () => {
  const grace = { name: 'demo', target: { kind: 'user' as const, id: GRACE }, admins, now: NOW };
  const general = { ...grace, target: { kind: 'channel' as const, id: 'C0GENERAL1' } };

  test.each([
    ['nobody', grace, `Slack knows nobody by \`${GRACE}\`.`],
    ['left', grace, `<@${GRACE}> has left the workspace.\nType @ and choose somebody else`],
    ['bot', grace, `<@${GRACE}> is an app`],
    ['foreign', grace, `another organisation.\nChoose somebody else, or ask <@${LINUS}> to allow their workspace.`],
    ['no-channel', general, 'I see no channel `C0GENERAL1`.\nType # and choose another; to a private channel'],
    ['archived', general, '<#C0GENERAL1> is archived.'],
    ['unknown', general, 'Slack did not say in time whom that is for.'],
  ] as const)('with whom it cannot be, because %s, says why and what to do', (why, target, words) => {
    expect(shared({ outcome: 'unfit', why }, { ...target, credentials: false }).text).toContain(words);
  });

  test('says what they may, and how it is taken back', () => {
    const text = shared({ outcome: 'shared' }, { ...grace, credentials: false }).text;
    expect(text).toContain(`shared with <@${GRACE}>, who may open it, extend it and see its logs. A direct message`);
    expect(text).toContain('`/playground unshare demo`');
    expect(shared({ outcome: 'shared' }, { ...grace, credentials: true }).text).toContain('and gets its credentials');
    expect(shared({ outcome: 'shared' }, { ...general, credentials: false }).text).toContain(
      'whoever is in <#C0GENERAL1>',
    );
  });

  test.each<[ShareOutcome, string]>([
    [{ outcome: 'credentials-to-channel' }, 'Credentials go to people, not to a channel.'],
    [{ outcome: 'shared-with-owner' }, `*demo* is <@${GRACE}>’s.`],
    [{ outcome: 'too-many-shares', limit: 20 }, 'That is 20.'],
    [{ outcome: 'not-shareable', playground: playground({ state: 'destroying' }) }, 'on its way out'],
    [
      { outcome: 'not-yours', playground: hers, right: 'share', unsure: false },
      `Ask <@${GRACE}> or <@${LINUS}> to do it.`,
    ],
    [{ outcome: 'no-such-playground', nearest: 'demo-2' }, 'Did you mean *demo-2*?'],
    [{ outcome: 'over-budget' }, 'whether it was done'],
  ])('%j', (outcome, words) => {
    expect(shared(outcome, { ...grace, credentials: false }).text).toContain(words);
  });

  test.each<[UnshareOutcome, string]>([
    [{ outcome: 'unshared' }, `not shared with <@${GRACE}> any longer.\nWhoever knew its address and password`],
    [{ outcome: 'not-shared', playground: playground() }, `*demo* is not shared with <@${GRACE}>.`],
  ])('unshare: %j', (outcome, words) => {
    expect(unshared(outcome, grace).text).toContain(words);
  });
});

describe('transfer', () => {
  test.each<[TransferOutcome, string]>([
    [{ outcome: 'transferred' }, `*demo* is <@${GRACE}>’s now.`],
    [{ outcome: 'theirs-already' }, 'It is theirs already.'],
    [{ outcome: 'owner-limit' }, `For <@${GRACE}> that is 3.`],
    [{ outcome: 'not-transferable', playground: playground({ state: 'updating' }) }, 'It is being updated.'],
  ])('%j', (outcome, words) => {
    const about = { name: 'demo', newOwnerId: GRACE, admins, perOwner: 3, now: NOW };
    expect(transferred(outcome, about).text).toContain(words);
  });
});

describe('update and restart', () => {
  test.each<[UpdateOutcome, string]>([
    [
      { outcome: 'started', operation: operation() },
      'is being updated: it gets a new task, and what was in its volumes is lost',
    ],
    [{ outcome: 'queued', operation: operation() }, 'That starts shortly.'],
    [{ outcome: 'unknown-service', said: 'wbe', known: ['web'], nearest: 'web' }, 'Did you mean `web`?'],
    [
      { outcome: 'unknown-template', said: 'shop', known: ['hello'] },
      '*There is no such template.* It was made from `shop`, which is not there any more.\nMake another playground with `/playground create`.',
    ],
    [{ outcome: 'not-ready', playground: playground({ state: 'creating' }) }, 'It is still being made.'],
    [
      { outcome: 'not-ready', playground: playground() },
      '*It could not be done at this moment.* *demo* changed at this very moment.\nType the same command again.',
    ],
    [{ outcome: 'over-budget' }, 'I cannot say yet whether it was accepted'],
  ])('%j', (outcome, words) => {
    expect(updated(outcome, 'demo', { kind: 'update', admins, now: NOW }).text).toContain(words);
  });

  test('a restart is called one', () => {
    const outcome = { outcome: 'started' as const, operation: operation() };
    expect(updated(outcome, 'demo', { kind: 'restart', admins, now: NOW }).text).toContain('is being restarted');
  });
});

describe('retry', () => {
  const create = { userId: ADA, limits: { perOwner: 3, total: 20 }, templates: [template], prices, now: NOW, admins };

  test.each<[RetryOutcome, string]>([
    [{ outcome: 'started', operation: operation() }, '*demo* is being made'],
    [{ outcome: 'name-taken', holder: hers }, `*demo* belongs to <@${GRACE}>`],
    [{ outcome: 'nothing-to-retry' }, 'There is no failure to try again.'],
    [
      { outcome: 'unknown-template', said: 'shop', known: ['hello'] },
      'It was made from `shop`, which is not there any more.\nMake another playground with `/playground create`.',
    ],
    [{ outcome: 'not-failed', operation: operation({ state: 'succeeded' }) }, '*demo* was made.'],
    [{ outcome: 'not-failed', operation: operation({ state: 'running' }) }, '*demo* is being made.'],
    [
      { outcome: 'not-your-operation', operation: operation({ ownerId: GRACE }) },
      `*demo* was to be <@${GRACE}>’s.\nAsk <@${GRACE}> or <@${LINUS}> to do it.`,
    ],
  ])('%j', (outcome, words) => {
    expect(retried(outcome, create).text).toContain(words);
  });
});
