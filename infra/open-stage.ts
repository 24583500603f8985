import { judgeCredentials, readIdentity } from './checks/credentials.ts';
import { type Finding, good, wrong } from './checks/finding.ts';
import { checkReport, isWell } from './checks/report.ts';
import { readStack, type StackSettings } from './checks/stack-file.ts';
import { judgeStageName } from './checks/stage-name.ts';
import { type StageDeps, type StageStack, withStageStack } from './deploy/stage-stack.ts';
import { stackFileName } from './stack-file.ts';

/**
 * Opens a stage that has been deployed, for what only looks at it.
 * @throws with all that is missing for that
 */
export async function withStage<T>(
  stage: string,
  deps: StageDeps,
  act: (opened: StageStack & StackSettings) => Promise<T>,
): Promise<T> {
  const name = judgeStageName(stage);
  if (!isWell([name])) throw new Error(checkReport([name]));
  const file = await readStack(stage, deps.stackFolder);
  const region = 'answer' in file ? file.answer.region : undefined;
  const identity = await readIdentity(region);
  const findings: Finding[] = [name, settingsFinding(stage, file), judgeCredentials(identity, region)];
  if ('error' in file || 'error' in identity || !isWell(findings)) throw new Error(checkReport(findings));
  const place = { stage, region: file.answer.region, accountId: identity.answer.accountId };
  return await withStageStack(place, deps, (opened) => act({ ...opened, ...file.answer }));
}

function settingsFinding(stage: string, file: Awaited<ReturnType<typeof readStack>>): Finding {
  const name = stackFileName(stage);
  return 'answer' in file
    ? good('Settings', `${name}, in ${file.answer.region}`)
    : wrong('Settings', file.error.message, `Mend ${name}; infra/settings.ts has every setting.`);
}
