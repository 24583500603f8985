import { expect, test } from 'vitest';
import { parseConfig } from '../../bot/config.ts';

const env = {
  REGISTRY_TABLE: 'registry',
  PROVISIONER_FUNCTION: 'provisioner',
  SIGNING_SECRET_PARAMETER: '/playground-bot/dev/signing-secret',
  DEFAULT_LIFETIME_MINUTES: '240',
  WARNING_MINUTES: '30',
  MAX_PLAYGROUNDS_PER_OWNER: '3',
  MAX_PLAYGROUNDS: '20',
};

test('reads the environment', () => {
  expect(parseConfig({ ...env, ALLOWED_TEAM_IDS: 'T0ONE0001, T0TWO0001,' })).toEqual({
    registryTable: 'registry',
    provisionerFunction: 'provisioner',
    signingSecretParameter: '/playground-bot/dev/signing-secret',
    lifetimeSeconds: 14_400,
    warningSeconds: 1800,
    limits: { perOwner: 3, total: 20 },
    allowedTeamIds: ['T0ONE0001', 'T0TWO0001'],
  });
});

test.each([undefined, '', ' '])('no workspaces named (%j) is an empty list', (ids) => {
  expect(parseConfig({ ...env, ALLOWED_TEAM_IDS: ids }).allowedTeamIds).toEqual([]);
});

test('what is missing is named, all of it at once', () => {
  let message = '';
  try {
    parseConfig({});
  } catch (error) {
    message = String(error);
  }
  expect(Object.keys(env).filter((name) => !message.includes(name))).toEqual([]);
});

test.each([
  ['DEFAULT_LIFETIME_MINUTES', 'soon'],
  ['DEFAULT_LIFETIME_MINUTES', ''],
  ['DEFAULT_LIFETIME_MINUTES', '0'],
  ['MAX_PLAYGROUNDS', '-1'],
  ['MAX_PLAYGROUNDS_PER_OWNER', '1.5'],
  ['REGISTRY_TABLE', ''],
  ['ALLOWED_TEAM_IDS', 'my-team'],
])('%s=%j is refused by name', (name, value) => {
  expect(() => parseConfig({ ...env, [name]: value })).toThrow(name);
});
