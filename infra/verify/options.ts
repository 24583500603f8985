import { parseArgs } from 'node:util';
import { USER_ID } from '../../provisioner/contract/ids.ts';

export interface VerifyOptions {
  stage: string;
  /** The Slack user on whose behalf it is asked; without it the first of the setting `admins`. */
  user?: string;
}

export const VERIFY_HELP = `Uses a stage once, as people do: makes a playground, has each alarm ring once and end, removes the playground.
It takes some minutes and a few cents, and ends with 1 when anything is wrong.

  npm run verify -- --stage staging
  npm run verify -- --stage staging --user U0123456789   on behalf of that person, instead of the first of admins

The commands go to the bot's own address, signed with the app's secret from SSM. That something is in Slack is read from the
registry, which has of each message what Slack said of it: the app needs no right for it.`;

/** @returns undefined where help is asked for @throws in words, where something is missing or means nothing */
export function parseVerifyOptions(args: string[]): VerifyOptions | undefined {
  const { values } = parseArgs({
    args,
    options: { stage: { type: 'string' }, user: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const { stage, user, help } = values;
  if (help) return undefined;
  if (!stage) throw new Error('Name the stage: `npm run verify -- --stage staging`. `--help` says more.');
  if (user !== undefined && !USER_ID.test(user))
    throw new Error(`--user takes a Slack id such as U0123456789, not ${user}.`);
  return { stage, ...(user !== undefined && { user }) };
}
