import { expect, test } from 'vitest';
import type { Allowed } from '../../../bot/policy/admission.ts';
import { channelUnfit, personUnfit } from '../../../bot/policy/target.ts';

const anybody: Allowed = { teams: [], enterprises: [], channels: [], userGroups: [] };
const home = { teamId: 'T0HOME001', enterpriseId: 'E0HOME001' };
const there = { hasLeft: false, isBot: false, teamIds: ['T0HOME001'] };
const elsewhere = { ...there, teamIds: ['T0ELSE001'] };

test.each([
  ['nobody', undefined, anybody, home, 'nobody'],
  ['who has left', { ...there, hasLeft: true }, anybody, home, 'left'],
  ['an app', { ...there, isBot: true }, anybody, home, 'bot'],
  ['a colleague', there, anybody, home, undefined],
  ['somebody of another workspace', elsewhere, anybody, home, 'foreign'],
  ['of another workspace of the organisation', { ...elsewhere, enterpriseId: 'E0HOME001' }, anybody, home, undefined],
  ['of another organisation', { ...elsewhere, enterpriseId: 'E0ELSE001' }, anybody, home, 'foreign'],
  ['of another workspace, where both have no organisation', elsewhere, anybody, { teamId: 'T0HOME001' }, 'foreign'],
  ['anybody, where the request says nothing of itself', elsewhere, anybody, undefined, undefined],
  ['of a workspace that is allowed', elsewhere, { ...anybody, teams: ['T0ELSE001'] }, home, undefined],
  ['of one that is not allowed, like the asker', there, { ...anybody, teams: ['T0ELSE001'] }, home, 'foreign'],
  [
    'of an organisation that is allowed',
    { ...elsewhere, enterpriseId: 'E0ELSE001' },
    { ...anybody, enterprises: ['E0ELSE001'] },
    undefined,
    undefined,
  ],
  [
    'of several workspaces, one allowed',
    { ...there, teamIds: ['T1', 'T2'] },
    { ...anybody, teams: ['T2'] },
    home,
    undefined,
  ],
])('%s', (_, person, allowed, from, why) => {
  expect(personUnfit(person, allowed, from)).toBe(why);
});

test('a channel is there and alive, or not', () => {
  expect([undefined, { isArchived: true }, { isArchived: false }].map(channelUnfit)).toEqual([
    'no-channel',
    'archived',
    undefined,
  ]);
});
