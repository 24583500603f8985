import { expect, test } from 'vitest';
import { isSharedRight, mayDo, type Right, type Standing, standingOf } from '../../../bot/policy/rights.ts';
import { ADA, GRACE, LINUS } from '../support/rows.ts';

const shared: Right[] = ['open', 'status', 'logs', 'extend'];
const owners: Right[] = ['destroy', 'share', 'transfer', 'update', 'restart'];

test.each<[standing: Standing, may: Right[]]>([
  ['owner', [...shared, 'credentials', ...owners]],
  ['admin', [...shared, 'credentials', ...owners]],
  ['confidant', [...shared, 'credentials']],
  ['guest', shared],
  ['stranger', []],
])('%s', (standing, may) => {
  const all: Right[] = [...shared, 'credentials', ...owners];
  expect(all.filter((right) => mayDo(right, standing))).toEqual(may);
});

test('a guest’s rights are those for which memberships matter', () => {
  expect([...shared, ...owners, 'credentials' as const].filter(isSharedRight)).toEqual(shared);
});

const withGrace = (credentials: boolean) => ({ kind: 'user' as const, id: GRACE, credentials });
const withGeneral = { kind: 'channel' as const, id: 'C0GENERAL1', credentials: false };
const inGeneral = new Set(['C0GENERAL1']);

test.each([
  ['its owner, who is an admin too', { userId: ADA, isAdmin: true }, [], 'owner'],
  ['an admin, whom it is shared with too', { userId: GRACE, isAdmin: true }, [withGrace(false)], 'admin'],
  ['somebody whom it is shared with', { userId: GRACE }, [withGrace(false)], 'guest'],
  ['somebody whom it is shared with, credentials and all', { userId: GRACE }, [withGrace(true)], 'confidant'],
  ['somebody in a channel that it is shared with', { userId: LINUS, channels: inGeneral }, [withGeneral], 'guest'],
  [
    'somebody in a channel that it is shared with, in a row that says credentials',
    { userId: LINUS, channels: inGeneral },
    [{ ...withGeneral, credentials: true }],
    'guest',
  ],
  ['both, and the better counts', { userId: GRACE, channels: inGeneral }, [withGeneral, withGrace(true)], 'confidant'],
  ['somebody in another channel', { userId: LINUS, channels: new Set(['C0OTHER01']) }, [withGeneral], 'stranger'],
  ['somebody whose id is that of a channel', { userId: 'C0GENERAL1' }, [withGeneral], 'stranger'],
  ['anybody else', { userId: LINUS }, [withGrace(true)], 'stranger'],
])('%s', (_, person, sharedWith, standing) => {
  const channels: ReadonlySet<string> = new Set();
  expect(standingOf({ ownerId: ADA, sharedWith }, { isAdmin: false, channels, ...person })).toBe(standing);
});
