import { beforeAll, describe, expect, it } from 'vitest';
import { parseEvent } from '../../../bot/notifier/parse.ts';
import { type RecordedProgram, recordProgram } from '../recorded-program.ts';

const NAME = 'playground-operation';
const OPERATION = 'op-2a644186be1acab1fbcd';

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram({ provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } });
});

describe('a task of an operation that ended without a word', () => {
  it('is one of their cluster that has stopped, but for those that are done or given back', () => {
    const { eventPattern } = program.one('aws:cloudwatch/eventRule:EventRule', NAME).inputs;
    expect(JSON.parse(eventPattern)).toEqual({
      source: ['aws.ecs'],
      'detail-type': ['ECS Task State Change'],
      detail: {
        clusterArn: [expect.stringMatching(/Cluster\/playground-operation$/)],
        lastStatus: ['STOPPED'],
        containers: { exitCode: [{ 'anything-but': [0, 2] }, { exists: false }] },
      },
    });
  });

  it('reaches the alerts topic in the shape that the notifier knows from Lambda', () => {
    const { arn, inputTransformer } = program.one('aws:cloudwatch/eventTarget:EventTarget', NAME).inputs;
    const values: Record<string, string> = {
      '$.detail.taskArn': 'arn:aws:ecs:eu-north-1:111122223333:task/operations/1',
      '$.detail.startedBy': OPERATION,
      '$.detail.stoppedReason': 'OutOfMemoryError: Container killed due to memory usage',
    };
    const message = Object.entries<string>(inputTransformer.inputPaths).reduce(
      (text, [name, path]) => text.replace(`<${name}>`, JSON.stringify(values[path])),
      inputTransformer.inputTemplate,
    );
    const event = { Records: [{ Sns: { TopicArn: arn, Message: message } }] };
    expect(parseEvent(event, { events: 'other', alerts: arn })).toEqual([
      {
        kind: 'crash',
        crash: {
          requestId: values['$.detail.taskArn'],
          condition: 'TaskStopped',
          operationId: OPERATION,
          errorType: 'TaskStopped',
          errorMessage: values['$.detail.stoppedReason'],
        },
      },
    ]);
  });
});
