import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { stringify } from 'yaml';
import type { StageDeps } from '../../infra/deploy/stage-stack.ts';
import { clientOptions, EMULATOR_ENGINE_CONFIG, stateBackendQuery } from '../../infra/local/emulator/environment.ts';
import { newSecrets } from '../../infra/local/local-bot.ts';
import { localFunctionUrl } from '../../infra/local/local-settings.ts';
import { startSlack } from '../../infra/local/slack/server.ts';
import { ALERTS_CHANNEL } from '../../infra/local/slack/workspace.ts';
import { readCatalogue } from '../../infra/templates/catalogue.ts';
import { findCli } from '../../provisioner/engine/cli.ts';
import { readDeployedTemplates } from '../../provisioner/templates/deployed.ts';
import type { CloudFacts } from './cloud/facts.ts';

// How busy this machine is must decide nothing here.
const PATIENCE_MS = 30_000;

/** Stages of one's own in the cloud that all share, written down in files of their own, with a Slack of their own. */
export interface StageFiles {
  /** Their Slack, in which people type. */
  slack: { url: string };
  /** What a stage's commands need, run by somebody at a terminal who answers every question so. */
  at(answer: string | undefined): StageDeps;
  /** What the last of those commands said. */
  said(): string[];
  /** Writes down a stage that differs from the shared one by these settings. */
  write(stage: string, settings: Record<string, unknown>): Promise<void>;
  /** Where the file of a stage lies. */
  path(stage: string): string;
  remove(): Promise<void>;
}

/**
 * Sets the environment that a deployment reads, too: the account and the Slack app's secrets.
 * @param botUrl the address of the bot that this Slack asks, as its deployment told it
 */
export async function stageFiles(
  cloud: Pick<CloudFacts, 'endpoint' | 'outputs' | 'env'>,
  { botUrl, setEnv }: { botUrl(): string; setEnv(name: string, value: string): void },
): Promise<StageFiles> {
  const { endpoint } = cloud;
  const { signingSecret, botToken } = newSecrets();
  const functionUrl = () => localFunctionUrl(endpoint, botUrl());
  const slack = await startSlack({ port: 0, signingSecret, botToken, functionUrl, answerTimeoutMs: PATIENCE_MS });
  const stackFolder = await mkdtemp(join(tmpdir(), 'playground-stages-'));
  for (const [name, value] of Object.entries(cloud.env)) setEnv(name, value);
  setEnv('SLACK_SIGNING_SECRET', signingSecret);
  setEnv('SLACK_BOT_TOKEN', botToken);
  const templateImages = await sharedImages(cloud);
  const common = sharedSettings({ templateImages, slackApiUrl: slack.apiUrl, endpoint });
  const path = (stage: string) => join(stackFolder, `Pulumi.${stage}.yaml`);
  let said: string[] = [];
  return {
    slack: { url: slack.url },
    at(answer) {
      said = [];
      return {
        terminal: {
          say: (line) => said.push(line),
          ask: answer === undefined ? undefined : async () => answer,
        },
        env: process.env,
        stackFolder,
        getPulumi: findCli,
      };
    },
    said: () => said,
    async write(stage, settings) {
      const config = { ...EMULATOR_ENGINE_CONFIG, 'playground-bot:settings': { ...common, ...settings } };
      await writeFile(path(stage), stringify({ config }));
    },
    path,
    async remove() {
      await slack.stop();
      await rm(stackFolder, { recursive: true });
    },
  };
}

/** What all stages in the emulator have in common, whatever else they are set to. */
export function sharedSettings(there: {
  endpoint: string;
  slackApiUrl: string;
  templateImages: Record<string, string>;
}) {
  const { endpoint, slackApiUrl, templateImages } = there;
  return {
    provisioner: { package: 'zip' },
    templateImages,
    alertsChannel: ALERTS_CHANNEL,
    slackApiUrl,
    consoleLinks: false,
    engineConfig: EMULATOR_ENGINE_CONFIG,
    stateBackendQuery: stateBackendQuery(endpoint),
  };
}

/** The shared stage's images of the templates that come with the product: a registry is one thing that the emulator is not. */
async function sharedImages({
  endpoint,
  outputs,
}: Pick<CloudFacts, 'endpoint' | 'outputs'>): Promise<Record<string, string>> {
  const options = clientOptions(endpoint);
  const { Environment } = await new LambdaClient(options).send(
    new GetFunctionConfigurationCommand({ FunctionName: outputs.provisionerFunctionName }),
  );
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const { images } = await readDeployedTemplates(s3, Environment?.Variables?.['TEMPLATES_URL'] ?? '');
  const { images: ours } = await readCatalogue();
  return Object.fromEntries(Object.entries(images).filter(([key]) => key in ours));
}
