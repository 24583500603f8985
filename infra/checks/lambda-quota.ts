import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import type { Settings } from '../settings.ts';
import {
  type AccountConcurrency,
  planConcurrency,
  readConcurrency,
  reservable,
  reservedBeside,
} from './concurrency.ts';
import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';

/** What Lambda may run at a time in the account, and what of it this stage has already. */
export function readLambdaQuota(region: string, stage: string): Promise<Asked<AccountConcurrency>> {
  return asked(async () => {
    const lambda = new LambdaClient({ region });
    try {
      return await readConcurrency(lambda, await functionsOf(stage, lambda));
    } finally {
      lambda.destroy();
    }
  });
}

/** By their names, which are all that is known before the stage's own record is opened. */
async function functionsOf(stage: string, client: LambdaClient): Promise<string[]> {
  const its = new RegExp(`^playground-(provisioner|bot|notifier|api|api-tokens)-${stage}-[0-9a-f]{7}$`);
  const found: string[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    found.push(...Functions.flatMap(({ FunctionName = '' }) => (its.test(FunctionName) ? FunctionName : [])));
  }
  return found;
}

const PART = 'Lambda quota';
const WHERE_RESERVED =
  'Lower or leave out coldStarts.provisioned and upTo, botReservedConcurrency, notifierReservedConcurrency, apiReservedConcurrency and operationsCountedBy: lambda';

/** Pure: who will count the operations, and how many there may be at a time. */
export function judgeLambdaQuota(
  account: Asked<AccountConcurrency>,
  settings: Settings,
  region: string,
): { finding: Finding; settings: Settings } {
  if ('error' in account) return { finding: note(PART, `not seen: ${account.error.message}`), settings };
  const beside = reservedBeside(settings);
  const { by, atOnce } = planConcurrency(account.answer, settings, beside);
  const planned = { ...settings, operationsCountedBy: by, operationsAtOnce: atOnce };
  const reserved = beside + (by === 'lambda' ? atOnce : 0);
  const room = Math.max(0, reservable(account.answer));
  if (reserved > room) {
    const text = `the settings keep ${reserved} executions in ${region}, and ${room} can be: 100 of the account stay free.`;
    return { finding: wrong(PART, text, `${WHERE_RESERVED}, or ask for more: ${more(region)}`), settings: planned };
  }
  const said = `${account.answer.limit} executions at once in ${region}: ${by} counts operations, ${atOnce} at a time`;
  if (atOnce === settings.operationsAtOnce) return { finding: good(PART, said), settings: planned };
  const fewer = `${said}, where ${settings.operationsAtOnce} are wanted`;
  return { finding: note(PART, fewer, more(region)), settings: planned };
}

function more(region: string): string {
  return `\`aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --region ${region} --desired-value 1000\``;
}
