import { expect, it } from 'vitest';
import { readArguments } from '../../../../../infra/local/slack/say/arguments.ts';

it('knows who, where and how long unless told', () => {
  expect(readArguments(['/playground help'])).toEqual({
    text: '/playground help',
    wait: false,
    as: 'ada',
    channel: 'general',
    timeoutSeconds: 900,
  });
  const told = ['/playground create demo', '--wait', '--as', 'grace', '--channel', 'C1', '--timeout', '2.5'];
  expect(readArguments(told)).toMatchObject({ wait: true, as: 'grace', channel: 'C1', timeoutSeconds: 2.5 });
});

it.each([
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
