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

/** How many the settings reserve for functions beside the provisioner. */
export function reservedBeside(settings: Reserving): number {
  const { botReservedConcurrency = 0, notifierReservedConcurrency = 0, apiReservedConcurrency = 0 } = settings;
  const apis = (settings.apiCallers.length > 0 ? 1 : 0) + (settings.apiTokens === 'off' ? 0 : 1);
  return botReservedConcurrency + notifierReservedConcurrency + apis * apiReservedConcurrency;
}
type Reserving = Pick<
  Settings,
  'botReservedConcurrency' | 'notifierReservedConcurrency' | 'apiReservedConcurrency' | 'apiCallers' | 'apiTokens'
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
