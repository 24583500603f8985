import { lookForDocker } from '../local/setup/docker.ts';
import type { Settings } from '../settings.ts';
import { SCOPES } from '../slack-manifest.ts';
import { stackFileName } from '../stack-file.ts';
import { type Catalogue, readCatalogue } from '../templates/catalogue.ts';
import { judgeColdStarts } from './cold-starts.ts';
import { type Identity, judgeCredentials, readIdentity } from './credentials.ts';
import { judgeDocker } from './docker.ts';
import { checkDomain } from './domain.ts';
import { judgeFargateQuota } from './fargate-quota.ts';
import { type Asked, asked, type Finding, note } from './finding.ts';
import { judgeLambdaQuota, readLambdaQuota } from './lambda-quota.ts';
import { judgeLoadBalancer } from './load-balancer.ts';
import { readQuota, readVpcs } from './quotas.ts';
import { judgeRegion, readRegions } from './region.ts';
import { checkSecrets, givenSecrets, readSecrets } from './secrets.ts';
import { assumedSettings, judgeStackFile, judgeTemplates, NOT_READ, readStack } from './stack-file.ts';
import { judgeStageName } from './stage-name.ts';
import { judgeTemplateSecrets, readMissing } from './template-secrets.ts';
import { judgeVpcQuota } from './vpc-quota.ts';

/** What a deployment begins from, once nothing is wrong. */
export interface Ready {
  stage: string;
  region: string;
  accountId: string;
  settings: Settings;
  catalogue: Catalogue;
}

export interface CheckOptions {
  stage: string;
  /** Where Pulumi.<stage>.yaml lies. */
  stackFolder: string;
  env: NodeJS.ProcessEnv;
}

/** Looks at everything that a deployment needs, each by itself, so that all that is missing is said at once. */
export async function checkDeployment(options: CheckOptions): Promise<{ findings: Finding[]; ready?: Ready }> {
  const { stage, stackFolder } = options;
  const name = judgeStageName(stage);
  const stack = name.state === 'good' ? await readStack(stage, stackFolder) : NOT_READ;
  const { region } = stack;
  // What is wrong with the settings is one thing, and hides nothing else.
  const settings = 'answer' in stack.settings ? stack.settings.answer : assumedSettings();
  const [identity, catalogue] = await Promise.all([
    readIdentity(region),
    asked(() => readCatalogue({ defaultTemplate: settings.defaultTemplate })),
  ]);
  const place = await checkPlace(options, region, settings, identity, catalogue);
  const findings = [
    name,
    judgeStackFile(stage, stack),
    ...judgeColdStarts(settings.coldStarts),
    ...judgeLoadBalancer(settings),
    judgeCredentials(identity, region),
    judgeDocker(
      await lookForDocker({ wanted: 'use', env: options.env }),
      imagesToBring(settings, catalogue),
      process.arch,
    ),
    judgeTemplates(stage, catalogue, settings),
    ...place.findings,
  ];
  if (region === undefined || 'error' in identity || 'error' in catalogue) return { findings };
  const { accountId } = identity.answer;
  return { findings, ready: { stage, region, accountId, settings: place.settings, catalogue: catalogue.answer } };
}

/** What is in the account, and the Slack app's secrets, which may be there too. @returns the settings as the account allows them */
async function checkPlace(
  { stage, env }: CheckOptions,
  region: string | undefined,
  settings: Settings,
  identity: Asked<Identity>,
  catalogue: Asked<Catalogue>,
): Promise<{ findings: Finding[]; settings: Settings }> {
  const { slackApiUrl: apiUrl, allowedTeamIds, defaultTemplate, maxPlaygrounds, domain } = settings;
  const needs = { apiUrl, scopes: SCOPES, allowedTeamIds };
  const unseen = async (account: Finding) => {
    return {
      findings: [account, ...(await checkSecrets({ answer: givenSecrets(env) }, needs, 'elsewhere'))],
      settings,
    };
  };
  if (region === undefined || 'error' in identity) {
    return await unseen(note('Account', 'region and quotas were not looked at: that takes credentials and a region.'));
  }
  const known = judgeRegion(region, stackFileName(stage), await readRegions(region));
  if (known.state === 'wrong') return await unseen(known);
  const [account, vcpus, vpcQuota, vpcs, secrets, missing, zone] = await Promise.all([
    readLambdaQuota(region, stage),
    readQuota(region, 'fargateVcpus'),
    readQuota(region, 'vpcs'),
    readVpcs(region, stage),
    readSecrets(stage, region, env),
    readMissing(region, settings.templateSecrets),
    domain === undefined ? [] : checkDomain(region, domain, stage),
  ]);
  const lambda = judgeLambdaQuota(account, settings, region);
  const templates = 'answer' in catalogue ? catalogue.answer.templates : [];
  const findings = [
    known,
    lambda.finding,
    ...judgeTemplateSecrets(settings.templateSecrets, missing),
    judgeFargateQuota(vcpus, { templates, defaultTemplate, maxPlaygrounds, region }),
    ...zone,
    ...(settings.network === 'own' ? [judgeVpcQuota(vpcQuota, vpcs, region)] : []),
    ...(await checkSecrets(secrets, needs)),
  ];
  return { findings, settings: lambda.settings };
}

function imagesToBring({ provisioner, templateImages, architecture }: Settings, catalogue: Asked<Catalogue>) {
  const ours = provisioner.package === 'image' && provisioner.imageUri === undefined;
  const keys = 'answer' in catalogue ? Object.keys(catalogue.answer.images) : [];
  return { images: ours || keys.some((key) => !(key in templateImages)), provisioner: ours, architecture };
}
