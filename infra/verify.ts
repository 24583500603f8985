import { randomBytes } from 'node:crypto';
import { readToken } from './checks/bot-token.ts';
import { readSecrets } from './checks/secrets.ts';
import { runCommand, stageDeps } from './command.ts';
import { withStage } from './open-stage.ts';
import { infraOutputsSchema } from './outputs.ts';
import { stackOutputs } from './stack.ts';
import { type Asker, askerOf } from './verify/ask.ts';
import { parseVerifyOptions, VERIFY_HELP } from './verify/options.ts';
import { verifyDeps } from './verify/stage.ts';
import { verify } from './verify/verify.ts';

await runCommand(async (args) => {
  const options = parseVerifyOptions(args);
  if (!options) {
    console.log(VERIFY_HELP);
    return true;
  }
  const { stage, user } = options;
  const deps = stageDeps();
  const { say } = deps.terminal;
  return await withStage(stage, deps, async ({ stack, settings, region }) => {
    const { data: outputs } = infraOutputsSchema.safeParse(await stackOutputs(stack));
    if (!outputs) throw new Error(`The stage ${stage} is not deployed whole: \`npm run deploy -- --stage ${stage}\`.`);
    const secrets = await readSecrets(stage, region, {});
    if ('error' in secrets) throw secrets.error;
    const { signingSecret, botToken } = secrets.answer;
    if (!signingSecret || !botToken)
      throw new Error(`The secrets of the Slack app of ${stage} are not in SSM: deploy it.`);
    const token = await readToken(settings.slackApiUrl, botToken.value);
    if ('error' in token) throw token.error;
    const asker: Asker = askerOf(user, settings, token.answer);
    const faults = await verify(
      `verify-${randomBytes(3).toString('hex')}`,
      verifyDeps(outputs, { signingSecret: signingSecret.value, asker, say }, { region }),
    );
    say(faults.length === 0 ? `${stage} is well.` : `${stage} is not well: ${faults.length} of its parts, see above.`);
    return faults.length === 0;
  });
});
