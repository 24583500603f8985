import { expect, test } from 'vitest';
import { mayReach, reach } from '../../bot/access.ts';
import { answerDeps, fakeLookups } from './support/answer-deps.ts';
import { fakeRegistry } from './support/fake-registry.ts';
import { ADA, GRACE, LINUS, playground } from './support/rows.ts';

const withGeneral = [{ kind: 'channel' as const, id: 'C0GENERAL1', credentials: false }];
const inGeneral = { channels: { [GRACE]: ['C0GENERAL1'] } };
const deps = (lookups = fakeLookups()) => answerDeps({ lookups });

test('Slack is asked only where its answer decides', async () => {
  const parts = deps();
  expect(await mayReach('extend', playground({ sharedWith: withGeneral }), ADA, parts)).toBe('yes');
  expect(await mayReach('extend', playground(), GRACE, parts)).toBe('no');
  expect(await mayReach('destroy', playground({ sharedWith: withGeneral }), GRACE, parts)).toBe('no');
  expect(parts.lookups.channelsOf).not.toHaveBeenCalled();
});

test('a channel’s share is for whoever is in it', async () => {
  const shared = playground({ sharedWith: withGeneral });
  const parts = deps(fakeLookups(inGeneral));
  expect(await mayReach('logs', shared, GRACE, parts)).toBe('yes');
  expect(await mayReach('logs', shared, LINUS, parts)).toBe('no');
});

test('without Slack’s answer it is no, and it is logged', async () => {
  const parts = deps();
  parts.lookups.channelsOf.mockRejectedValue(new Error('no answer in 300 ms'));
  const registry = fakeRegistry({ playgrounds: [playground({ sharedWith: withGeneral })] });
  expect(await reach('extend', { name: 'demo' }, GRACE, { ...parts, registry })).toMatchObject({
    outcome: 'not-yours',
    right: 'extend',
    unsure: true,
  });
  expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
});

test('a name with a typo finds mine and what is shared with me, and nobody else’s', async () => {
  const sharedWith = [{ kind: 'user' as const, id: GRACE, credentials: false }];
  const playgrounds = [
    playground({ name: 'mine', id: 'mine-1', ownerId: GRACE }),
    playground({ name: 'shared', id: 'shared-1', sharedWith }),
    playground({ name: 'secret', id: 'secret-1' }),
  ];
  const parts = answerDeps({ registry: fakeRegistry({ playgrounds }) });
  const nearest = async (name: string) => {
    const reached = await reach('status', { name }, GRACE, parts);
    return 'nearest' in reached ? reached.nearest : undefined;
  };
  expect([await nearest('mien'), await nearest('share'), await nearest('sceret')]).toEqual([
    'mine',
    'shared',
    undefined,
  ]);
});
