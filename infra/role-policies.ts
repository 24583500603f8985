import { parseArgs } from 'node:util';
import { partitionOf } from './checks/partition.ts';
import { judgeStageName } from './checks/stage-name.ts';
import { runCommand } from './command.ts';
import { deployerPolicies } from './policies/deployers.ts';
import { parseSettings } from './settings.ts';
import { readStackFile } from './stack-file.ts';

const HELP = `The policies of the two roles of the example workflow, for one stage with the switches that its file has, as JSON: those of
preview for the one that shows what a deployment would change, those of preview and deploy for the one that deploys.

  npm run role-policies -- --stage prod --account 123456789012 --region eu-north-1`;

await runCommand(async (args) => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { stage: text, account: text, region: text, help: { type: 'boolean' } },
  });
  const { stage, account: accountId, region, help } = values;
  if (help || !stage || !accountId || !region || judgeStageName(stage).state !== 'good') {
    console.log(HELP);
    return help === true;
  }
  const place = { stage, accountId, region, partition: partitionOf(region) };
  const settings = parseSettings((await readStackFile(stage)).settings);
  console.log(JSON.stringify(deployerPolicies(place, settings), null, 2));
  return true;
});
