import { parseArgs } from 'node:util';

export interface DeployOptions {
  stage: string;
  /** Nobody is asked. */
  yes: boolean;
  /** Only says what would be done. */
  preview: boolean;
  /** Breaks the lock that an interrupted deployment left. */
  unlock: boolean;
}

export const DEPLOY_HELP = `Deploys the bot to AWS, or brings a stage up to date.

  npm run deploy -- --stage dev             checks, shows what would change, asks, deploys
  npm run deploy -- --stage dev --preview   checks and shows, and ends there
  npm run deploy -- --stage dev --yes       asks nobody, as in a pipeline
  npm run deploy -- --stage dev --unlock    first takes away the lock that an interrupted deployment left
  npm run destroy -- --stage dev            removes all of it, playgrounds first

A stage is a file, infra/Pulumi.<stage>.yaml, with its region and its settings. dev, staging and prod are there; for one
of your own copy infra/Pulumi.dev.yaml. Stages share nothing, and several may be in one account.

AWS credentials are found as the AWS CLI finds them. The first time, the Slack app's secrets are given in
SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN; they go to SSM, and later deployments find them there.

What was deployed is kept in a bucket of the account (playground-bot-state-<account>-<region>), or where PULUMI_BACKEND_URL
says, or with the Pulumi Cloud that you are logged in to. PULUMI_CONFIG_PASSPHRASE is empty unless you set it: no
secret is in there.`;

/** @returns undefined where help is asked for @throws in words, where a stage is missing or something is said that means nothing */
export function parseDeployOptions(args: string[]): DeployOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      stage: { type: 'string' },
      yes: { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
      unlock: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { stage, help, ...rest } = values;
  if (help) return undefined;
  if (!stage) throw new Error('Name the stage: `npm run deploy -- --stage dev`. `--help` says more.');
  return { stage, ...rest };
}
