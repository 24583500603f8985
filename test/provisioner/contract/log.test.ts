import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../../provisioner/contract/log.ts';

let lines: { output: 'stdout' | 'stderr'; text: string }[];
const last = () => JSON.parse(lines.at(-1)?.text ?? '');

beforeEach(() => {
  lines = [];
  for (const output of ['stdout', 'stderr'] as const)
    vi.spyOn(process[output], 'write').mockImplementation((text) => lines.push({ output, text: String(text) }) > 0);
  vi.useFakeTimers({ now: 1_790_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('writes each line as one line of JSON, and what is amiss to the other output', () => {
  const log = createLog({ LOG_SERVICE: 'playground-bot' });
  log.info('All is well.\nReally.', { owner: 'U1' });
  log.warn('Slow.');
  log.error('Broken.');
  expect(lines.map(({ output, text }) => `${output} ${text.split('\n').length - 1}`)).toEqual([
    'stdout 1',
    'stderr 1',
    'stderr 1',
  ]);
  expect(JSON.parse(lines[0]?.text ?? '')).toEqual({
    level: 'INFO',
    message: 'All is well.\nReally.',
    timestamp: '2026-09-21T14:13:20.000Z',
    service: 'playground-bot',
    owner: 'U1',
  });
  expect(lines.slice(1).map(({ text }) => JSON.parse(text).level)).toEqual(['WARN', 'ERROR']);
});

it('adds the keys of the moment, and details hide neither level nor message', () => {
  let operationId = 'op-1';
  const log = createLog({}, () => ({ operationId }));
  log.info('One', { level: 'other', message: 'other' });
  expect(last()).toMatchObject({ level: 'INFO', message: 'One', operationId: 'op-1' });
  operationId = 'op-2';
  log.info('Two');
  expect(last()).toMatchObject({ operationId: 'op-2' });
});

it('tells errors by name, message, stack, fields and causes', () => {
  const cause = Object.assign(new TypeError('no route'), { code: 'EHOSTUNREACH' });
  createLog({}).error('Broken.', { error: new RangeError('asking AWS', { cause }) });
  expect(last().error).toEqual({
    name: 'RangeError',
    message: 'asking AWS',
    stack: expect.stringContaining('log.test.ts'),
    cause: { name: 'TypeError', message: 'no route', code: 'EHOSTUNREACH', stack: expect.any(String) },
  });
});

it('writes a line whatever is in it', () => {
  const error = new Error('of itself');
  error.cause = error;
  const row: Record<string, unknown> = { count: 1n };
  row['row'] = row;
  createLog({}).error('Broken.', { error, row, nothing: null });
  expect(last()).toMatchObject({ error: { message: 'of itself' }, row: { count: '1' }, nothing: null });
});
