import { expect, it } from 'vitest';
import { readArguments } from '../../../../../infra/local/slack/say/arguments.ts';

it('knows who, where and how long unless told', () => {
  expect(readArguments(['/playground help'])).toEqual({
    kind: 'command',
    text: '/playground help',
    wait: false,
    as: 'ada',
    channel: 'general',
    api: false,
    timeoutSeconds: 900,
  });
  const told = ['/playground create demo', '--wait', '--as', 'grace', '--channel', 'C1', '--timeout', '2.5'];
  expect(readArguments(told)).toMatchObject({ wait: true, as: 'grace', channel: 'C1', timeoutSeconds: 2.5 });
});

it('knows what to press, and where', () => {
  expect(readArguments(['--click', 'Extend 1 h', '--as', 'grace'])).toEqual({
    kind: 'click',
    what: 'Extend 1 h',
    home: false,
    confirmed: false,
    as: 'grace',
    wait: false,
    timeoutSeconds: 900,
  });
  const told = ['--click', 'destroy', '--on', 'demo', '--value', 'x', '--home', '--yes', '--wait'];
  expect(readArguments(told)).toMatchObject({ on: 'demo', value: 'x', home: true, confirmed: true, wait: true });
});

it('knows how far to wind the clock', () => {
  expect(readArguments(['--at', '+3h'])).toEqual({ kind: 'clock', seconds: 3 * 60 * 60 });
});

it('knows who leaves, and who comes back', () => {
  expect(readArguments(['--leave', 'grace'])).toEqual({ kind: 'leave', who: 'grace', left: true });
  expect(readArguments(['--return', '@grace'])).toEqual({ kind: 'leave', who: '@grace', left: false });
});

it.each([
  [['--leave', 'grace', '--return', 'grace']],
  [['--leave']],
  [['--at', 'tomorrow']],
  [['--at', '-3h']],
  [['--at', '+3h', '--click', 'extend']],
  [['/playground help', '--click', 'extend']],
  [['/playground help', '--at', '+3h']],
  [[]],
  [['hello']],
  [['/playground', 'create', 'demo']],
  [['/playground help', '--loud']],
  [['/playground help', '--timeout', 'long']],
  [['/playground help', '--timeout', '0']],
  [['/playground help', '--as']],
])('%j is a fault', (argv) => {
  expect(readArguments(argv)).toEqual({ fault: expect.any(String) });
});
