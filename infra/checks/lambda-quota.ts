import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import type { Settings } from '../settings.ts';
import { type AccountConcurrency, planConcurrency, readConcurrency } from './concurrency.ts';
import { type Asked, asked, type Finding, good, note } from './finding.ts';

/** What Lambda may run at a time in the account, and what of it this stage has already. */
export function readLambdaQuota(region: string, stage: string): Promise<Asked<AccountConcurrency>> {
  return asked(async () => {
    const lambda = new LambdaClient({ region });
    try {
      return await readConcurrency(lambda, await provisionerOf(stage, lambda));
    } finally {
      lambda.destroy();
    }
  });
}

/** By its name, which is all that is known before the stage's own record is opened. */
async function provisionerOf(stage: string, client: LambdaClient): Promise<string | undefined> {
  const its = new RegExp(`^playground-provisioner-${stage}-[0-9a-f]{7}$`);
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    const found = Functions.find(({ FunctionName = '' }) => its.test(FunctionName));
    if (found) return found.FunctionName;
  }
  return undefined;
}

const PART = 'Lambda quota';

/** Pure: who will count the operations, and how many there may be at a time. */
export function judgeLambdaQuota(
  account: Asked<AccountConcurrency>,
  settings: Settings,
  region: string,
): { finding: Finding; settings: Settings } {
  if ('error' in account) return { finding: note(PART, `not seen: ${account.error.message}`), settings };
  const { by, atOnce } = planConcurrency(account.answer, settings);
  const planned = { ...settings, operationsCountedBy: by, operationsAtOnce: atOnce };
  const said = `${account.answer.limit} executions at once in ${region}: ${by} counts operations, ${atOnce} at a time`;
  if (atOnce === settings.operationsAtOnce) return { finding: good(PART, said), settings: planned };
  const more = `\`aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --region ${region} --desired-value 1000\``;
  return { finding: note(PART, `${said}, where ${settings.operationsAtOnce} are wanted`, more), settings: planned };
}
