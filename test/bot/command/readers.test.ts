import { describe, expect, test } from 'vitest';
import type { KnownVerb } from '../../../bot/command/command.ts';
import { readOptions } from '../../../bot/command/options.ts';
import { READERS } from '../../../bot/command/readers.ts';
import { wordsOf } from '../../../bot/command/words.ts';

/** What a verb makes of the text behind it. */
function read(verb: KnownVerb, text: string) {
  const given = readOptions(verb, wordsOf(text));
  return 'problem' in given ? given : READERS[verb](given);
}

const GRACE = '<@U0GRACE01|grace>';
const grace = { kind: 'user', id: 'U0GRACE01' };
const GENERAL = '<#C0GENERAL1|general>';
const general = { kind: 'channel', id: 'C0GENERAL1' };
const tags = { web: 'v2', api: 'v3' };

const understood: [verb: KnownVerb, text: string, command: object][] = [
  ['create', '', {}],
  ['create', 'demo --template default --ttl 4h', { name: 'demo', template: 'default', lifetimeSeconds: 14_400 }],
  ['create', '—ttl 4 hours demo', { name: 'demo', lifetimeSeconds: 14_400 }],
  ['create', '--TTL=2d -t Default', { template: 'default', lifetimeSeconds: 172_800 }],
  ['create', 'demo --tag web=v2 --tag api=v3', { name: 'demo', tags }],
  ['create', '--tag web=v2,api=v3 demo', { name: 'demo', tags }],
  ['update', 'demo web=v2 --tag api=v3', { name: 'demo', tags }],
  ['update', 'Demo', { name: 'demo' }],
  ['new', '', {}],
  ['list', '', { whose: 'mine' }],
  ['list', 'All', { whose: 'all' }],
  ['list', GRACE, { whose: { userId: 'U0GRACE01' } }],
  ['cost', 'all', { whose: 'all' }],
  ['status', 'demo', { name: 'demo' }],
  ['extend', 'demo', { name: 'demo' }],
  ['extend', 'demo 2h', { name: 'demo', by: 7200 }],
  ['extend', '2h demo', { name: 'demo', by: 7200 }],
  ['extend', 'demo by 4 hours', { name: 'demo', by: 14_400 }],
  ['extend', '4 hours demo', { name: 'demo', by: 14_400 }],
  ['extend', 'demo Max', { name: 'demo', by: 'max' }],
  ['extend', 'max', { name: 'max' }],
  ['share', `demo ${GRACE}`, { name: 'demo', target: grace, credentials: false }],
  ['share', `${GRACE} demo`, { name: 'demo', target: grace, credentials: false }],
  ['share', `demo with ${GENERAL} —with–credentials`, { name: 'demo', target: general, credentials: true }],
  ['share', `with ${GRACE}`, { name: 'with', target: grace, credentials: false }],
  ['unshare', `demo <@W0GRACE01>`, { name: 'demo', target: { kind: 'user', id: 'W0GRACE01' } }],
  ['transfer', `demo to ${GRACE}`, { name: 'demo', userId: 'U0GRACE01' }],
  ['restart', 'demo', { name: 'demo' }],
  ['logs', 'demo', { name: 'demo' }],
  ['logs', 'demo Web --lines 50', { name: 'demo', container: 'web', lines: 50 }],
  ['logs', '-n 5 demo', { name: 'demo', lines: 5 }],
  ['retry', '', {}],
  ['retry', 'demo', { name: 'demo' }],
  ['history', '', {}],
  ['history', 'demo', { name: 'demo' }],
];
test.each(understood)('%s %s', (verb, text, command) => {
  expect(read(verb, text)).toEqual(command);
});

const refused: [verb: KnownVerb, text: string, fault: object][] = [
  ['create', '--ttl', { problem: 'MISSING_VALUE', option: 'ttl' }],
  ['create', '--ttl --template default', { problem: 'MISSING_VALUE', option: 'ttl' }],
  ['create', '--ttl= demo', { problem: 'INVALID_DURATION', said: 'demo', fault: 'not-understood' }],
  ['create', '--ttl 4h --ttl 5h', { problem: 'REPEATED_OPTION', option: 'ttl' }],
  ['create', '--tll 4h', { problem: 'UNKNOWN_OPTION', said: '--tll', suggestion: 'ttl' }],
  ['create', '--constructor 4h', { problem: 'UNKNOWN_OPTION', said: '--constructor' }],
  ['create', 'demo --ttl –1h', { problem: 'INVALID_DURATION', said: '-1h', fault: 'negative' }],
  ['create', '--tag web', { problem: 'INVALID_TAG', said: 'web' }],
  ['create', '--tag web=v1:2', { problem: 'INVALID_TAG', said: 'web=v1:2' }],
  ['create', '--tag web=../../evil', { problem: 'INVALID_TAG', said: 'web=../../evil' }],
  ['create', 'my demo', { problem: 'INVALID_NAME', said: 'my demo', suggestion: 'my-demo' }],
  ['destroy', 'demo --ttl 4h', { problem: 'UNKNOWN_OPTION', said: '--ttl' }],
  ['extend', '', { problem: 'MISSING_NAME' }],
  ['extend', '2h', { problem: 'MISSING_NAME' }],
  ['extend', 'demo -1h', { problem: 'INVALID_DURATION', said: '-1h', fault: 'negative' }],
  ['extend', 'demo 1e9d', { problem: 'INVALID_DURATION', said: '1e9d', fault: 'not-understood' }],
  ['extend', 'demo NaN', { problem: 'INVALID_DURATION', said: 'NaN', fault: 'not-understood' }],
  ['extend', 'demo 4', { problem: 'INVALID_DURATION', said: '4', fault: 'no-unit' }],
  ['share', '', { problem: 'MISSING_NAME' }],
  ['share', GRACE, { problem: 'MISSING_NAME' }],
  ['share', 'demo', { problem: 'MISSING_TARGET' }],
  ['share', 'demo grace', { problem: 'INVALID_TARGET', said: 'grace' }],
  ['share', 'demo @grace', { problem: 'INVALID_TARGET', said: '@grace' }],
  ['share', 'demo <!subteam^S0TEAM001|@team>', { problem: 'INVALID_TARGET', said: '<!subteam^S0TEAM001|@team>' }],
  ['share', 'demo <!here>', { problem: 'INVALID_TARGET', said: '<!here>' }],
  ['share', `demo ${GRACE} ${GENERAL}`, { problem: 'TOO_MANY_WORDS' }],
  ['share', `demo more ${GRACE}`, { problem: 'TOO_MANY_WORDS' }],
  ['transfer', `demo ${GENERAL}`, { problem: 'INVALID_TARGET', said: GENERAL }],
  ['list', GENERAL, { problem: 'INVALID_TARGET', said: GENERAL }],
  ['list', 'hers', { problem: 'TOO_MANY_WORDS', said: 'hers' }],
  ['cost', GRACE, { problem: 'TOO_MANY_WORDS' }],
  ['new', 'demo', { problem: 'TOO_MANY_WORDS' }],
  ['logs', '', { problem: 'MISSING_NAME' }],
  ['logs', 'demo web api', { problem: 'TOO_MANY_WORDS' }],
  ['logs', 'demo --lines many', { problem: 'INVALID_LINES', said: 'many' }],
  ['logs', 'demo --lines 0', { problem: 'INVALID_LINES', said: '0' }],
  ['logs', 'demo --lines 501', { problem: 'INVALID_LINES', said: '501' }],
  ['logs', 'demo --lines 5e1', { problem: 'INVALID_LINES', said: '5e1' }],
];
describe('refused', () => {
  test.each(refused)('%s %s', (verb, text, fault) => {
    expect(read(verb, text)).toMatchObject({ verb, ...fault });
  });
});
