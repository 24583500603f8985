import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Settings } from '../settings.ts';

/** Lambda's concurrent executions in an account and region. */
export interface AccountConcurrency {
  /** Of everything: 1000 in most accounts, 10 in a new one. */
  limit: number;
  /** What no function has reserved. */
  unreserved: number;
  /** What the functions of this stage have reserved already. */
  ours: number;
}

/** What has to stay unreserved: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const STAYS_UNRESERVED = 100;

/**
 * How many the settings keep for functions beside the provisioner. Provisioned environments are taken from what their function
 * has reserved, and where it has reserved nothing, from what is unreserved: Lambda refuses them below the same limit
 * (https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html).
 */
export function reservedBeside(settings: Reserving): number {
  const { coldStarts, notifierReservedConcurrency = 0, apiReservedConcurrency = 0 } = settings;
  const bot = settings.botReservedConcurrency ?? coldStarts.upTo ?? coldStarts.provisioned ?? 0;
  const apis = (settings.apiCallers.length > 0 ? 1 : 0) + (settings.apiTokens === 'off' ? 0 : 1);
  return bot + notifierReservedConcurrency + apis * apiReservedConcurrency;
}
type Reserving = Pick<
  Settings,
  | 'botReservedConcurrency'
  | 'coldStarts'
  | 'notifierReservedConcurrency'
  | 'apiReservedConcurrency'
  | 'apiCallers'
  | 'apiTokens'
>;

/** How many this stage may reserve in all. */
export function reservable({ unreserved, ours }: AccountConcurrency): number {
  return unreserved + ours - STAYS_UNRESERVED;
}

/**
 * Who counts the operations, and how many there may be at a time. Where Lambda cannot reserve as many as are wanted, the
 * registry counts: no more than what is there beyond the share that AWS keeps, and of a small account half, so that the
 * bot's own functions can run.
 * @param beside what is reserved for other functions of the stage
 */
export function planConcurrency(
  account: AccountConcurrency,
  { operationsAtOnce: wanted, operationsCountedBy: said }: Pick<Settings, 'operationsAtOnce' | 'operationsCountedBy'>,
  beside = 0,
): { by: 'lambda' | 'registry'; atOnce: number } {
  const spare = reservable(account) - beside;
  const by = said ?? (spare >= wanted ? 'lambda' : 'registry');
  if (by === 'lambda') return { by, atOnce: wanted };
  const room = Math.max(spare, Math.floor(account.limit / 2), 1);
  return { by, atOnce: Math.min(wanted, room) };
}

/** @param functionNames of this stage, as far as it is there */
export async function readConcurrency(
  lambda: Pick<LambdaClient, 'send'>,
  functionNames: readonly string[],
): Promise<AccountConcurrency> {
  const [account, ...own] = await Promise.all([
    lambda.send(new GetAccountSettingsCommand({})),
    ...functionNames.map((FunctionName) => lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }))),
  ]);
  const { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved } = account.AccountLimit ?? {};
  if (limit === undefined || unreserved === undefined) {
    throw new Error(
      'asking Lambda for its concurrent executions: it named none; look whether GetAccountSettings is allowed',
    );
  }
  const ours = own.reduce((all, { ReservedConcurrentExecutions = 0 }) => all + ReservedConcurrentExecutions, 0);
  return { limit, unreserved, ours };
}
