import { expect, test } from 'vitest';
import { type Allowed, type Origin, originRefused } from '../../../bot/policy/admission.ts';

const anybody: Allowed = { teams: [], enterprises: [], channels: [], userGroups: [] };
const from: Origin = { teamId: 'T0OURS001', channelId: 'C0GENERAL1' };

test.each<[what: string, allowed: Partial<Allowed>, from: Partial<Origin>, refused: string | undefined]>([
  ['nothing restricts', {}, {}, undefined],
  ['our workspace', { teams: ['T0OURS001'] }, {}, undefined],
  ['another workspace', { teams: ['T0OURS001'] }, { teamId: 'T0THEIRS1' }, 'workspace'],
  [
    'another workspace, in a channel of ours that is shared with it',
    { teams: ['T0OURS001'], channels: ['C0GENERAL1'] },
    { teamId: 'T0THEIRS1' },
    'workspace',
  ],
  [
    'another workspace of our organisation',
    { teams: ['T0X000001'], enterprises: ['E0OURS001'] },
    { enterpriseId: 'E0OURS001' },
    undefined,
  ],
  ['another organisation', { enterprises: ['E0OURS001'] }, { enterpriseId: 'E0THEIRS1' }, 'workspace'],
  ['no organisation', { enterprises: ['E0OURS001'] }, {}, 'workspace'],
  ['an allowed channel', { channels: ['C0GENERAL1'] }, {}, undefined],
  ['another channel', { channels: ['C0OTHER01'] }, {}, 'channel'],
  ['direct messages', { channels: ['C0OTHER01'] }, { channelId: 'D0ADA0001' }, undefined],
  ['App Home', { channels: ['C0OTHER01'] }, { channelId: undefined }, undefined],
])('%s', (_, allowed, changes, refused) => {
  expect(originRefused({ ...anybody, ...allowed }, { ...from, ...changes })).toBe(refused);
});
