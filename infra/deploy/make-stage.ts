import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Ready } from '../checks/deployment.ts';
import { givenSecrets } from '../checks/secrets.ts';
import { doorsOf, openClosed } from '../destroy/doors.ts';
import { duration } from '../local/setup/progress.ts';
import type { InfraOutputs } from '../outputs.ts';
import { repositoryRoot } from '../repository.ts';
import { ensureSecrets, parameterPrefix } from '../secrets.ts';
import { slackManifest } from '../slack-manifest.ts';
import { deployInfra } from '../stack.ts';
import { appWords } from './app-words.ts';
import type { StageImages } from './stage-images.ts';
import type { StageStack } from './stage-stack.ts';
import { ensureState } from './state-bucket.ts';

/** Makes a stage, or brings it up to date, and says how to connect Slack with it. */
export async function makeStage(
  { stage, region }: Ready,
  images: StageImages,
  { stack, backend }: StageStack,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<InfraOutputs> {
  const started = Date.now();
  await ensureState(backend, region);
  const made = await images.bring(stack);
  await putSecrets(stage, region, env, say);
  const outputs = await deployInfra({ ...stack, ...made });
  await openClosed(new LambdaClient({ region }), doorsOf(outputs, made.settings));
  say(`Stage ${stage} is deployed, in ${duration(Date.now() - started)}.`);
  say(`Its dashboard in CloudWatch: ${outputs.dashboardName}.`);
  await sayApp(stage, outputs.botFunctionUrl, say);
  return outputs;
}

async function putSecrets(stage: string, region: string, env: NodeJS.ProcessEnv, say: (line: string) => void) {
  const ssm = new SSMClient({ region });
  try {
    const { signingSecret, botToken } = givenSecrets(env);
    const given = { signingSecret: signingSecret?.value, botToken: botToken?.value };
    const { made, replaced } = await ensureSecrets(ssm, parameterPrefix(stage), given);
    for (const name of made) say(`Put ${name}`);
    for (const name of replaced) say(`Replaced ${name}`);
  } finally {
    ssm.destroy();
  }
}

/** On the terminal ready to be copied, and in a file for whoever has lost it. */
async function sayApp(stage: string, url: string, say: (line: string) => void): Promise<void> {
  const manifest = await slackManifest(url);
  const text = JSON.stringify(manifest, null, 2);
  const file = `dist/slack-manifest.${stage}.json`;
  await mkdir(join(repositoryRoot, 'dist'), { recursive: true });
  await writeFile(join(repositoryRoot, file), `${text}\n`);
  say(`\nThe bot's address: ${url}`);
  say(
    `\nPaste this into the Slack app: https://api.slack.com/apps, your app, App Manifest, JSON. It is in ${file}, too.\n`,
  );
  say(text);
  say(`\n${appWords(manifest).join('\n')}`);
}
