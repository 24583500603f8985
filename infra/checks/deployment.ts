import { lookForDocker } from '../local/setup/docker.ts';
import type { Settings } from '../settings.ts';
import { SCOPES } from '../slack-manifest.ts';
import { stackFileName } from '../stack-file.ts';
import { type Catalogue, readCatalogue } from '../templates/catalogue.ts';
import { judgeColdStarts } from './cold-starts.ts';
import { type Identity, judgeCredentials, readIdentity } from './credentials.ts';
import { judgeDocker } from './docker.ts';
import { judgeFargateQuota } from './fargate-quota.ts';
import { type Asked, asked, type Finding, note } from './finding.ts';
import { readQuota, readVpcs } from './quotas.ts';
import { judgeRegion, readRegions } from './region.ts';
import { checkSecrets, readSecrets } from './secrets.ts';
import { judgeStackFile, judgeTemplates, readStack, type StackSettings } from './stack-file.ts';
import { judgeStageName } from './stage-name.ts';
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
  const stack: Asked<StackSettings> =
    name.state === 'good'
      ? await readStack(stage, stackFolder)
      : { error: new Error('not read, because no file can be of a stage of that name') };
  const read = 'answer' in stack ? stack.answer : undefined;
  const [identity, catalogue] = await Promise.all([
    readIdentity(read?.region),
    asked(() => readCatalogue(read && { defaultTemplate: read.settings.defaultTemplate })),
  ]);
  const findings = [
    name,
    judgeStackFile(stage, stack),
    ...(read ? judgeColdStarts(read.settings.coldStarts) : []),
    judgeCredentials(identity, read?.region),
    ...(read ? await checkAgainst(options, read, identity, catalogue) : []),
  ];
  if (!read || 'error' in identity || 'error' in catalogue) return { findings };
  const { region, settings } = read;
  const { accountId } = identity.answer;
  return { findings, ready: { stage, region, accountId, settings, catalogue: catalogue.answer } };
}

/** What can only be looked at by what the stage's file says. */
async function checkAgainst(
  { stage, env }: CheckOptions,
  { region, settings }: StackSettings,
  identity: Asked<Identity>,
  catalogue: Asked<Catalogue>,
): Promise<Finding[]> {
  const docker = judgeDocker(
    await lookForDocker({ wanted: 'use', env }),
    imagesToBring(settings, catalogue),
    process.arch,
  );
  const templates = judgeTemplates(catalogue, settings);
  if ('error' in identity) {
    return [
      docker,
      templates,
      note('Account', 'region, quotas and Slack app were not looked at, without credentials.'),
    ];
  }
  const known = judgeRegion(region, stackFileName(stage), await readRegions(region));
  if (known.state === 'wrong') return [known, docker, templates];
  const [vcpus, vpcQuota, vpcs, secrets] = await Promise.all([
    readQuota(region, 'fargateVcpus'),
    readQuota(region, 'vpcs'),
    readVpcs(region, stage),
    readSecrets(stage, region, env),
  ]);
  const { slackApiUrl, allowedTeamIds, defaultTemplate, maxPlaygrounds } = settings;
  const sizes = 'answer' in catalogue ? catalogue.answer.templates : [];
  return [
    known,
    docker,
    templates,
    judgeFargateQuota(vcpus, { templates: sizes, defaultTemplate, maxPlaygrounds, region }),
    judgeVpcQuota(vpcQuota, vpcs, region),
    ...(await checkSecrets(secrets, { apiUrl: slackApiUrl, scopes: SCOPES, allowedTeamIds })),
  ];
}

function imagesToBring({ provisioner, templateImages, architecture }: Settings, catalogue: Asked<Catalogue>) {
  const ours = provisioner.package === 'image' && provisioner.imageUri === undefined;
  const keys = 'answer' in catalogue ? Object.keys(catalogue.answer.images) : [];
  return { images: ours || keys.some((key) => !(key in templateImages)), provisioner: ours, architecture };
}
