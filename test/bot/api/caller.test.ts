import { expect, it } from 'vitest';
import { iamCaller } from '../../../bot/api/caller.ts';

const ROLE = 'arn:aws:iam::111122223333:role/service/ci';
const USER = 'arn:aws:iam::111122223333:user/grace';
const callers = [ROLE, USER].map((arn) => ({ arn, actsFor: ['U0ADA0001'], credentials: false }));
const session = (rest: string) => `arn:aws:sts::111122223333:assumed-role/${rest}`;

it.each([
  ['a user', USER, USER],
  ['a session of a role, which has not its path', session('ci/run-42'), ROLE],
])('knows %s', (_, signer, id) => {
  expect(iamCaller(callers, signer)).toEqual({ id, actsFor: ['U0ADA0001'], credentials: false });
});

it.each([
  ['another user', `${USER}2`],
  ['a session of a role whose name begins alike', session('ci2/run-42')],
  ['a session that is named like the role', session('other/ci')],
  ['a session of a role with a longer name', session('service/ci/run-42')],
  ['the role of another account', session('ci/run-42').replace('111122223333', '444455556666')],
  ['the root of the account', 'arn:aws:iam::111122223333:root'],
  ['nobody', ''],
])('does not know %s', (_, signer) => {
  expect(iamCaller(callers, signer)).toBeUndefined();
});
