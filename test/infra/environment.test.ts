import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfig as parseApiConfig } from '../../bot/api/config.ts';
import { parseConfig as parseBotConfig } from '../../bot/config.ts';
import { parseConfig as parseNotifierConfig } from '../../bot/notifier/config.ts';
import { templateSummaries } from '../../infra/templates/summaries.ts';
import { readDeadline } from '../../provisioner/command-line.ts';
import { readConfig as readProvisionerConfig } from '../../provisioner/config.ts';
import { readOperationTask } from '../../provisioner/start-task.ts';
import { readConfig as readSweeperConfig } from '../../provisioner/sweeper/config.ts';
import { DEPLOYED, type RecordedProgram, recordProgram } from './recorded-program.ts';

const TEMPLATES = JSON.stringify(templateSummaries(Object.values(DEPLOYED.templates)));

const CALLER = { arn: 'arn:aws:iam::111122223333:role/ci', actsFor: ['U0ADA0001'], credentials: true };

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram({
    allowedTeamIds: ['T0LOCAL01', 'T0OTHER01'],
    allowedUserGroups: ['S0TEAM0001'],
    admins: ['U0ADA0001'],
    notice: 'Simulated.',
    apiCallers: [CALLER],
    apiTokens: 'on',
    stateBackendQuery: 'region=eu-north-1',
    engineConfig: { 'aws:s3UsePathStyle': 'true' },
    provisioner: { package: 'zip', environment: { PULUMI_HOME: '/opt/pulumi' } },
  });
});

/** What the function finds at its cold start: what infra gives it, and what Lambda adds. */
function environmentOf(name: string, from: RecordedProgram = program): Record<string, string> {
  const { inputs } = from.one('aws:lambda/function:Function', name);
  // Of the templates people are told by a file beside the bundle.
  return { ...inputs.environment.variables, AWS_REGION: 'eu-north-1', TEMPLATES };
}

describe('what infra gives a function is what the function takes', () => {
  it('bot', () => {
    expect(parseBotConfig(environmentOf('playground-bot'))).toEqual({
      registryTable: 'playground-registry',
      provisionerFunction: 'playground-provisioner',
      signingSecretParameter: '/playground-bot/prod/signing-secret',
      botTokenParameter: '/playground-bot/prod/bot-token',
      slackApiUrl: 'https://slack.com/api/',
      eventsTopicArn: expect.stringContaining('playground-events'),
      logGroup: '/playground-bot/prod/playgrounds',
      consolePlace: {
        region: 'eu-north-1',
        clusterName: 'playgrounds',
        logGroup: '/playground-bot/prod/playgrounds',
      },
      templates: [
        expect.objectContaining({ name: 'sample', cpu: 256, memory: 512, containers: ['data', 'api', 'web'] }),
      ],
      prices: { vcpuHour: 0.04048, gbHour: 0.004445, publicAddressHour: 0.005, borrowedFrom: 'us-east-1' },
      lifetimeSeconds: 4 * 60 * 60,
      maxLifetimeSeconds: 3 * 24 * 60 * 60,
      warningSeconds: 30 * 60,
      limits: { perOwner: 3, total: 100 },
      admins: ['U0ADA0001'],
      apiTokens: 'on',
      allowed: { teams: ['T0LOCAL01', 'T0OTHER01'], enterprises: [], channels: [], userGroups: ['S0TEAM0001'] },
    });
  });

  it('HTTP API, for signed requests and for those with tokens', () => {
    const bot = parseBotConfig(environmentOf('playground-bot'));
    const { signingSecretParameter: _, consolePlace: __, admins: ___, apiTokens: ____, ...shared } = bot;
    expect(parseApiConfig(environmentOf('playground-api'))).toEqual({
      ...shared,
      authentication: 'iam',
      callers: [CALLER],
      credentialsPrefix: '/playground-bot/prod/playgrounds',
    });
    expect(parseApiConfig(environmentOf('playground-api-tokens'))).toEqual({
      ...shared,
      authentication: 'token',
      callers: [],
      credentialsPrefix: undefined,
    });
  });

  it('notifier', () => {
    expect(parseNotifierConfig(environmentOf('playground-notifier'))).toMatchObject({
      registryTable: 'playground-registry',
      botTokenParameter: '/playground-bot/prod/bot-token',
      slackApiUrl: 'https://slack.com/api/',
      alertsChannel: 'C0ALERTS01',
      credentialsPrefix: '/playground-bot/prod/playgrounds',
      templates: [expect.objectContaining({ name: 'sample', cpu: 256, memory: 512 })],
      prices: { vcpuHour: 0.04048, gbHour: 0.004445, publicAddressHour: 0.005, borrowedFrom: 'us-east-1' },
      notice: 'Simulated.',
    });
  });

  it('provisioner', () => {
    expect(readProvisionerConfig(environmentOf('playground-provisioner'))).toMatchObject({
      registryTable: 'playground-registry',
      stateBackendUrl: 's3://playground-state-id?region=eu-north-1',
      passphraseParameter: '/playground-bot/prod/passphrase',
      engineConfig: { 'aws:region': 'eu-north-1', 'aws:s3UsePathStyle': 'true' },
      readyTimeoutSeconds: 420,
      pulumiHome: '/opt/pulumi',
      templatesUrl: expect.stringMatching(/^s3:\/\/playground-state-id\/templates\/[0-9a-f]{16}\.json$/),
      site: {
        subnetIds: ['playgrounds-0-id', 'playgrounds-1-id'],
        logGroup: '/playground-bot/prod/playgrounds',
        credentialsPrefix: '/playground-bot/prod/playgrounds',
      },
    });
  });

  it('provisioner, where operations run in tasks: the function knows the task, and the task the rest', async () => {
    const provisioner = { package: 'image', imageUri: 'image', runOn: 'fargate' } as const;
    const onFargate = await recordProgram({ provisioner });
    const [container] = JSON.parse(
      onFargate.one('aws:ecs/taskDefinition:TaskDefinition', 'playground-operation').inputs.containerDefinitions,
    );
    const variables: { name: string; value: string }[] = container.environment;
    const environment = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    expect(readProvisionerConfig(environment).registryTable).toBe('playground-registry');
    expect(readDeadline(environment)).toBe(3600);
    expect(readOperationTask(environmentOf('playground-provisioner', onFargate))).toEqual({
      clusterArn: expect.stringContaining('Cluster/playground-operation'),
      taskDefinitionArn: expect.stringContaining('TaskDefinition/playground-operation'),
      container: container.name,
      subnetIds: ['playgrounds-0-id', 'playgrounds-1-id'],
      securityGroupId: 'playground-operation-id',
      assignPublicIp: true,
    });
  });

  it('sweeper', () => {
    expect(readSweeperConfig(environmentOf('playground-sweeper'))).toEqual({
      registryTable: 'playground-registry',
      provisionerFunction: 'playground-provisioner',
      notifierFunction: 'playground-notifier',
      deadLettersUrl: expect.stringContaining('playground-dead-letters'),
      eventsTopicArn: expect.stringContaining('events'),
      clusterArn: expect.stringContaining('Cluster/playgrounds'),
      tag: expect.stringContaining('Cluster/playgrounds'),
      exposure: 'public',
      logGroup: '/playground-bot/prod/playgrounds',
      credentialsPrefix: '/playground-bot/prod/playgrounds',
      stateBackendUrl: expect.stringMatching(/^s3:\/\/playground-state-/),
      compareMinutes: 60,
      prices: { vcpuHour: 0.04048, gbHour: 0.004445, publicAddressHour: 0.005, borrowedFrom: 'us-east-1' },
    });
  });
});
