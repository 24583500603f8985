import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createAlertBoard } from '../../bot/notifier/alert-board-dynamodb.ts';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { TEAM } from '../../infra/local/slack/workspace.ts';
import { createAsk } from '../../infra/verify/ask.ts';
import { createAlarms } from '../../infra/verify/cloudwatch.ts';
import { verify } from '../../infra/verify/verify.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { ADA, ALERTS, messages, words } from './person.ts';
import { registryOf } from './registry.ts';

const cloud = await theCloud();

it('a deployment is verified: a playground is made and gone, and each alarm has been in Slack', async () => {
  const { functionUrl, signingSecret, outputs } = cloud;
  const options = clientOptions(cloud.endpoint);
  const said: string[] = [];
  const faults = await verify('verified', {
    alarmNames: outputs.alarmNames,
    ask: createAsk(functionUrl, signingSecret, { userId: ADA, teamId: TEAM.id, channelId: 'D0VERIFY00' }),
    registry: registryOf(cloud),
    board: createAlertBoard(DynamoDBDocumentClient.from(new DynamoDBClient(options)), outputs.registryTable),
    alarms: createAlarms(new CloudWatchClient(options)),
    now: Date.now,
    pause: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    say: (line) => void said.push(line),
  });
  expect(faults).toEqual([]);
  // One for the playground's making, one for its removal.
  expect(said).toHaveLength(outputs.alarmNames.length + 2);
  const alerts = (await messages(cloud, ALERTS)).map(words);
  expect(outputs.alarmNames.length).toBeGreaterThan(4);
  for (const name of outputs.alarmNames) {
    const about = alerts.filter((text) => text.includes(name));
    expect(
      about.some((text) => text.includes('Forced by `npm run verify`')),
      `${name} rang`,
    ).toBe(true);
    expect(
      about.some((text) => text.includes('is over')),
      `${name} ended`,
    ).toBe(true);
  }
  expect(await leftovers(cloud, 'verified')).toEqual([]);
});
