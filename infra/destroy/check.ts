import { judgeCredentials, readIdentity } from '../checks/credentials.ts';
import { asked, type Finding, good, wrong } from '../checks/finding.ts';
import { judgeStageName } from '../checks/stage-name.ts';
import { readStackFile, stackFileName } from '../stack-file.ts';

/** Where a stage is. */
export interface StagePlace {
  stage: string;
  region: string;
  accountId: string;
}

/** What removing a stage needs: its file, for the region, and credentials. Its settings may be wrong by now. */
export async function checkDestroy(
  stage: string,
  stackFolder: string,
): Promise<{ findings: Finding[]; place?: StagePlace }> {
  const name = judgeStageName(stage);
  if (name.state === 'wrong') return { findings: [name] };
  const file = await asked(() => readStackFile(stage, stackFolder));
  const part = 'Settings';
  const region = 'answer' in file ? file.answer.region : undefined;
  const read =
    'answer' in file
      ? good(part, `${stackFileName(stage)}, in ${file.answer.region}`)
      : wrong(part, file.error.message, 'Take it from where it was deployed.');
  const identity = await readIdentity(region);
  const findings = [name, read, judgeCredentials(identity, region)];
  if (region === undefined || 'error' in identity) return { findings };
  return { findings, place: { stage, region, accountId: identity.answer.accountId } };
}
