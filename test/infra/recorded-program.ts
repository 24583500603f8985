import * as pulumi from '@pulumi/pulumi';
import type { Statement } from '../../infra/components/policy.ts';
import { botInfrastructure } from '../../infra/index.ts';
import { parseSettings, type SettingsInput } from '../../infra/settings.ts';
import type { DeployedTemplates } from '../../provisioner/templates/deployed.ts';
import { sampleSite, sampleTemplate } from '../provisioner/support/samples.ts';

export interface Recorded {
  /** Pulumi's type token, such as `aws:s3/bucket:Bucket`. */
  type: string;
  name: string;
  /** What Pulumi gives whoever refers to it. */
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type has inputs of its own, and the rules name the ones they read
  inputs: any;
}

export interface RecordedProgram {
  resources: Recorded[];
  /** All of one type, such as `aws:lambda/function:Function`. */
  ofType(type: string): Recorded[];
  /** The only one of that type and name. */
  one(type: string, name: string): Recorded;
  /** What the role of a function may do, by all its policies, beside what its resources allow. */
  statementsOf(roleName: string): Statement[];
}

/** The templates of the program: one, with its images. */
export const DEPLOYED: DeployedTemplates = {
  templates: { sample: sampleTemplate() },
  images: sampleSite().images,
};

export const settings = (given: Partial<SettingsInput> = {}): SettingsInput => ({
  provisioner: { package: 'zip' },
  alertsChannel: 'C0ALERTS01',
  allowedCidrs: ['203.0.113.0/24'],
  ...given,
});

/** With a load balancer, and what the account has to have for it. */
export const LOAD_BALANCER = { exposure: 'load-balancer', domain: 'play.example.com' } as const;
export const ZONE = { 'aws:route53/getZone:getZone': { zoneId: 'Z0PUBLIC' } };

const ACCOUNT = '111122223333';
const ADDRESSES = {
  functionUrl: 'https://id.lambda-url.test/',
  apiEndpoint: 'https://id.execute-api.test',
  dnsName: 'playgrounds.elb.test',
  zoneId: 'Z0OFTHEBALANCER',
  domainValidationOptions: [
    { resourceRecordName: '_proof.test', resourceRecordType: 'CNAME', resourceRecordValue: '_value.test' },
  ],
  executionArn: `arn:aws:execute-api:eu-north-1:${ACCOUNT}:id`,
};
type Answer = Record<string, unknown>;
/** What is asked may make a difference. */
// biome-ignore lint/suspicious/noExplicitAny: each function of Pulumi's asks in words of its own
type Answers = Record<string, Answer | ((asked: any) => Answer)>;
const calls: Answers = {
  'aws:index/getPartition:getPartition': { partition: 'aws' },
  'aws:index/getRegion:getRegion': { region: 'eu-north-1' },
  'aws:index/getCallerIdentity:getCallerIdentity': { accountId: ACCOUNT },
  'aws:index/getAvailabilityZones:getAvailabilityZones': { names: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'] },
};

/**
 * Runs the bot's program without a cloud and returns what it would have made.
 * @param there what the account has already: token of a Pulumi function → its answer
 */
export function recordProgram(given: Partial<SettingsInput> = {}, there: Answers = {}): Promise<RecordedProgram> {
  return recordResources(botInfrastructure(parseSettings(settings(given)), 'prod', DEPLOYED), there);
}

/** The same for any program. */
export async function recordResources(program: () => Promise<unknown>, there: Answers = {}): Promise<RecordedProgram> {
  const resources: Recorded[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        const id = `${name}-id`;
        resources.push({ type, name, id, inputs });
        const [, service, kind] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
        const arn = `arn:aws:${service}:eu-north-1:${ACCOUNT}:${kind}/${name}`;
        const url = `https://sqs.test/${name}`;
        return { id, state: { name, arn, url, ...ADDRESSES, ...inputs } };
      },
      call({ token, inputs }) {
        const result = there[token] ?? calls[token];
        if (!result) throw new Error(`the program asks ${token}, which this recording does not answer`);
        return typeof result === 'function' ? result(inputs) : result;
      },
    },
    'playground-bot',
    'prod',
  );
  await withoutStacks(async () => {
    await program();
    // Returns when every registration has been answered.
    await pulumi.runtime.disconnect();
  });

  const ofType = (type: string): Recorded[] => resources.filter((resource) => resource.type === type);
  const one = (type: string, name: string): Recorded => {
    const [found, ...more] = ofType(type).filter((resource) => resource.name === name);
    if (!found || more.length > 0) throw new Error(`there are ${found ? more.length + 1 : 0} ${type} named ${name}`);
    return found;
  };
  return {
    resources,
    ofType,
    one,
    statementsOf: (role) =>
      ofType('aws:iam/rolePolicy:RolePolicy')
        .filter(({ inputs }) => inputs.role === one('aws:iam/role:Role', role).id)
        .flatMap(({ inputs }) => statements(inputs.policy)),
  };
}

/** Pulumi writes down a stack for every promise that it makes, in case one leaks: two thirds of the time of a recording. */
async function withoutStacks(body: () => Promise<void>): Promise<void> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    await body();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

export function statements(policy: string): Statement[] {
  return JSON.parse(policy).Statement;
}

export function actions(statement: Statement): string[] {
  return [statement.Action].flat();
}
