import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test, vi } from 'vitest';
import { createLastLines } from '../../../bot/logs/last-lines.ts';

interface Stream {
  name: string;
  made: number;
  events: [at: number, text: string][];
}

/** CloudWatch with these streams, two to a page. */
function cloudWatch(streams: Stream[]) {
  return vi.fn(async (command: unknown) => {
    if (command instanceof DescribeLogStreamsCommand) {
      const { logStreamNamePrefix = '', nextToken = '0' } = command.input;
      const matching = streams.filter(({ name }) => name.startsWith(logStreamNamePrefix));
      const end = Number(nextToken) + 2;
      return {
        logStreams: matching
          .slice(Number(nextToken), end)
          .map(({ name, made }) => ({ logStreamName: name, creationTime: made })),
        ...(end < matching.length && { nextToken: String(end) }),
      };
    }
    if (!(command instanceof GetLogEventsCommand)) throw new Error('not a call that the bot may make');
    const stream = streams.find(({ name }) => name === command.input.logStreamName);
    const events = stream?.events.slice(-(command.input.limit ?? 0)) ?? [];
    return { events: events.map(([timestamp, message]) => ({ timestamp, message })) };
  });
}

const streams: Stream[] = [
  { name: 'demo-1/api/old', made: 1, events: [[1, 'of a task that is gone']] },
  {
    name: 'demo-1/api/new',
    made: 5,
    events: [
      [10, 'api a'],
      [30, 'api b'],
    ],
  },
  {
    name: 'demo-1/web/new',
    made: 6,
    events: [
      [20, 'web a'],
      [40, 'web b'],
    ],
  },
  { name: 'demo-2/web/other', made: 9, events: [[50, 'of another playground']] },
];
const read = (send: unknown, question: { container?: string; lines: number }) =>
  createLastLines({ send: send as never }, '/playgrounds')(
    { playgroundId: 'demo-1', ...question },
    new AbortController().signal,
  );

test('the last lines of all containers of the newest task, in the order of their writing', async () => {
  const { lines, containers } = await read(cloudWatch(streams), { lines: 3 });
  expect(lines.map(({ container, text }) => [container, text])).toEqual([
    ['web', 'web a'],
    ['api', 'api b'],
    ['web', 'web b'],
  ]);
  expect(containers).toEqual(['api', 'web']);
});

test('those of one container', async () => {
  const { lines } = await read(cloudWatch(streams), { container: 'api', lines: 1 });
  expect(lines).toEqual([{ at: 30, container: 'api', text: 'api b' }]);
});

test('a container that is not there has none, and which are is told all the same', async () => {
  expect(await read(cloudWatch(streams), { container: 'db', lines: 1 })).toEqual({
    lines: [],
    containers: ['api', 'web'],
  });
});

test('a playground that has written nothing has none', async () => {
  expect(await read(cloudWatch([]), { lines: 5 })).toEqual({ lines: [], containers: [] });
});

test('asks for no more pages than four, whatever there is', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ name: `demo-1/api/t${index}`, made: index, events: [] }));
  const send = cloudWatch(many);
  await read(send, { lines: 1 });
  expect(send.mock.calls.filter(([command]) => command instanceof DescribeLogStreamsCommand)).toHaveLength(4);
});
