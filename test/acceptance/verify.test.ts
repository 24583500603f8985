import { expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { TEAM } from '../../infra/local/slack/workspace.ts';
import { parseSettings } from '../../infra/settings.ts';
import { verifyDeps } from '../../infra/verify/stage.ts';
import { verify } from '../../infra/verify/verify.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { deployerCredentials } from './deployer.ts';
import { leftovers } from './leftovers.ts';
import { ADA, ALERTS, messages, words } from './person.ts';

const cloud = await theCloud();
const SETTINGS = parseSettings({
  provisioner: { package: 'zip' },
  alertsChannel: ALERTS,
  allowedCidrs: ['10.0.0.0/8'],
});

it('a deployment is verified: a playground is made and gone, and each alarm has been in Slack', async () => {
  const { functionUrl, signingSecret, outputs } = cloud;
  const said: string[] = [];
  const asker = { userId: ADA, teamId: TEAM.id, channelId: 'D0VERIFY00' };
  const say = (line: string) => void said.push(line);
  // How busy this machine is must decide nothing here.
  const how = { signingSecret, asker, say, answerTimeoutMs: 30_000 };
  // With the rights of the workflow's role, which verifies what it has deployed.
  const credentials = await deployerCredentials(cloud.endpoint, 'local', SETTINGS);
  const options = { ...clientOptions(cloud.endpoint), credentials };
  const deps = verifyDeps({ ...outputs, botFunctionUrl: functionUrl }, how, options);
  const faults = await verify('verified', deps);
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
