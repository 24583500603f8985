import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Event } from './event.ts';
import type { Notice } from './notice.ts';
import type { Operation } from './operation.ts';
import type { Playground } from './playground.ts';

/** Tells the events topic that a row has changed. A signal ends the waiting, not the telling. */
export type PublishEvent = (event: Event, signal?: AbortSignal) => Promise<void>;

export function createPublish(sns: Pick<SNSClient, 'send'>, topicArn: string): PublishEvent {
  return async (event, signal) => {
    const command = new PublishCommand({ TopicArn: topicArn, Message: JSON.stringify(event) });
    await sns.send(command, signal && { abortSignal: signal });
  };
}

export function operationChanged({ id, sequence }: Pick<Operation, 'id' | 'sequence'>): Event {
  return { type: 'operation-changed', operationId: id, sequence };
}

export function noticeChanged({ id, sequence }: Pick<Notice, 'id' | 'sequence'>): Event {
  return { type: 'notice-changed', noticeId: id, sequence };
}

/** @param formerUsers people whose App Home loses it */
export function playgroundChanged({ id, name }: Pick<Playground, 'id' | 'name'>, formerUsers: string[] = []): Event {
  return { type: 'playground-changed', playgroundName: name, playgroundId: id, formerUsers };
}
