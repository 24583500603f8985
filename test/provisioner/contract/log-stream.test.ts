import { expect, test } from 'vitest';
import { logStreamName, logStreamPrefix, parseLogStream } from '../../../provisioner/contract/log-stream.ts';

const stream = { container: 'web', taskId: '0123abcd' };

test('a stream’s name is what ECS makes of the playground’s id', () => {
  expect(logStreamName('demo-1', stream)).toBe('demo-1/web/0123abcd');
  expect(logStreamName('demo-1', stream).startsWith(logStreamPrefix('demo-1'))).toBe(true);
});

test('reading a name gives back what it was made of', () => {
  expect(parseLogStream('demo-1', logStreamName('demo-1', stream))).toEqual(stream);
});

test.each(['demo-2/web/0123abcd', 'demo-1/web', 'demo-1//0123abcd', 'demo-1/web/0123abcd/more', 'demo-1', ''])(
  '%s is no stream of it',
  (name) => {
    expect(parseLogStream('demo-1', name)).toBeUndefined();
  },
);
