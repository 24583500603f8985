import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { ConfirmSubscriptionCommand, type SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { readBody } from '../slack/http/body.ts';

const confirmationSchema = z.object({ Type: z.literal('SubscriptionConfirmation'), Token: z.string() });
const notificationSchema = z.object({ Type: z.literal('Notification'), Message: z.string() });

export interface SubscriberOptions {
  sns: Pick<SNSClient, 'send'>;
  topicArn: string;
  /** Gets each message. What it throws is logged. */
  take: (message: string) => Promise<void>;
  log: (line: string) => void;
}

const CONFIRM_MS = 5000;

/**
 * Subscribes to a topic by HTTP, as anybody's service could, on a port of its own. Where SNS cannot reach it, because of a
 * proxy for example, that is logged, and nothing comes.
 */
export async function subscribe({ sns, topicArn, take, log }: SubscriberOptions): Promise<{ stop(): Promise<void> }> {
  const confirmed = Promise.withResolvers<string>();
  const receive = async (body: string): Promise<void> => {
    const given: unknown = JSON.parse(body);
    const confirmation = confirmationSchema.safeParse(given);
    if (!confirmation.success) return take(notificationSchema.parse(given).Message);
    const command = new ConfirmSubscriptionCommand({ TopicArn: topicArn, Token: confirmation.data.Token });
    const { SubscriptionArn } = await sns.send(command);
    confirmed.resolve(SubscriptionArn ?? '');
  };
  const server = createServer((request, response) => {
    readBody(request)
      .then((body = '') => receive(body))
      .catch((error: unknown) => log(`observing the events topic: ${error instanceof Error ? error.stack : error}`))
      .finally(() => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/`;
  await sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'http', Endpoint: endpoint }));
  const SubscriptionArn = await Promise.race([confirmed.promise, setTimeout(CONFIRM_MS, undefined, { ref: false })]);
  if (SubscriptionArn === undefined)
    log(`The page will show no SNS events: within ${CONFIRM_MS / 1000} s the topic did not reach ${endpoint}.`);
  return {
    async stop() {
      if (SubscriptionArn !== undefined) await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
