import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Settings } from '../settings.ts';

/** Lambda's concurrent executions in an account and region. */
export interface AccountConcurrency {
  /** Of everything: 1000 in most accounts, 10 in a new one. */
  limit: number;
  /** What no function has reserved. */
  unreserved: number;
  /** What the provisioner of this stage has reserved already. */
  ours: number;
}

/** What has to stay unreserved: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const STAYS_UNRESERVED = 100;

/**
 * Who counts the operations, and how many there may be at a time. Where Lambda cannot reserve as many as are wanted, the
 * registry counts: no more than what is there beyond the share that AWS keeps, and of a small account half, so that the
 * bot's own functions can run.
 */
export function planConcurrency(
  { limit, unreserved, ours }: AccountConcurrency,
  { operationsAtOnce: wanted, operationsCountedBy: said }: Pick<Settings, 'operationsAtOnce' | 'operationsCountedBy'>,
): { by: 'lambda' | 'registry'; atOnce: number } {
  const reservable = unreserved + ours - STAYS_UNRESERVED;
  const by = said ?? (reservable >= wanted ? 'lambda' : 'registry');
  if (by === 'lambda') return { by, atOnce: wanted };
  const room = Math.max(reservable, Math.floor(limit / 2), 1);
  return { by, atOnce: Math.min(wanted, room) };
}

/** @param functionName of the provisioner, where this stage has one */
export async function readConcurrency(
  lambda: Pick<LambdaClient, 'send'>,
  functionName: string | undefined,
): Promise<AccountConcurrency> {
  const [account, own] = await Promise.all([
    lambda.send(new GetAccountSettingsCommand({})),
    functionName === undefined
      ? undefined
      : lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: functionName })),
  ]);
  const { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved } = account.AccountLimit ?? {};
  if (limit === undefined || unreserved === undefined) {
    throw new Error(
      'asking Lambda for its concurrent executions: it named none; look whether GetAccountSettings is allowed',
    );
  }
  return { limit, unreserved, ours: own?.ReservedConcurrentExecutions ?? 0 };
}
