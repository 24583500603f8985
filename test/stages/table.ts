import type { SettingsInput } from '../../infra/settings.ts';

/** What is there before a stage that uses it, and belongs to somebody else. */
export interface There {
  network: { vpcId: string; subnetIds: string[] };
  cluster: string;
  /** The provisioner's image, as the local engine has it. */
  provisionerImage: string;
  /** How a task that is not on AWS finds the emulator. */
  environment: Record<string, string>;
}

/** A stage that is deployed into the emulator, and where its settings differ from those that all such stages share. */
export interface StageRow<Needed = There> {
  name: string;
  settings(there: Needed): Partial<SettingsInput> & Pick<SettingsInput, 'allowedCidrs'>;
}

export const DOMAIN = 'play.example.com';
export const OWNER = 'U0ADA0001';
const TEAM = 'T0LOCAL01';
const INSIDE = ['10.0.0.0/8'];
const OTHER_ARCHITECTURE = process.arch === 'arm64' ? 'x86_64' : 'arm64';

/** Deployed by `npm test`, beside the one that `npm start` makes. The name is as long as a stage's may be: it is in the names of everything. */
export const BESIDE: StageRow<Pick<There, 'network' | 'cluster'>> = {
  name: 'ada-with-a-long-name',
  settings: ({ network, cluster }) => ({
    ...{ allowedCidrs: INSIDE, exposure: 'load-balancer', domain: DOMAIN },
    ...{ network, cluster, serviceNames: false },
    ingress: 'http-api',
    architecture: OTHER_ARCHITECTURE,
    compareMinutes: 1,
    protectData: true,
  }),
};

const IN_DEFAULT_NETWORK: StageRow = {
  name: 'default-network',
  settings: ({ provisionerImage }) => ({
    ...{ allowedCidrs: ['0.0.0.0/0'], openToInternet: true, egress: [{ port: 'any' }, { protocol: 'udp', port: 53 }] },
    ...{ network: 'default', serviceNames: false },
    ingress: 'http-api',
    provisioner: { package: 'image', imageUri: provisionerImage },
    coldStarts: { keepWarm: true },
    ...{ operationsCountedBy: 'lambda', operationsAtOnce: 4 },
    ...{ botReservedConcurrency: 10, notifierReservedConcurrency: 4, apiReservedConcurrency: 2 },
    apiTokens: 'on',
    apiCallers: [
      { arn: 'arn:aws:iam::000000000000:role/ci', actsFor: [OWNER], templates: ['hello'], maxPlaygrounds: 2 },
    ],
    ...{ allowedTeamIds: [TEAM], allowedChannels: ['C0GENERAL1'], allowedUserGroups: ['S0PLATFRM'] },
    alertSubscriptions: ['email:ops@example.com'],
    runbookUrl: 'https://example.com/playground',
    templatePolicies: { hello: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] },
    prices: { 'us-east-1': { vcpuHour: 0.03, gbHour: 0.003, publicAddressHour: 0.004 } },
    ...{ notice: 'For trying out.', consoleLinks: true },
  }),
};

const IN_TASKS: StageRow = {
  name: 'in-tasks',
  settings: ({ network, cluster, provisionerImage, environment }) => ({
    ...{ allowedCidrs: INSIDE, exposure: 'private' },
    ...{ network, cluster, serviceNames: false },
    provisioner: { package: 'image', imageUri: provisionerImage, runOn: 'fargate', environment },
    coldStarts: { provisioned: 1 },
    ...{ operationsCountedBy: 'registry', operationsAtOnce: 4 },
    ...{ allowedTeamIds: [TEAM], allowedEnterpriseIds: ['E0EXAMPLE1'] },
    protectData: false,
  }),
};

/** Deployed by `npm run stages`, which takes minutes. */
export const STAGES: readonly StageRow[] = [BESIDE, IN_DEFAULT_NETWORK, IN_TASKS];

/** Positions that no stage in the emulator can have. */
export const ONLY_ON_AWS: Readonly<Record<string, string>> = {
  'coldStarts.upTo=set': "the emulator's Application Auto Scaling knows no functions",
  'coldStarts.workingHours=set': "the emulator's Application Auto Scaling knows no functions",
  'engineConfig=empty': 'without it the AWS plugin asks AWS and not the emulator',
  'provisioner.imageUri=unset': 'the emulator has no registry to bring the image to',
};
