import type { SettingsInput } from '../../infra/settings.ts';

/** What is there before a stage that uses it, and belongs to somebody else. */
export interface There {
  network: { vpcId: string; subnetIds: string[] };
  cluster: string;
}

/** A stage that is deployed into the emulator, and where its settings differ from those that all such stages share. */
export interface StageRow {
  name: string;
  settings(there: There): Partial<SettingsInput> & Pick<SettingsInput, 'allowedCidrs'>;
}

export const DOMAIN = 'play.example.com';
export const OWNER = 'U0ADA0001';
const INSIDE = ['10.0.0.0/8'];
const OTHER_ARCHITECTURE = process.arch === 'arm64' ? 'x86_64' : 'arm64';

/** Deployed by `npm test`, beside the one that `npm start` makes. The name is as long as a stage's may be: it is in the names of everything. */
export const BESIDE: StageRow = {
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

/** Positions that no test run deploys a stage in, in the order of the alphabet: a new switch is deployed in both, or is named here. */
export const NOT_DEPLOYED: readonly string[] =
  `alertSubscriptions=given allowedChannels=given allowedEnterpriseIds=given allowedUserGroups=given
   apiCallers.actsFor=array apiCallers.credentials=false apiCallers.maxPlaygrounds=set apiCallers.templates=set
   apiReservedConcurrency=set apiTokens=on botReservedConcurrency=set coldStarts.keepWarm=true
   coldStarts.provisioned=set coldStarts.upTo=set coldStarts.workingHours=set consoleLinks=true egress.port=any
   egress.protocol=udp engineConfig=empty exposure=private network=default notice=set
   notifierReservedConcurrency=set openToInternet=true operationsCountedBy=lambda operationsCountedBy=registry
   operationsCountedBy=set prices=given provisioner.environment=given provisioner.imageUri=set
   provisioner.imageUri=unset provisioner.package=image provisioner.runOn=fargate runbookUrl=set
   templatePolicies=given`.split(/\s+/);
