import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createAlertBoard } from '../../bot/notifier/alert-board-dynamodb.ts';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import type { InfraOutputs } from '../outputs.ts';
import { type Asker, createAsk } from './ask.ts';
import { createAlarms } from './cloudwatch.ts';
import type { VerifyDeps } from './verify.ts';

interface How {
  signingSecret: string;
  asker: Asker;
  say: VerifyDeps['say'];
  /** How long the bot has to answer; without it, as long as Slack gives it. */
  answerTimeoutMs?: number;
}

/** What verifying a deployment works with. @param options of AWS's clients: where it is */
export function verifyDeps(
  outputs: InfraOutputs,
  { signingSecret, asker, say, answerTimeoutMs }: How,
  options: { region?: string; endpoint?: string },
): VerifyDeps {
  const rows = DynamoDBDocumentClient.from(new DynamoDBClient(options));
  return {
    alarmNames: outputs.alarmNames,
    ask: createAsk(outputs.botFunctionUrl, signingSecret, asker, answerTimeoutMs),
    registry: createRegistry(rows, outputs.registryTable),
    board: createAlertBoard(rows, outputs.registryTable),
    alarms: createAlarms(new CloudWatchClient(options)),
    now: Date.now,
    pause: sleep,
    say,
  };
}
