import { expect, test } from 'vitest';
import type { Parsed } from '../../../bot/command/command.ts';
import { parseCommand } from '../../../bot/command/parse.ts';
import { COMMANDS, usageOf, VERBS, type Verb } from '../../../bot/commands-table.ts';

const understood: [text: string, command: object][] = [
  ['', { verb: 'help' }],
  ['   ', { verb: 'help' }],
  ['help', { verb: 'help' }],
  ['create', { verb: 'create' }],
  ['create demo', { verb: 'create', name: 'demo' }],
  ['  CREATE   demo  ', { verb: 'create', name: 'demo' }],
  ['Create\u00a0demo', { verb: 'create', name: 'demo' }],
  ['create a--b', { verb: 'create', name: 'a--b' }],
  ['destroy demo-', { verb: 'destroy', name: 'demo-' }],
  ['create abc', { verb: 'create', name: 'abc' }],
  [`create ${'a'.repeat(30)}`, { verb: 'create', name: 'a'.repeat(30) }],
  ['destroy demo-2', { verb: 'destroy', name: 'demo-2' }],
  ['create Demo', { verb: 'create', name: 'demo' }],
  ['create “demo”', { verb: 'create', name: 'demo' }],
  ['demo destroy', { verb: 'destroy', name: 'demo' }],
  ['Demo Destroy', { verb: 'destroy', name: 'demo' }],
  ['list', { verb: 'list', whose: 'mine' }],
  ['help create', { verb: 'help', about: 'create' }],
  ['help Templates', { verb: 'help', about: 'templates' }],
  ['create help', { verb: 'help', about: 'create' }],
  ['create —help', { verb: 'help', about: 'create' }],
  ['--help', { verb: 'help' }],
];
test.each(understood)('%j is understood', (text, command) => {
  expect(parseCommand(text)).toEqual({ command });
});

const badNames: [said: string, suggestion?: string][] = [
  ['My_Demo', 'my-demo'],
  ['my demo', 'my-demo'],
  ['my_demo.', 'my-demo'],
  ['ab'],
  ['a'.repeat(31)],
  ['a'.repeat(200)],
  ['1demo'],
  ['demo-', 'demo'],
  ['de--'],
  [`${'a'.repeat(29)}-`, 'a'.repeat(29)],
  ['demo🎉'],
  ['démo'],
  ['../../etc'],
  ['demo/x'],
  ['demo;reboot'],
  ['$(id)'],
  ['`id`'],
  ['demo|cat'],
  ["demo'--"],
  ['demo\u200b'],
  ['<@U0GRACE01|grace>'],
  ['<#C0TEST001|general>'],
  ['__proto__', 'proto'],
  ['constructor!'],
  ['sg-demo'],
  ['SG-Demo'],
  ['xn--caf', 'xn-caf'],
];
test.each(badNames)('create %j is refused as a name', (said, suggestion) => {
  const expected = { problem: 'INVALID_NAME', verb: 'create', said, ...(suggestion && { suggestion }) };
  expect(parseCommand(`create ${said}`)).toEqual(expected);
});

test('a name with entities is shown as it was typed', () => {
  expect(parseCommand('create a&amp;b&lt;c')).toMatchObject({ problem: 'INVALID_NAME', said: 'a&b<c' });
});

const unknown: [text: string, suggestion?: string][] = [
  ['crate demo', 'create'],
  ['destory demo', 'destroy'],
  ['lst', 'list'],
  ['hlep', 'help'],
  ['delete demo', 'destroy'],
  ['rm demo', 'destroy'],
  ['ls', 'list'],
  ['x'],
  ['demo'],
  ['constructor'],
  ['__proto__'],
  ['🎉'],
  [';'],
];
test.each(unknown)('%j is no command', (text, suggestion) => {
  const said = text.split(' ')[0];
  expect(parseCommand(text)).toEqual({ problem: 'UNKNOWN_COMMAND', said, ...(suggestion && { suggestion }) });
});

const others: [text: string, parsed: Parsed][] = [
  ['destroy', { problem: 'MISSING_NAME', verb: 'destroy' }],
  ['destroy a-b c-d', { problem: 'TOO_MANY_WORDS', verb: 'destroy', said: 'a-b c-d' }],
  ['destroy My.Demo', { problem: 'INVALID_NAME', verb: 'destroy', said: 'My.Demo', suggestion: 'my-demo' }],
  ['create -demo', { problem: 'UNKNOWN_OPTION', verb: 'create', said: '-demo' }],
  ['list of mine', { problem: 'TOO_MANY_WORDS', verb: 'list', said: 'of mine' }],
  ['help me please', { problem: 'TOO_MANY_WORDS', verb: 'help', said: 'me please' }],
  ['help crate', { problem: 'UNKNOWN_COMMAND', said: 'crate', suggestion: 'create' }],
  // A verb that is misspelt is not taken for the name of a playground.
  ['destory list', { problem: 'UNKNOWN_COMMAND', said: 'destory', suggestion: 'destroy' }],
];
test.each(others)('%j is refused with what is wrong', (text, parsed) => {
  expect(parseCommand(text)).toEqual(parsed);
});

/** What the usage asks for, and nothing of what may be left out. */
function example(verb: Verb): string {
  const asked = usageOf(verb)
    .replace('/playground ', '')
    .replaceAll(/ \[.*\]/g, '');
  return asked.replace('<name>', 'demo').replace(/@user.*$/, '<@U0GRACE01>');
}

test('each command of the table is understood, and begins as its usage says', () => {
  for (const verb of VERBS) {
    expect(usageOf(verb)).toMatch(new RegExp(`^/playground ${verb}\\b`));
    expect(parseCommand(example(verb))).toMatchObject({ command: { verb } });
  }
  expect(new Set(VERBS).size).toBe(COMMANDS.length);
});
