import { setTimeout as delay } from 'node:timers/promises';
import type { SNSClient } from '@aws-sdk/client-sns';
import { subscribe } from '../../../infra/local/observer/subscriber.ts';
import { operationChangedSchema } from '../../../provisioner/contract/event.ts';

export interface Events {
  /** The sequences that were told of an operation, in the order in which they came, repeats of a delivery included. */
  toldOf(operationId: string): number[];
  /** Waits until this sequence or a later one has come, for a moment unless told. @returns whether it has */
  reaches(operationId: string, sequence: number, withinMs?: number): Promise<boolean>;
  /** All messages, as they came. */
  texts: string[];
  stop(): Promise<void>;
}

const DELIVERED_MS = 5000;
const LOOK_EVERY_MS = 50;

/** Listens to the events topic, as the notifier does. */
export async function collectEvents(sns: SNSClient, topicArn: string): Promise<Events> {
  const texts: string[] = [];
  const told = new Map<string, number[]>();
  const { stop } = await subscribe({
    sns,
    topicArn,
    async take(message) {
      texts.push(message);
      const { success, data } = operationChangedSchema.safeParse(JSON.parse(message));
      if (success) told.set(data.operationId, [...(told.get(data.operationId) ?? []), data.sequence]);
    },
    log: (line) => {
      throw new Error(line);
    },
  });
  const toldOf = (operationId: string): number[] => told.get(operationId) ?? [];
  return {
    toldOf,
    texts,
    stop,
    async reaches(operationId, sequence, withinMs = DELIVERED_MS) {
      const deadline = Date.now() + withinMs;
      while (!toldOf(operationId).some((one) => one >= sequence)) {
        if (Date.now() > deadline) return false;
        await delay(LOOK_EVERY_MS);
      }
      return true;
    },
  };
}
