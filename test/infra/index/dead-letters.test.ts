import { beforeAll, describe, expect, it } from 'vitest';
import { actions, type RecordedProgram, recordProgram, statements } from '../recorded-program.ts';

const QUEUE = 'aws:sqs/queue:Queue';
const NAME = 'playground-dead-letters';

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram();
});

describe('what the notifier could not tell', () => {
  it('waits for 14 days in a queue that is encrypted with keys that cost nothing', () => {
    const queues = program.ofType(QUEUE).map(({ name, inputs }) => ({ name, ...inputs }));
    expect(queues).toEqual([
      { name: NAME, messageRetentionSeconds: 14 * 24 * 3600, sqsManagedSseEnabled: true, policy: expect.any(String) },
    ]);
  });

  it('comes there from Lambda after three tries, in the name of a role that may', () => {
    const { inputs } = program.one(
      'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig',
      'playground-notifier',
    );
    expect(inputs).toMatchObject({
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: expect.stringContaining(NAME) } },
    });
    const allowed = program.statementsOf('playground-notifier');
    const [send] = allowed.filter((each) => actions(each).includes('sqs:SendMessage'));
    expect(send?.Resource).toContain(NAME);
  });

  it('comes there from SNS when Lambda could not be invoked at all, from our two topics alone', () => {
    const heard = program.ofType('aws:sns/topicSubscription:TopicSubscription');
    expect(heard).toHaveLength(2);
    for (const { inputs } of heard) {
      expect(JSON.parse(inputs.redrivePolicy)).toEqual({ deadLetterTargetArn: expect.stringContaining(NAME) });
    }
    const { inputs } = program.one(QUEUE, NAME);
    const topics = ['playground-events', 'playground-alerts'].map((topic) => expect.stringContaining(topic));
    expect(statements(inputs.policy)).toMatchObject([
      {
        Action: 'sqs:SendMessage',
        Resource: `arn:aws:sqs:eu-north-1:111122223333:${NAME}-*`,
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': topics } },
      },
    ]);
  });

  it('is taken out by the sweeper, which may have it told, and by nobody else', () => {
    const readers = program
      .ofType('aws:iam/rolePolicy:RolePolicy')
      .filter(({ inputs }) => statements(inputs.policy).flatMap(actions).includes('sqs:ReceiveMessage'));
    expect(readers.map(({ name }) => name)).toEqual(['playground-sweeper']);
    const invoked = program
      .statementsOf('playground-sweeper')
      .filter((each) => actions(each).includes('lambda:InvokeFunction'))
      .flatMap(({ Resource }) => Resource);
    expect(invoked).toContainEqual(expect.stringContaining('playground-notifier'));
  });

  it('rings while anything of it waits', () => {
    const { inputs } = program.one('aws:cloudwatch/metricAlarm:MetricAlarm', NAME);
    expect(inputs).toMatchObject({
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: NAME },
      statistic: 'Maximum',
      threshold: 1,
    });
  });
});
