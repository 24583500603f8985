import { describe, expect, it } from 'vitest';
import { planConcurrency, readConcurrency, reservedBeside } from '../../../infra/checks/concurrency.ts';

const wanted = { operationsAtOnce: 100, operationsCountedBy: undefined } as const;
const account = (limit: number, unreserved = limit, ours = 0) => ({ limit, unreserved, ours });

describe('who counts the operations', () => {
  it.each([
    ['Lambda, in most accounts', account(1000), { by: 'lambda', atOnce: 100 }],
    ['Lambda, where what is wanted is reserved already', account(200, 100, 100), { by: 'lambda', atOnce: 100 }],
    ['the registry in a new account, and half of what there is', account(10), { by: 'registry', atOnce: 5 }],
    ['the registry where others have reserved it', account(1000, 150), { by: 'registry', atOnce: 100 }],
    ['the registry in an account between', account(120), { by: 'registry', atOnce: 60 }],
    ['the registry, of which one is always left', account(1), { by: 'registry', atOnce: 1 }],
  ] as const)('is %s', (_, there, plan) => {
    expect(planConcurrency(there, wanted)).toEqual(plan);
  });

  it('is who the settings say, where they do', () => {
    expect(planConcurrency(account(1000), { ...wanted, operationsCountedBy: 'registry' })).toEqual({
      by: 'registry',
      atOnce: 100,
    });
    expect(planConcurrency(account(10), { ...wanted, operationsCountedBy: 'lambda' })).toEqual({
      by: 'lambda',
      atOnce: 100,
    });
  });
});

it('what other functions reserve is not there for the provisioner', () => {
  expect(planConcurrency(account(1000, 250), wanted, 50)).toEqual({ by: 'lambda', atOnce: 100 });
  expect(planConcurrency(account(1000, 250), wanted, 51)).toEqual({ by: 'registry', atOnce: 100 });
});

it('every function for which the settings reserve some is counted, as often as it is made', () => {
  const coldStarts = { keepWarm: false, utilisation: 0.7 };
  const reserves = {
    coldStarts,
    botReservedConcurrency: 10,
    notifierReservedConcurrency: 4,
    apiReservedConcurrency: 3,
  };
  const caller = { arn: 'arn:aws:iam::111122223333:role/ci', actsFor: 'anybody', credentials: false } as const;
  expect(reservedBeside({ ...reserves, apiCallers: [], apiTokens: 'off' })).toBe(14);
  expect(reservedBeside({ ...reserves, apiCallers: [caller], apiTokens: 'on' })).toBe(20);
  expect(reservedBeside({ coldStarts, apiCallers: [caller], apiTokens: 'on' })).toBe(0);
});

it('provisioned environments are counted, up to their most, unless they are of what the bot has reserved', () => {
  const coldStarts = { keepWarm: false, utilisation: 0.7, provisioned: 2 };
  const none: Pick<Parameters<typeof reservedBeside>[0], 'apiCallers' | 'apiTokens'> = {
    apiCallers: [],
    apiTokens: 'off',
  };
  expect(reservedBeside({ ...none, coldStarts })).toBe(2);
  expect(reservedBeside({ ...none, coldStarts: { ...coldStarts, upTo: 9 } })).toBe(9);
  expect(reservedBeside({ ...none, coldStarts: { ...coldStarts, upTo: 9 }, botReservedConcurrency: 10 })).toBe(10);
});

describe('what the account has', () => {
  const lambda = (answers: Record<string, object>) => ({
    send: async (command: object) => answers[command.constructor.name] ?? {},
  });
  const AccountLimit = { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 };

  it('is read with what this stage has of it', async () => {
    const client = lambda({
      GetAccountSettingsCommand: { AccountLimit },
      GetFunctionConcurrencyCommand: { ReservedConcurrentExecutions: 100 },
    });
    expect(await readConcurrency(client as never, ['provisioner', 'bot'])).toEqual({
      ...{ limit: 1000, unreserved: 900, ours: 200 },
    });
    expect(await readConcurrency(client as never, [])).toMatchObject({ ours: 0 });
  });

  it('is not made up where AWS does not say it', async () => {
    await expect(readConcurrency(lambda({}) as never, [])).rejects.toThrow('named none');
  });
});
