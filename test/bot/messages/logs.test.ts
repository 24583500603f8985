import { expect, test } from 'vitest';
import { fitMessage } from '../../../bot/messages/fit/fit.ts';
import { type LogsView, logs, logsTooSlow, noSuchContainer } from '../../../bot/messages/logs.ts';

const view = (overrides: Partial<LogsView> = {}): LogsView => ({
  name: 'demo',
  asked: 20,
  lines: [
    { container: 'api', text: 'GET /items <200>' },
    { container: 'web', text: 'ready' },
  ],
  link: 'https://console.example/logs',
  ...overrides,
});
const all = (given: LogsView): string => JSON.stringify(logs(given).blocks);

test('the lines of all containers say which wrote them', () => {
  expect(logs(view()).blocks).toMatchObject([
    { text: { text: 'The last 2 lines of *demo*:' } },
    { text: { text: '```\napi | GET /items &lt;200&gt;\nweb | ready\n```' } },
    { elements: [{ text: '<https://console.example/logs|All of it in CloudWatch>' }] },
  ]);
});

test('those of one container need not', () => {
  const text = all(view({ container: 'web', lines: [{ container: 'web', text: 'ready' }] }));
  expect(text).toContain('The last line of `web` of *demo*:');
  expect(text).not.toContain('web |');
});

test('the newest stay when not all fit, and how many do not is said', () => {
  const lines = Array.from({ length: 300 }, (_, index) => ({ container: 'web', text: `${index} ${'x'.repeat(90)}` }));
  const answer = logs(view({ lines, asked: 300 }));
  expect(fitMessage(answer), 'it needs no further cut').toEqual(answer);
  const text = JSON.stringify(answer.blocks);
  const left = Number(/(\d+) of the 300 lines do not fit in Slack/.exec(text)?.[1]);
  expect(text).toContain(`The last ${300 - left} lines of *demo*:`);
  expect(text).toContain('web | 299 x');
  expect(text).toContain(`web | ${left} x`);
  expect(text).not.toContain(`web | ${left - 1} x`);
});

test('a line cannot end its code block', () => {
  const [, block] = logs(view({ lines: [{ container: 'web', text: '```` <!channel>' }] })).blocks ?? [];
  expect(JSON.stringify(block).split('```')).toHaveLength(3);
  expect(JSON.stringify(block)).not.toContain('<!');
});

test('nothing written yet', () => {
  expect(logs(view({ lines: [] })).text).toContain('*demo* has written nothing yet.');
});

test('where there is no console, nothing leads to it', () => {
  for (const lines of [view().lines, []]) {
    const answer = fitMessage(logs(view({ link: undefined, lines })));
    expect(JSON.stringify(answer)).not.toMatch(/CloudWatch|undefined|false/);
  }
  expect(logsTooSlow('demo', undefined).text).toContain('Type the same command again.');
});

test('too slow says where else to look', () => {
  expect(logsTooSlow('demo', 'https://console.example/logs').text).toContain(
    'CloudWatch did not give the log of *demo* in time.',
  );
});

test('a container that is not there, and which are', () => {
  const { text } = noSuchContainer('demo', 'wbe', ['api', 'web'], 'web');
  expect(text).toContain('*demo* has none called `wbe`. It has `api`, `web`.');
  expect(text).toContain('Did you mean `/playground logs demo web`?');
});
