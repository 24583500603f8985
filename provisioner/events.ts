import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OperationChanged } from './contract/event.ts';
import type { Operation } from './contract/operation.ts';

export type Publish = (operation: Pick<Operation, 'id' | 'sequence'>) => Promise<void>;

/** Tells the events topic that an operation's row has changed. */
export function publisher(sns: Pick<SNSClient, 'send'>, topicArn: string): Publish {
  return async (operation) => {
    const event: OperationChanged = {
      type: 'operation-changed',
      operationId: operation.id,
      sequence: operation.sequence,
    };
    await sns.send(new PublishCommand({ TopicArn: topicArn, Message: JSON.stringify(event) }));
  };
}
