import { judgeCredentials, readIdentity } from './checks/credentials.ts';
import { type Finding, good, wrong } from './checks/finding.ts';
import { checkReport, isWell } from './checks/report.ts';
import { readStack, type Stack } from './checks/stack-file.ts';
import { judgeStageName } from './checks/stage-name.ts';
import { type StageDeps, type StageStack, withStageStack } from './deploy/stage-stack.ts';
import type { Settings } from './settings.ts';
import { stackFileName } from './stack-file.ts';

/**
 * Opens a stage that has been deployed, for what only looks at it.
 * @throws with all that is missing for that
 */
export async function withStage<T>(
  stage: string,
  deps: StageDeps,
  act: (opened: StageStack & { region: string; settings: Settings }) => Promise<T>,
): Promise<T> {
  const name = judgeStageName(stage);
  if (!isWell([name])) throw new Error(checkReport([name]));
  const stack = await readStack(stage, deps.stackFolder);
  const { region, settings } = stack;
  const identity = await readIdentity(region);
  const findings: Finding[] = [name, settingsFinding(stage, stack), judgeCredentials(identity, region)];
  if (region === undefined || 'error' in settings || 'error' in identity || !isWell(findings)) {
    throw new Error(checkReport(findings));
  }
  const place = { stage, region, accountId: identity.answer.accountId };
  return await withStageStack(place, deps, (opened) => act({ ...opened, region, settings: settings.answer }));
}

function settingsFinding(stage: string, { region, settings }: Stack): Finding {
  const name = stackFileName(stage);
  return 'answer' in settings
    ? good('Settings', `${name}, in ${region}`)
    : wrong('Settings', settings.error.message, `Mend ${name}; infra/settings.ts has every setting.`);
}
