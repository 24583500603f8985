import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import type { InfraOutputs } from '../outputs.ts';
import { ensureSecrets, parameterPrefix } from '../secrets.ts';
import type { SettingsInput } from '../settings.ts';
import { deployInfra } from '../stack.ts';
import type { Catalogue } from '../templates/catalogue.ts';
import { deployedTemplates } from '../templates/deployed.ts';
import type { Containers } from './containers.ts';
import { type DeployProgress, deployProgress, deployStatus } from './deploy-progress.ts';
import { clientOptions, EMULATOR_ENGINE_CONFIG } from './emulator/environment.ts';
import { localSettings } from './local-settings.ts';
import { type Log, withProgress } from './setup/progress.ts';
import type { StateFolder } from './state-folder.ts';
import { localTemplateSecrets } from './template-secrets.ts';

const STACK = 'local';

export interface LocalBot {
  endpoint: string;
  folder: StateFolder;
  pulumi: PulumiCommand;
  /** See clientEnvironment. */
  env: Record<string, string>;
  secrets: { signingSecret: string; botToken: string };
  catalogue: Catalogue;
  containers: Pick<Containers, 'templateImages' | 'notice'>;
  provisioner: SettingsInput['provisioner'];
  slackApiUrl: string;
  log: Log;
}

/** What the stand-in Slack and the bot share, new for each run. */
export function newSecrets(): LocalBot['secrets'] {
  return {
    signingSecret: randomBytes(16).toString('hex'),
    botToken: `xoxb-local-${randomBytes(12).toString('hex')}`,
  };
}

/** Deploys the bot into the emulator, with the program that deploys it to AWS. The engine's report goes to a file. */
export async function deployLocalBot(options: LocalBot): Promise<InfraOutputs> {
  const { endpoint, folder, pulumi, env, secrets, catalogue, containers, provisioner, slackApiUrl, log } = options;
  const { templateSecrets, values, said } = localTemplateSecrets(catalogue.templates, process.env);
  for (const line of [...catalogue.warned, ...said]) log(line);
  const { notice, templateImages } = containers;
  const settings = localSettings({ endpoint, slackApiUrl, notice, provisioner, templateSecrets });
  const deployed = deployedTemplates(catalogue, templateImages);
  const ssm = new SSMClient(clientOptions(endpoint));
  const report = createWriteStream(folder.deployLog);
  try {
    await ensureSecrets(ssm, parameterPrefix(STACK), secrets);
    for (const [Name, Value] of Object.entries(values)) {
      await ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true }));
    }
    let so: DeployProgress = { begun: 0, made: 0 };
    const deploy = (): Promise<InfraOutputs> =>
      deployInfra({
        stackName: STACK,
        settings,
        deployed,
        backendUrl: pathToFileURL(folder.infraState).href,
        passphrase: randomBytes(16).toString('hex'),
        workDir: folder.infraWork,
        env: { ...env, PULUMI_HOME: folder.pulumiHome },
        pulumi,
        engineConfig: { ...EMULATOR_ENGINE_CONFIG },
        log: (line) => {
          so = deployProgress(so, line);
          report.write(`${line}\n`);
        },
      });
    return await withProgress(log, () => deployStatus(so), deploy);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`deploying the bot into the emulator (its report: ${folder.deployLog}): ${why}`, { cause });
  } finally {
    ssm.destroy();
    report.end();
  }
}
