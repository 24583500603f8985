import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SNSClient } from '@aws-sdk/client-sns';
import { createInvoke, type Invoke } from '../../../../provisioner/contract/invoke.ts';
import { createPublish, type PublishEvent } from '../../../../provisioner/contract/publish.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { FunctionDouble } from './functions.ts';
import { EVENTS_TOPIC } from './site.ts';

/** The ways by which one function reaches another: SNS and asynchronous invokes, through the product's own calls. */
export interface Bus {
  publish: PublishEvent;
  invoke: Invoke;
  /** A message of one of the topics, to the notifier. */
  deliver(topicArn: string, message: string): void;
}

/** @param carried gets every message that the topics carry */
export function createBus(
  simulation: Simulation,
  to: { notifier: () => FunctionDouble; provisioner: () => FunctionDouble },
  carried: string[],
): Bus {
  let serial = 0;
  function deliver(TopicArn: string, Message: string): void {
    carried.push(Message);
    to.notifier().invoke({ Records: [{ Sns: { TopicArn, Message, MessageId: `message-${++serial}` } }] });
  }
  const sns = {
    send: ({ input }: { input: { TopicArn: string; Message: string } }) =>
      simulation.call('sns PublishCommand', () => deliver(input.TopicArn, input.Message)),
  } as unknown as Pick<SNSClient, 'send'>;
  const lambda = {
    send: ({ input }: { input: { Payload: Uint8Array } }) =>
      simulation.call('lambda InvokeCommand', () => {
        to.provisioner().invoke(JSON.parse(Buffer.from(input.Payload).toString()));
        return { StatusCode: 202 };
      }),
  } as unknown as Pick<LambdaClient, 'send'>;
  return { publish: createPublish(sns, EVENTS_TOPIC), invoke: createInvoke(lambda, 'provisioner'), deliver };
}
