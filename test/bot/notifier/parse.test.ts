import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../../bot/notifier/parse.ts';

const topics = {
  events: 'arn:aws:sns:us-east-1:000000000000:events',
  alerts: 'arn:aws:sns:us-east-1:000000000000:alerts',
};
const id = 'op-0123456789abcdef0123';
const record = (TopicArn: string, message: unknown) => ({
  EventSource: 'aws:sns',
  Sns: { MessageId: 'm-1', TopicArn, Message: typeof message === 'string' ? message : JSON.stringify(message) },
});
const parse = (topic: string, message: unknown) => parseEvent({ Records: [record(topic, message)] }, topics);

const crashRecord = {
  version: '1.0',
  timestamp: '2026-09-21T10:00:00.000Z',
  requestContext: {
    requestId: 'req-1',
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:provisioner:$LATEST',
    condition: 'RetriesExhausted',
    approximateInvokeCount: 1,
  },
  requestPayload: { operationId: id },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: {
    errorType: 'Sandbox.Timedout',
    errorMessage: 'RequestId: req-1 Error: Task timed out after 900.00 seconds',
  },
};
const alarm = {
  AlarmName: 'provisioner-errors',
  AlarmDescription: 'The provisioner broke off',
  NewStateValue: 'ALARM',
  OldStateValue: 'OK',
  NewStateReason: 'Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).',
};

test('our event is an operation to show', () => {
  expect(parse(topics.events, { type: 'operation-changed', operationId: id, sequence: 3 })).toEqual([
    { kind: 'operation-changed', operationId: id },
  ]);
});

test('our events about playgrounds, notices, Homes and people are known', () => {
  const changed = { type: 'playground-changed', playgroundName: 'demo', playgroundId: 'demo-1' } as const;
  const notice = { type: 'notice-changed', noticeId: 'no-1', sequence: 1 } as const;
  const home = { type: 'home-opened', userId: 'U0ADA0001', page: 2 } as const;
  const left = { type: 'person-left', userId: 'U0ADA0001' } as const;
  expect([changed, notice, home, left].flatMap((event) => parse(topics.events, event))).toEqual([
    { kind: 'playground-changed', change: { ...changed, formerUsers: [] } },
    { kind: 'notice-changed', change: notice },
    { kind: 'home-opened', home },
    { kind: 'person-left', userId: 'U0ADA0001' },
  ]);
});

test.each([
  { type: 'home-opened', userId: '<!channel>' },
  { type: 'person-left', userId: '<!channel>' },
  { type: 'home-opened', userId: 'U0ADA0001', page: -1 },
  { type: 'playground-changed', playgroundName: 'demo' },
  { type: 'notice-changed' },
])('%j is none of ours', (event) => {
  expect(parse(topics.events, event)).toMatchObject([{ kind: 'foreign' }]);
});

describe('a record of the OnFailure destination', () => {
  test('is a crash of its operation', () => {
    expect(parse(topics.alerts, crashRecord)).toEqual([
      {
        kind: 'crash',
        crash: {
          operationId: id,
          requestId: 'req-1',
          condition: 'RetriesExhausted',
          errorType: 'Sandbox.Timedout',
          errorMessage: 'RequestId: req-1 Error: Task timed out after 900.00 seconds',
        },
      },
    ]);
  });

  test.each([undefined, null, 'text', { operationId: '../../etc' }, { operationId: 7 }])(
    'with the payload %j is a crash of no operation of ours',
    (requestPayload) => {
      const [incoming] = parse(topics.alerts, { ...crashRecord, requestPayload });
      expect(incoming).toMatchObject({ kind: 'crash', crash: { requestId: 'req-1' } });
      expect(incoming).not.toHaveProperty('crash.operationId');
    },
  );

  test.each([undefined, null, 'text', { errorMessage: 7 }])(
    'with the response %j is a crash without details',
    (responsePayload) => {
      expect(parse(topics.alerts, { ...crashRecord, responsePayload })).toEqual([
        { kind: 'crash', crash: { operationId: id, requestId: 'req-1', condition: 'RetriesExhausted' } },
      ]);
    },
  );
});

test('a crash record without a request id, as the emulator writes it, is heard', () => {
  const { requestId: _, ...requestContext } = crashRecord.requestContext;
  expect(parse(topics.alerts, { ...crashRecord, requestContext })).toMatchObject([
    { kind: 'crash', crash: { operationId: id, requestId: 'unknown' } },
  ]);
});

test('a CloudWatch alarm is an alarm, with and without a description', () => {
  const shared = { name: 'provisioner-errors', state: 'ALARM', reason: alarm.NewStateReason };
  expect(parse(topics.alerts, alarm)).toEqual([
    { kind: 'alarm', alarm: { ...shared, description: alarm.AlarmDescription } },
  ]);
  expect(parse(topics.alerts, { ...alarm, AlarmDescription: null })).toEqual([{ kind: 'alarm', alarm: shared }]);
});

const change = { type: 'operation-changed', operationId: id, sequence: 1 };
const foreign: [what: string, event: unknown][] = [
  ['nothing', undefined],
  ['no SNS event', { detail: {} }],
  ['a record of another source', { Records: [{ s3: {} }] }],
  ['another topic', { Records: [record('arn:aws:sns:us-east-1:999999999999:events', change)] }],
  ['our event on the alerts topic', { Records: [record(topics.alerts, change)] }],
  ['an alarm on the events topic', { Records: [record(topics.events, alarm)] }],
  ['a crash on the events topic', { Records: [record(topics.events, crashRecord)] }],
  ['no JSON', { Records: [record(topics.events, 'hello')] }],
  ['JSON null', { Records: [record(topics.alerts, 'null')] }],
  ['an operation id with a path in it', { Records: [record(topics.events, { ...change, operationId: 'op-../../x' })] }],
  [
    'an operation id of another kind',
    { Records: [record(topics.events, { ...change, operationId: 'pg-0123456789' })] },
  ],
  ['an event of another type', { Records: [record(topics.events, { ...change, type: 'other' })] }],
];
test.each(foreign)('%s is foreign, and says why', (_, event) => {
  expect(parseEvent(event, topics)).toMatchObject([{ kind: 'foreign', why: expect.stringMatching(/.+/) }]);
});

test('each record stands for itself', () => {
  const Records = [record(topics.events, 'hello'), record(topics.events, change)];
  expect(parseEvent({ Records }, topics).map(({ kind }) => kind)).toEqual(['foreign', 'operation-changed']);
});
